import { describe, expect, it } from "vitest";
import { compareBeside } from "../../../src/analysis/beside.ts";
import { compare } from "../../../src/analysis/compare.ts";
import { groupByPeriods } from "../../../src/analysis/panel-rows.ts";
import { buildTable } from "../../../src/view/table/table.ts";
import { buildDataset } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

const PLACES = ["Jia", "Yi", "Bing", "Ding"];

/** A table of places, each with a past year of its own. */
function tableOf(years: readonly number[], target = false) {
  const regions = PLACES.slice(0, years.length);
  const pastYears = Object.fromEntries(
    regions.map((region, place) => [region, [years[place] ?? 0]]),
  );
  const dataset = withUnits(
    buildDataset({
      regions,
      pastYears,
      figures: regions.map((region, place) => ({ region, value: 10 * (place + 1) })),
    }),
  );
  const comparison = compare(dataset, { indicator: "product", measure: "level", target, regions });
  const table = buildTable(contextFor(dataset, "zh"), {
    id: "table",
    caption: "",
    rows: [{ comparison, before: target ? compareBeside(dataset, comparison, regions) : null }],
    regions,
  });
  const [block] = table.blocks;
  return {
    names: block?.columns.map(({ name }) => name),
    years: block?.columns.map((column) => column.years.map(({ text }) => text).join()),
    periods: block?.periods?.map((one) => [
      one.years.map(({ text }) => text).join(),
      one.width,
      one.isFirst,
    ]),
    numbers: block?.rows[0]?.cells.map(({ numerals }) => numerals.map(({ text }) => text).join()),
  };
}

describe("places as columns", () => {
  it("stand with those of their year, the most first, under one head, each over its own numbers", () => {
    expect(tableOf([2021, 2022, 2020, 2022])).toEqual({
      names: ["Yi", "Ding", "Jia", "Bing"],
      years: ["", "", "", ""],
      periods: [
        ["2022", 2, true],
        ["2021", 1, false],
        ["2020", 1, false],
      ],
      numbers: ["20", "40", "10", "30"],
    });
  });

  it.each([[[2022, 2022, 2022]], [[2020, 2022, 2021]], [[2022, 2021]]])(
    "stand in the order of the page, each over its year, where no two of several share one: %j",
    (years) => {
      const table = tableOf(years);
      expect(table.names).toEqual(PLACES.slice(0, years.length));
      expect(table.years).toEqual(years.map(String));
      expect(table.periods).toBeUndefined();
    },
  );
});

describe("groupByPeriods", () => {
  it("has no group of none, and never those without a period first", () => {
    expect(groupByPeriods([])).toEqual([]);
    expect(groupByPeriods(["", "", "", "a", "b", "b"])).toEqual([[4, 5], [0, 1, 2], [3]]);
    expect(groupByPeriods(["", "", "a"])).toEqual([[0, 1, 2]]);
    expect(groupByPeriods(["", "a", "a"])).toEqual([[0, 1, 2]]);
  });
});
