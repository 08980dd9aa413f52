import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../src/documents/read.ts";
import { writePdf } from "./write-pdf.ts";

async function readPage(body: string): Promise<string> {
  const page = `<html><body>${body}</body></html>`;
  return (await readDocumentBytes(new TextEncoder().encode(page), "x.html")).text;
}

describe("readDocumentBytes(bytes, name), of a page", () => {
  it.each([
    ["words in a line", "<p>增长<b>5</b>.<i>5</i>%</p>", "增长5.5%\n"],
    ["lines of its source", "<p>生产\n  总值 GDP\n grew</p>", "生产总值 GDP grew\n"],
    ["breaks and blocks", "甲<br>乙<div>丙</div>丁", "甲\n乙\n丙\n丁\n"],
    ["what is not seen", "<p>甲<script>1</script><span style='display: none'>2</span></p>", "甲\n"],
    ["characters by name", "<p>&lt;甲&gt;&#20057;</p>", "<甲>乙\n"],
  ])("reads %s", async (_, body, text) => {
    expect(await readPage(body)).toBe(text);
  });

  it("takes a table that only arranges a page for its content", async () => {
    const inner = "<table><tr><td>甲<td>1</table>";
    expect(await readPage(`<table><tr><td>左<td><p>文</p>${inner}</table>`)).toBe(
      "左\n文\n\t甲\n\t1\n",
    );
    expect(await readPage("<table><tr><td>一</td></tr><tr><td>二</td></tr></table>")).toBe(
      "一\n二\n",
    );
  });
});

describe("readDocumentBytes(bytes, name), of a PDF", () => {
  const line = (y: number, text: string, x = 60) => ({ x, y, text });

  it("keeps lines of columns apart, with a tab between", async () => {
    const pdf = writePdf([[line(700, "指标名称"), line(700, "120.5", 300), line(672, "进口")]]);
    expect((await readDocumentBytes(pdf, "x.pdf")).text).toBe("指标名称\t120.5\n进口\n");
  });

  it("goes on with a paragraph overleaf, and keeps a number that only one page has in its margin", async () => {
    const full = "东县经济运行总体平稳稳中有进";
    const pdf = writePdf([
      [line(700, full), line(120, full)],
      [line(700, "向好。"), line(672, full), line(40, "278")],
    ]);
    expect((await readDocumentBytes(pdf, "x.pdf")).text).toBe(
      `${full}\n${full}向好。\n${full}\n278\n`,
    );
  });
});
