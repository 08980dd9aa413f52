import { AlignmentType, Document, LevelFormat, Packer, Paragraph, TextRun } from "docx";
import { describe, expect, it } from "vitest";
import { numeral } from "../../src/documents/docx/numerals.ts";
import { readDocumentBytes } from "../../src/documents/read.ts";

const level = (at: number, format: keyof typeof LevelFormat, text: string, start = 1) => ({
  level: at,
  format: LevelFormat[format],
  text,
  start,
  alignment: AlignmentType.START,
});

const HEADINGS = {
  reference: "headings",
  levels: [
    level(0, "CHINESE_COUNTING", "%1、"),
    level(1, "CHINESE_COUNTING", "（%2）"),
    level(2, "DECIMAL", "%3."),
    level(3, "DECIMAL", "%3.%4 "),
  ],
};

type Line = string | readonly [text: string, level: number, list?: string, instance?: number];

async function read(lines: readonly Line[], more: object[] = []): Promise<string> {
  const children = lines.map((line) => {
    if (typeof line === "string") return new Paragraph(line);
    const [text, level, reference = "headings", instance = 0] = line;
    return new Paragraph({ text, numbering: { reference, level, instance } });
  });
  const config = [HEADINGS, ...more] as unknown as [typeof HEADINGS];
  const document = new Document({ numbering: { config }, sections: [{ children }] });
  const bytes = new Uint8Array(await Packer.toBuffer(document));
  return (await readDocumentBytes(bytes, "plan.docx")).text;
}

describe("readDocumentBytes(bytes, name), of paragraphs that Word numbers", () => {
  it("writes the numbers of headings, each level counted anew below the one above", async () => {
    const text = await read([
      "东县2023年计划",
      ["执行情况", 0],
      ["工业", 1],
      ["新建项目12个。", 2],
      ["投资5亿元。", 2],
      ["其中", 3],
      ["农业", 1],
      ["粮食3万吨。", 2],
      "总量不变。",
      ["目标", 0],
      ["增速", 1],
    ]);
    expect(text.trimEnd().split("\n")).toEqual([
      "东县2023年计划",
      "一、执行情况",
      "（一）工业",
      "1.新建项目12个。",
      "2.投资5亿元。",
      "2.1 其中",
      "（二）农业",
      "1.粮食3万吨。",
      "总量不变。",
      "二、目标",
      "（一）增速",
    ]);
  });

  it("leaves bullets without a number, and counts lists apart", async () => {
    const bullets = { reference: "bullets", levels: [level(0, "BULLET", "●")] };
    const letters = { reference: "letters", levels: [level(0, "UPPER_LETTER", "%1)", 3)] };
    const lines: Line[] = [
      ["甲", 0],
      ["乙", 0, "bullets"],
      ["丙", 0, "letters"],
      ["丁", 0, "letters"],
      ["戊", 0],
    ];
    const text = await read(lines, [bullets, letters]);
    expect(text.trimEnd().split("\n")).toEqual(["一、甲", "乙", "C)丙", "D)丁", "二、戊"]);
  });

  it("numbers paragraphs by their style, and by what that is based on", async () => {
    const document = new Document({
      numbering: { config: [HEADINGS] },
      styles: {
        paragraphStyles: [
          {
            id: "part",
            name: "part",
            paragraph: { numbering: { reference: "headings", level: 0 } },
          },
          { id: "own", name: "own", basedOn: "part" },
        ],
      },
      sections: [
        {
          children: [
            new Paragraph({ style: "part", children: [new TextRun("执行情况")] }),
            new Paragraph({ style: "own", text: "目标" }),
            new Paragraph({ style: "part", text: "附表", numbering: false }),
          ],
        },
      ],
    });
    const bytes = new Uint8Array(await Packer.toBuffer(document));
    const { text } = await readDocumentBytes(bytes, "plan.docx");
    expect(text).toMatch(/^一、执行情况\n二、目标\n/);
  });
});

describe("numeral(format, number)", () => {
  it.each([
    [
      "chineseCounting",
      [1, 10, 11, 20, 35, 105, 110, 1000],
      "一 十 十一 二十 三十五 一百零五 一百一十 1000",
    ],
    ["chineseLegalSimplified", [1, 10, 12], "壹 壹拾 壹拾贰"],
    ["ideographDigital", [7, 10, 12], "七 一〇 一二"],
    ["ideographTraditional", [1, 10], "甲 癸"],
    ["decimalFullWidth", [12], "１２"],
    ["decimalEnclosedCircle", [1, 20, 21], "① ⑳ 21"],
    ["decimalZero", [3, 12], "03 12"],
    ["upperLetter", [1, 26, 27], "A Z AA"],
    ["lowerRoman", [4, 9, 14, 49], "iv ix xiv xlix"],
    ["none", [3], ""],
  ])("writes %s", (format, numbers, written) => {
    expect(numbers.map((number) => numeral(format, number)).join(" ")).toBe(written);
  });

  it("knows no other", () => {
    expect(numeral("bullet", 1)).toBeNull();
  });
});
