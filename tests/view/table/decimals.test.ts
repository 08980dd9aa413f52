import { describe, expect, it } from "vitest";
import type { Row } from "../../../src/analysis/analyze.ts";
import { compare } from "../../../src/analysis/compare.ts";
import type { Measure } from "../../../src/dataset/model.ts";
import type { CellView } from "../../../src/view/model.ts";
import { buildTable } from "../../../src/view/table/table.ts";
import { buildDataset, type FigureSpec } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

const REGIONS = ["Jia", "Yi", "Bing"];
const INDICATORS = [
  { id: "product", decimals: 2 },
  { id: "trade", decimals: 2 },
  { id: "jobs", decimals: 0 },
];

/** One figure a place. */
const row = (indicator: string, measure: Measure, values: readonly number[]) =>
  values.map((value, index): FigureSpec => {
    return { region: REGIONS[index] ?? "", indicator, measure, value };
  });

/** A table of places in columns, whose numbers show from none to two digits after the point. */
function headline() {
  const figures = [
    ...row("product", "level", [310.52, 790.2, 295]),
    ...row("product", "growth", [3.1, 6.25, 2]),
    ...row("trade", "level", [45, 146.9, 33.75]),
    ...row("jobs", "level", [6200, 31200, 3400]),
  ];
  const dataset = withUnits(buildDataset({ regions: REGIONS, indicators: INDICATORS, figures }));
  const rows = INDICATORS.flatMap(({ id }) =>
    (["level", "growth"] as const).map((measure): Row => {
      const question = { indicator: id, measure, target: false, regions: REGIONS };
      return { comparison: compare(dataset, question), before: null };
    }),
  ).filter(({ comparison }) => comparison.cells.some(({ figures }) => figures.length > 0));
  const source = { id: "t", caption: "表", rows, regions: REGIONS };
  return buildTable(contextFor(dataset, "zh"), source);
}

/** Decimals shown and decimals made up for by empty space. */
function lengthOf({ numerals, pad }: CellView): number {
  const shown = numerals.at(-1)?.text.split(".")[1]?.length ?? 0;
  return shown + Number(pad.match(/\d/)?.[0] ?? 0);
}

describe("the numbers of a table", () => {
  it("stand under each other at the point in every column, whole amounts at its end", () => {
    const { form, columns, rows } = headline();
    expect(form).toBe("columns");
    const jobs = rows.find(({ name }) => name === "jobs");
    for (const index of columns.keys()) {
      const cells = rows.filter((one) => one !== jobs).flatMap((one) => one.cells[index] ?? []);
      expect(cells).toHaveLength(3);
      expect(cells.map(lengthOf)).toEqual([2, 2, 2]);
    }
    expect(jobs?.cells.map(({ pad }) => pad)).toEqual(["", "", ""]);
  });
});
