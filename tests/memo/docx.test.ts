import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "../../src/dataset/model.ts";
import { loadDesign } from "../../src/design.ts";
import { PLAIN } from "../../src/memo/arrange.ts";
import { writeDocx } from "../../src/memo/docx/write.ts";
import { buildMemoView } from "../../src/memo/view/view.ts";
import { packageHome } from "../../src/package.ts";
import type { Locale } from "../../src/view/locale.ts";
import { readSample, readStarter } from "./maker.ts";
import { files, notice } from "./samples.ts";

const ABOUT = {
  author: "（示例机关）",
  date: "2026-01-05",
  imprintFits: true,
  ...PLAIN,
};
let dataset: Dataset;
let locale: Locale;
beforeAll(async () => {
  dataset = await readStarter();
  locale = (await loadDesign(packageHome())).localeByLanguage.zh;
});

async function write(yaml: string): Promise<Uint8Array> {
  const { value } = await readSample("sample", yaml, dataset);
  if (!value) throw new Error("The sample has faults");
  return writeDocx(buildMemoView(value, dataset, locale), ABOUT);
}

/** Reads the files of a ZIP by its directory. */
function unzip(zip: Uint8Array): ReadonlyMap<string, string> {
  const data = Buffer.from(zip);
  const found = new Map<string, string>();
  let entry = data.readUInt32LE(data.length - 6);
  while (data.readUInt32LE(entry) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((at) =>
      data.readUInt16LE(entry + at),
    ) as [number, number, number];
    const local = data.readUInt32LE(entry + 42);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const packed = data.subarray(start, start + data.readUInt32LE(entry + 20));
    const isPacked = data.readUInt16LE(entry + 10) === 8;
    const path = data.toString("utf8", entry + 46, entry + 46 + nameLength);
    found.set(path, (isPacked ? inflateRawSync(packed) : packed).toString("utf8"));
    entry += 46 + nameLength + extra + comment;
  }
  return found;
}

async function documentOf(yaml: string): Promise<string> {
  return unzip(await write(yaml)).get("word/document.xml") ?? "";
}

const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text).join("");

