import { beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "../../src/dataset/model.ts";
import type { Block } from "../../src/memo/model.ts";
import { readSample, readStarter } from "./maker.ts";
import { files, notice } from "./samples.ts";

let dataset: Dataset;
beforeAll(async () => {
  dataset = await readStarter();
});

async function read(yaml: string) {
  const { value, diagnostics } = await readSample("sample", yaml, dataset);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return value;
}

const textOf = ({ kind, content }: Block) =>
  `${kind === "heading" ? "# " : ""}${content.map((each) => (each.kind === "words" ? each.text : "")).join("")}`;

/** The body in double quotes, in which any space may stand anywhere. */
async function bodyOf(body: string): Promise<readonly string[]> {
  const yaml = notice().replace(/^body: \|\n.*$/m, `body: ${JSON.stringify(body)}`);
  return (await read(yaml)).body.map(textOf);
}

/** Spaces that are pasted before a paragraph in place of its indentation. */
const INDENTS = [
  "\u3000\u3000",
  "\u3000",
  "    ",
  "\t",
  "\u00a0\u00a0\u00a0\u00a0",
  "\u2003\u2003",
  "\u2002\u2002\u2002\u2002",
  " \u3000\u3000 ",
  "&emsp;&emsp;",
  "&nbsp;&nbsp;",
  "&#12288;&#12288;",
];

describe("linesOf(body)", () => {
  it.each(INDENTS)("indents paragraphs, headings and numbered words once: %j", async (indent) => {
    const paragraphs = ["第一段。", "一、第二段。", "（一）第三段。", "1.第四段。"];
    const pasted = paragraphs.map((text) => `${indent}${text}\u3000\u3000`).join("\n\n");
    expect(await bodyOf(pasted)).toEqual(paragraphs);
    expect(await bodyOf(`# ${indent}标题\u3000\n\n${indent}文。  \n`)).toEqual(["# 标题", "文。"]);
  });

  it.each(INDENTS.filter((indent) => !indent.startsWith("&") && indent !== "\u3000"))(
    "begins a paragraph at each indented line, without a line between: %j",
    async (indent) => {
      const pasted = `${indent}第一段，\n还是第一段。\n${indent}第二段。\n# 标题\n${indent}第三段。`;
      const read = ["第一段，还是第一段。", "第二段。", "# 标题", "第三段。"];
      expect(await bodyOf(pasted)).toEqual(read);
    },
  );

  it("reads a heading whose mark a full-width space follows", async () => {
    expect(await bodyOf("#\u3000标题\n\n##\u00a0小标题\n\n文。")).toEqual([
      "# 标题",
      "# 小标题",
      "文。",
    ]);
  });

  it("keeps spaces inside a text", async () => {
    expect(await bodyOf("甲某\u3000乙某 abc def。")).toEqual(["甲某\u3000乙某 abc def。"]);
  });

  it("locates a fault behind pasted spaces, in a literal block", async () => {
    const body = "　　第一段。\n　　<b>第二段</b>。\n\n　　&#x202e;第三段。";
    const { diagnostics } = await readSample("sample", notice({ body }), dataset);
    expect(diagnostics.map(({ at, code }) => `${at.line}:${at.col} ${code}`)).toEqual([
      "8:5 unsupported-markdown",
      "8:5 unsupported-markdown",
      "10:5 invisible-character",
    ]);
  });

  it("asks each paragraph for the year of its figure, also without a line between", async () => {
    const figure = "{{figure jia/gross_regional_product/2023/level}}";
    const body = `　　2023年的情况。\n　　总值${figure}。`;
    const { diagnostics } = await readSample("sample", notice({ body }), dataset);
    expect(diagnostics.map(({ code }) => code)).toEqual(["year-not-said"]);
    const named = await readSample(
      "sample",
      notice({ body: `　　2023年总值${figure}。` }),
      dataset,
    );
    expect(named.diagnostics).toEqual([]);
  });
});

describe("memoSchema", () => {
  it("takes texts and names without the spaces around them", async () => {
    const spaced = notice({ more: files(1) })
      .replace(/^title: .*$/m, 'title: "\\u3000关于示例事项\\u3000\\n\\u3000\\u3000的通知\\t"')
      .replace(/^issuer: .*$/m, 'issuer: "\\u00a0示例机关\\u2003"')
      .replace(/^addressees: .*$/m, 'addressees: ["\\u3000\\u3000甲局", "乙局 "]')
      .replace(/title: (示例附件之1)/, 'title: "\\u3000$1\\t"');
    expect(await read(spaced)).toMatchObject({
      title: ["关于示例事项", "的通知"],
      issuer: "示例机关",
      mark: "示例机关文件",
      signature: "示例机关",
      addressees: ["甲局", "乙局"],
      attachments: [{ title: "示例附件之1" }],
    });
  });

  it("reports a text of spaces alone", async () => {
    const yaml = notice().replace(/^title: .*$/m, 'title: "\\u3000\\u3000"');
    const { diagnostics } = await readSample("sample", yaml, dataset);
    expect(diagnostics).toMatchObject([{ code: "wrong-format", at: { line: 4, col: 8 } }]);
  });
});
