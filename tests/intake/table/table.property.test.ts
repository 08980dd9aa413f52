import fc from "fast-check";
import { expect, it } from "vitest";
import { inventDataset } from "../../../bench/dataset/read.ts";
import { quantitiesIn } from "../../../src/dataset/printed/quantity.ts";
import { indexUnits } from "../../../src/dataset/printed/unit-index.ts";
import { readDocumentBytes } from "../../../src/documents/read.ts";
import { readDocument } from "../../../src/intake/read.ts";
import { withoutMarks } from "../../../src/sources/sheet/words.ts";
import { csvOf } from "./sheets.ts";

const dataset = inventDataset({ places: 6, cities: 2, sameNames: 1, indicators: 12 });
const units = indexUnits(dataset.unitById);

const HEADS = [
  "地区生产总值",
  "增速（%）",
  "2023年",
  "2022年",
  "位次",
  "单位：亿元",
  "指标①",
  "",
  "1",
  "亿元",
];
const CELLS = [
  "鼓楼区",
  "城关区",
  "全市",
  "合计",
  "…",
  "－",
  "",
  "注：1个",
  "1,234.5",
  "５．６",
  "12%",
  "-3",
  "7②",
  "2023",
];

it("puts every number in digits of any table into exactly one list", async () => {
  const row = (words: readonly string[]) =>
    fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 4 });
  const tables = fc.tuple(
    fc.array(row(HEADS), { minLength: 1, maxLength: 4 }),
    fc.array(row(CELLS), { minLength: 1, maxLength: 6 }),
  );
  await fc.assert(
    fc.asyncProperty(tables, async ([heads, body]) => {
      const rows = [...heads, ...body];
      fc.pre(rows.some((one) => one.some((cell) => cell !== "")));
      const bytes = csvOf({ name: "", rows, merged: [], says: [] });
      const document = await readDocumentBytes(bytes, "t.csv");
      const { regionById } = dataset;
      const tables = { regionById, home: "wenmiancity", mappings: [], around: ["2023年"] };
      const years = { past: 2023, plan: 2024 };
      const read = readDocument(document, years, dataset, { tables });
      const all = [...read.candidates, ...read.ignored, ...read.unread];
      // What is no table of this kind is read as any text, in which a mark of a note is a number.
      const plain = read.tables.length > 0 ? withoutMarks : (text: string) => text;
      const there = document.grids
        .flatMap(({ cells }) => cells)
        .flatMap(({ text }) => quantitiesIn(plain(text).normalize("NFKC").trim(), units))
        .filter(({ form }) => form === "digits");
      expect(all).toHaveLength(there.length);
      expect(new Set(all.map(({ start }) => start)).size).toBe(all.length);
      for (const { text, start, end } of all) expect(document.text.slice(start, end)).toBe(text);
    }),
    { numRuns: 150 },
  );
});
