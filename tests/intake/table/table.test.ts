import { describe, expect, it } from "vitest";
import { inventDataset } from "../../../bench/dataset/read.ts";
import { readDocumentBytes } from "../../../src/documents/read.ts";
import type { Candidate } from "../../../src/intake/model.ts";
import { readDocument } from "../../../src/intake/read.ts";
import type { TableMapping } from "../../../src/intake/table/mapping.ts";
import { bytesOf, FLAT, PLACES_ACROSS, PLACES_DOWN, YEARS_ACROSS } from "./sheets.ts";

const dataset = inventDataset({ places: 6, cities: 2, sameNames: 1, indicators: 12, longNames: 1 });

async function read(bytes: Uint8Array, mappings: readonly TableMapping[] = []) {
  const document = await readDocumentBytes(bytes, "counties.xlsx");
  const { regionById } = dataset;
  const tables = { regionById, home: "wenmiancity", mappings, around: ["counties", "2023年"] };
  return readDocument(document, { past: 2023, plan: 2024 }, dataset, { tables });
}

const brief = ({ region, indicator, proposed, period, measure, value, unit, section }: Candidate) =>
  [region, indicator ?? proposed?.name, period, measure, value, unit, section].join(" ");

describe("readDocument(document, years, known), of a table of many places", () => {
  it.each([
    ["places down, three rows of heads", PLACES_DOWN],
    ["places across, indicators down", PLACES_ACROSS],
    ["years as heads, places of one name", YEARS_ACROSS],
    ["heads in one row, a growth behind what it is of", FLAT],
  ])("reads to the last number: %s", async (_, wide) => {
    const { candidates, unread, ignored, numbers } = await read(await bytesOf(wide));
    expect(unread).toEqual([]);
    expect(candidates.map(brief)).toEqual(wide.says);
    expect(candidates.flatMap(({ doubts }) => doubts)).toEqual([]);
    expect(numbers).toBe(candidates.length + ignored.length);
  });

  it("reads a target from its head", async () => {
    const { candidates } = await read(await bytesOf(FLAT));
    const planned = candidates.filter(({ status }) => status === "target");
    expect(planned.map(({ section }) => section)).toEqual(["经济指标!F3", "经济指标!F4"]);
  });

  it("takes a number whose heads name no unit to be in the indicator's, with a doubt", async () => {
    const rows = [
      ["县区", "地区生产总值"],
      ["鼓楼区", 234.5],
    ];
    const { candidates } = await read(await bytesOf({ name: "1", rows, merged: [], says: [] }));
    expect(candidates).toMatchObject([{ unit: "亿元", doubts: [{ code: "no-unit" }] }]);
  });

  it("finds an indicator that was new when its mapping was agreed", async () => {
    const rows = [
      ["县区", "地区生产总值（亿元）"],
      ["鼓楼区", 234.5],
    ];
    const name = "地区生产总值";
    const columns = { [`${name}(亿元)`]: { name, unit: "亿元" } };
    const mapping = { sheet: null, columns, rows: { 鼓楼区: { region: "gulou" } } };
    const bytes = await bytesOf({ name: "1", rows, merged: [], says: [] });
    const { candidates, tables } = await read(bytes, [mapping]);
    expect(tables[0]?.fresh).toEqual([]);
    expect(candidates).toMatchObject([{ indicator: "gross_regional_product", proposed: null }]);
  });
});
