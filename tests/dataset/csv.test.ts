import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { formatCsv } from "../../src/dataset/csv.ts";
import { exportRecords } from "../../src/dataset/export.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { FIXTURE, filesOf } from "./fixture.ts";

const dataset = readDataset(filesOf(FIXTURE)).value as Dataset;

const FIELDS =
  "region indicator year measure value text unit bound status basis scope document section printed".split(
    " ",
  );

describe("formatCsv(dataset)", () => {
  const csv = formatCsv(dataset);
  const rows: Record<string, string>[] = parse(csv, { columns: true });

  it("begins with the fields of the contract", () => {
    expect(csv.split("\r\n")[0]?.split(",").slice(0, 14)).toEqual(FIELDS);
  });

  it("says the same as the JSON, empty for null", () => {
    const text = (value: unknown) => (value === null ? "" : String(value));
    const expected = exportRecords(dataset).map((record) =>
      Object.fromEntries(Object.entries(record).map(([field, value]) => [field, text(value)])),
    );
    expect(rows).toMatchObject(expected);
  });

  it("writes no number with an exponent", () => {
    const [first] = dataset.figures;
    const tiny = { ...dataset, figures: first ? [{ ...first, value: 1e-7, precision: 1e21 }] : [] };
    expect(parse(formatCsv(tiny), { columns: true })).toMatchObject([
      { value: "0.0000001", precision: "1000000000000000000000" },
    ]);
  });

  it.each([
    ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
    ["@SUM(1)", "'@SUM(1)"],
    ["+1+1", "'+1+1"],
    ["-2.5亿元", "'-2.5亿元"],
    ["\t=1", "'\t=1"],
    ["＝1", "'＝1"],
    ["'=1", "''=1"],
    ["-6.5 %", "-6.5 %"],
    ["'quoted'", "'quoted'"],
    ["增长=5%", "增长=5%"],
  ])("writes the text %j so that a spreadsheet does not run it", (printed, cell) => {
    const [first] = dataset.figures;
    const one = { ...dataset, figures: first ? [{ ...first, value: -2.5, printed }] : [] };
    expect(parse(formatCsv(one), { columns: true })).toMatchObject([
      { printed: cell, value: "-2.5" },
    ]);
  });

  it("keeps further places, one a line", () => {
    expect(rows[0]?.also).toBe("附表/生产总值 | 120.50 亿元");
  });

  it("begins with a byte order mark only when asked to", () => {
    expect(formatCsv(dataset, { bom: true })).toBe(`\ufeff${csv}`);
    expect(csv.startsWith("region")).toBe(true);
  });
});
