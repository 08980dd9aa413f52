import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateDataset } from "../../bench/dataset/generate.ts";
import { readDataset } from "../../src/dataset/read.ts";
import type { Candidate, Reading } from "../../src/intake/model.ts";
import { namesOf, readDocument } from "../../src/intake/read.ts";
import { yearsOf } from "../../src/intake/when.ts";
import { locateFigures } from "../../src/sources/prove.ts";
import "../seed.ts";
import { documentOf, knownOf, YEARS } from "./registry.ts";

const encoder = new TextEncoder();

/** Generated documents with the data that they were generated from. */
function generate() {
  const files = generateDataset({ places: 4, indicators: 40 });
  const yaml = files.filter(({ path }) => path.endsWith(".yaml"));
  const encoded = yaml.map(({ path, text }) => ({ path, bytes: encoder.encode(text) }));
  const { value: dataset } = readDataset(encoded);
  if (!dataset) throw new Error("The generated data has faults.");
  const documents = [...dataset.documentById.values()].map((document) => {
    const text = files.find(({ path }) => path === `sources/${document.proof?.file}`)?.text ?? "";
    const years = yearsOf(document);
    if (!years) throw new Error("The generated document has no years.");
    return {
      id: document.id,
      text,
      years,
      reading: readDocument({ text, grids: [] }, years, dataset),
    };
  });
  return { dataset, documents };
}

const { dataset, documents } = generate();

/** Every list of a reading, in one. */
const allOf = ({ candidates, ignored, unread }: Reading) => [...candidates, ...ignored, ...unread];

/** Holds a reading to what every reading is. */
function check(text: string, reading: Reading): void {
  const all = allOf(reading).sort((left, right) => left.start - right.start);
  expect(all.length).toBe(reading.numbers);
  for (const [index, { start, end, text: printed }] of all.entries()) {
    expect(text.slice(start, end)).toBe(printed);
    expect(start).toBeLessThan(end);
    expect(start).toBeGreaterThanOrEqual(all[index - 1]?.end ?? 0);
  }
  // No digit stands outside of a number.
  const outside = all.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    text,
  );
  expect(outside.normalize("NFKC")).not.toMatch(/\d/);
}

/** Pieces of which documents are put together: words, numbers as they come, and what parts them. */
const PIECES = [
  ..."，。；：、（）“”".split(""),
  ...["\n", "\r\n", "\t", "\n\n", " ", "　"],
  ...["一、2030年情况\n", "（一）", "一是", "二、任务\n", "1.", "①", "〔2030〕", "第"],
  ...["30", "4.5", "1,234", "３５", "100", "2030", "-6", "0", "7", "12.8：37.3：49.9"],
  ...["亿元", "%", "％", "个", "家", "年", "个百分点", "万", "余", "以上", "左右", "岁"],
  ...[
    "珍珠产值",
    "同比增长",
    "分别",
    "由",
    "增加至",
    "和",
    "完成",
    "新增",
    "\u200b",
    "⻓",
    "e\u0301",
  ],
];

const TEXT = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => pieces.join(""));

describe("a reading", () => {
  it("has every number of any text in exactly one list, where it stands", () => {
    fc.assert(
      fc.property(TEXT, (text) => check(text, readDocument({ text, grids: [] }, YEARS, knownOf()))),
      { numRuns: 300 },
    );
  });

  it("has every number of generated documents, and none unread", () => {
    for (const { text, reading } of documents) {
      check(text, reading);
      expect(reading.unread).toEqual([]);
    }
  });

  it("finds the figures of generated documents whose words name them, and takes none for another", () => {
    for (const { id, text, reading } of documents) {
      const ranges = locateFigures(dataset, id, { text, grids: [] });
      const isInside = (one: Candidate, figure: string) =>
        ranges.get(figure)?.some(({ start, end }) => one.start >= start && one.end <= end);
      const own = dataset.figures.filter((one) => one.document === id && one.value !== null);
      const named = own.filter(({ indicator, printed }) =>
        printed.includes(dataset.indicatorById.get(indicator)?.short.zh ?? ""),
      );
      expect(named.length).toBeGreaterThan(10);
      for (const { id: figure, indicator, measure, period, value } of named) {
        const found = reading.candidates.filter((one) => isInside(one, figure));
        expect(found).toContainEqual(
          expect.objectContaining({ indicator, measure, period, value }),
        );
      }
    }
  });

  it("is the same each time, whatever the order of the names", () => {
    for (const { text, years, reading } of documents) {
      const names = [...namesOf(dataset)].reverse();
      expect(readDocument({ text, grids: [] }, years, dataset, { names })).toEqual(reading);
    }
  });

  it("takes a document without parts for one place", () => {
    const text = "潮汐县情况\n珍珠产值完成30亿元。\n";
    const { candidates } = readDocument({ text, grids: [] }, YEARS, knownOf());
    expect(candidates).toMatchObject([{ indicator: "pearl_output", section: "全文" }]);
  });

  it("gives spans of the document as it is, with full-width digits, radicals and spaces", () => {
    const text = documentOf("珍珠 产值\u200b 完成 ３０．５ 亿元。");
    const [one] = readDocument({ text, grids: [] }, YEARS, knownOf()).candidates;
    expect(one).toMatchObject({ indicator: "pearl_output", value: 30.5, text: "３０．５" });
  });
});