describe("writeDocx(view, about)", () => {
  it("sets paper, margins and the grid of 22 lines", async () => {
    const xml = await documentOf(notice());
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(xml).toMatch(/<w:pgMar [^>]*w:top="2098"/);
    expect(xml).toMatch(/<w:pgMar [^>]*w:right="1474"/);
    expect(xml).toMatch(/<w:pgMar [^>]*w:bottom="1984"/);
    expect(xml).toMatch(/<w:pgMar [^>]*w:left="1587"/);
    expect(xml).toMatch(/<w:docGrid [^>]*w:linePitch="579"/);
    // 37 + 35 mm of margins leave 22 lines of 28.95 pt.
    expect(Math.floor((16838 - 2098 - 1984) / 579)).toBe(22);
  });

  it("names the faces of the standard for each part", async () => {
    const xml = await documentOf(notice({ body: "# 甲\n\n## 乙\n\n文。" }));
    const faceOf = (text: string) =>
      new RegExp(`w:eastAsia="([^"]+)"(?:(?!</w:r>).)*<w:t[^>]*>${text}`).exec(xml)?.[1];
    expect(faceOf("（示例机关）文件")).toBe("方正小标宋简体");
    expect(faceOf("关于示例事项的通知")).toBe("方正小标宋简体");
    expect(faceOf("一、")).toBe("黑体");
    expect(faceOf("（一）")).toBe("楷体_GB2312");
    expect(faceOf("文。")).toBe("仿宋_GB2312");
    expect(xml).not.toContain("<w:b/>");
  });

  it("gives headings their levels, and numbers pages by a field at odd right and even left", async () => {
    const parts = unzip(
      await write(notice({ body: "# 甲\n\n## 乙\n\n### 丙\n\n#### 丁\n\n文。" })),
    );
    const xml = parts.get("word/document.xml") ?? "";
    for (const level of [1, 2, 3, 4]) expect(xml).toContain(`w:val="Heading${level}"`);
    const footers = [...parts].filter(([path]) => path.startsWith("word/footer"));
    expect(footers.map(([, footer]) => /<w:jc w:val="(\w+)"/.exec(footer)?.[1]).sort()).toEqual([
      "left",
      "right",
    ]);
    for (const [, footer] of footers) {
      expect(footer).toContain("PAGE");
      expect(textOf(footer)).toBe("—  —");
    }
    expect(parts.get("word/settings.xml")).toContain("<w:evenAndOddHeaders");
  });

  it("says the same as the memo, figures with their units", async () => {
    const body = "2023年总值{{figure jia/gross_regional_product/2023/level}}。";
    const text = textOf(await documentOf(notice({ body, more: files(2) })));
    for (const words of [
      "2023年总值210.5亿元。",
      "附件：1.示例附件之1",
      "2.示例附件之2",
      "甲局，乙局：",
      "2026年1月5日",
      "抄送：丙局。",
    ])
      expect(text).toContain(words);
  });

  it.each(["report", "letter", "minutes"])("writes a %s", async (kind) => {
    const more =
      { report: "signatories: [甲某]\n", letter: "", minutes: "present: [甲某]\n" }[kind] ?? "";
    const xml = await documentOf(notice({ kind, more }));
    expect(textOf(xml)).toContain("示例〔××××〕×号");
    // Attributes that count points are whole numbers, or a word processor asks to repair the file.
    for (const [, space] of xml.matchAll(/w:space="([^"]+)"/g)) expect(space).toMatch(/^\d+$/);
  });

  it("puts addressees into the imprint where print does", async () => {
    const { value } = await readSample("sample", notice(), dataset);
    if (!value) throw new Error("The sample has faults");
    const view = buildMemoView(value, dataset, locale);
    const moved = await writeDocx(view, { ...ABOUT, movesAddressees: true, imprintFits: false });
    const xml = unzip(moved).get("word/document.xml") ?? "";
    expect(textOf(xml)).toContain("主送：甲局，乙局。　抄送：丙局。");
    expect(textOf(xml)).not.toContain("甲局，乙局：");
    expect(xml).toContain("<w:pageBreakBefore/>");
  });

  it("keeps the note with the text, or only its end with the signature, as print does", async () => {
    const { value } = await readSample("sample", notice({ more: files(3) }), dataset);
    if (!value) throw new Error("The sample has faults");
    const view = buildMemoView(value, dataset, locale);
    const kept = async (about: Partial<typeof PLAIN>) => {
      const xml = unzip(await writeDocx(view, { ...ABOUT, ...about })).get("word/document.xml");
      const paragraphs = (xml ?? "").split("<w:p>").slice(1);
      return paragraphs.flatMap((each) => (each.includes("<w:keepNext/>") ? [textOf(each)] : []));
    };
    const text = expect.stringMatching(/^本句/);
    const [first, second, third] = ["附件：1.示例附件之1", "2.示例附件之2", "3.示例附件之3"];
    const issuer = "（示例机关）";
    expect(await kept({})).toEqual([text, first, second, third, issuer]);
    expect(await kept({ beside: "note" })).toEqual([third, issuer]);
  });

  it("has as many lines a page as print", async () => {
    const { value } = await readSample("sample", notice(), dataset);
    if (!value) throw new Error("The sample has faults");
    const view = buildMemoView(value, dataset, locale);
    const closer = unzip(await writeDocx(view, { ...ABOUT, lines: 24 })).get("word/document.xml");
    // 28.95 pt times 22 by 24; the imprint keeps its lines.
    const pitches = [...(closer ?? "").matchAll(/w:line(?:Pitch)?="(\d+)"/g)].map(([, at]) => at);
    expect(pitches.filter((pitch) => pitch === "531").length).toBeGreaterThan(6);
    expect(pitches.filter((pitch) => pitch === "579").length).toBe(2);
  });

  it("gives the same bytes each time", async () => {
    const [once, again] = [await write(notice()), await write(notice())];
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
  });
});
