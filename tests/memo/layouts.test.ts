import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditOfficial } from "../../src/audit/official/audit.ts";
import { readPages } from "../../src/audit/official/document.ts";
import { formatOfficial } from "../../src/audit/official/format.ts";
import { expectGolden } from "../golden.ts";
import { type Making, type MemoMaker, openMemoMaker } from "./maker.ts";
import { files, filler, notice } from "./samples.ts";

let maker: MemoMaker;
beforeAll(async () => {
  maker = await openMemoMaker();
});
afterAll(() => maker.close());

const PITCH = 225 / 22;
const CHARACTER = 156 / 28;

/** Each page as a list: line of the type area, characters from its left edge, text. */
async function layoutOf(pdf: Uint8Array): Promise<string> {
  const pages = await readPages(pdf);
  if (!pages) throw new Error("No PDF was made");
  return pages
    .map(({ number, lines }) => {
      const rows = lines.map(({ baseline, left, text }) => {
        const line = ((baseline - 37) / PITCH).toFixed(1).padStart(5);
        return `${line} ${((left - 28) / CHARACTER).toFixed(1).padStart(5)}  ${text}`;
      });
      return [`page ${number}`, ...rows].join("\n");
    })
    .join("\n\n")
    .concat("\n");
}

const twenty = Array.from({ length: 20 }, (_, index) => `第${index + 1}示例区县发展和改革局`);
const thirty = Array.from({ length: 30 }, (_, index) => `第${index + 1}示例区县发展和改革局`);
const longTitle =
  "关于印发示例地区国民经济和社会发展主要指标对比分析与年度计划执行情况评估工作实施方案及配套技术规范的通知";

const CASES: Readonly<Record<string, readonly [yaml: string, making?: Making]>> = {
  "long-title": [notice({ title: longTitle })],
  "twenty-addressees": [notice({ addressees: twenty })],
  "thirty-addressees": [notice({ addressees: thirty })],
  "no-attachment": [notice()],
  "ten-attachments": [notice({ more: files(10) })],
  "one-line-body": [notice({ body: "请遵照执行。" })],
  // Its text fills the first page to the last line.
  "full-page": [notice({ body: filler(8) })],
  "full-page-duplex": [notice({ body: filler(8) }), { isDuplex: true }],
  report: [
    notice({
      kind: "report",
      more: 'signatories: [甲某, 乙某]\ncopy_number: "000001"\nsecrecy: 秘密★1年\nurgency: 特急\n',
    }),
  ],
  // Rows of two names, the number beside the last.
  signatories: [
    notice({ kind: "report", more: "signatories: [甲某某, 乙某某, 丙某, 丁某某, 戊某某]\n" }),
  ],
  // Their text and signature stand together with lines closer by a little.
  "five-attachments": [notice({ body: "请遵照执行。", more: files(5) })],
  // One line of the text beside the signature.
  "two-lines": [notice({ body: `${filler(1)}请遵照执行。`, more: files(6) })],
  // The end of the note beside the signature.
  "note-parted": [notice({ body: "# 甲\n\n请遵照执行。", more: files(8) })],
  // The signature finds no place below so many addressees.
  "addressees-moved": [notice({ addressees: twenty, body: "请遵照执行。", title: longTitle })],
  letter: [notice({ kind: "letter", more: "urgency: 加急\n" })],
  minutes: [notice({ kind: "minutes", more: "present: [甲某, 乙某]\nabsent: [丙某]\n" })],
};

describe("makeMemo(request)", () => {
  it.each(Object.keys(CASES))("lays out %s as recorded, within the standard", async (name) => {
    const [yaml, making] = CASES[name] ?? [""];
    const { pdf } = await maker.make(name, yaml, making);
    const report = await auditOfficial(pdf);
    const off = report && formatOfficial(report).filter((line) => line.startsWith("off"));
    expect(off).toEqual([]);
    expectGolden(`memo/${name}.txt`, await layoutOf(pdf));
  });
});
