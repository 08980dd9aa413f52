import { describe, expect, it } from "vitest";
import { sortPlaces } from "../../src/analysis/chart-order.ts";
import { compare } from "../../src/analysis/compare.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

const REGIONS = ["a", "b", "c", "d"];

/** Bars of two indicators, each of the latest year of each place; a letter a place, a year an indicator. */
function placesOf(years: Readonly<Record<string, readonly (number | null)[]>>) {
  const indicators = [PRODUCT, "other"];
  const figures = Object.entries(years).flatMap(([region, list]) =>
    list.flatMap((year, index): readonly FigureSpec[] =>
      year === null ? [] : [{ region, year, value: index + 1, indicator: indicators[index] ?? "" }],
    ),
  );
  const dataset = buildDataset({
    regions: REGIONS,
    indicators: indicators.map((id) => ({ id })),
    figures,
  });
  const panels = indicators.map((indicator) => ({
    outcome: compare(dataset, { indicator, measure: "level", target: false, regions: REGIONS }),
    target: null,
    steps: [],
  }));
  return sortPlaces({ spec: { indicators, measure: "level", form: "bars" }, panels });
}

describe("sortPlaces(chart) of several panels", () => {
  it("sets first the places of the period that most report", () => {
    const years = { a: [2021, 2021], b: [2022, 2022], c: [2022, 2022], d: [2022, null] };
    expect(placesOf(years)).toMatchObject({
      pool: ["b", "c", "d"],
      hasFirst: true,
      apart: ["a"],
      standing: "compared",
    });
  });

  it("sets nobody first where a place reports two periods", () => {
    const years = { a: [2021, 2022], b: [2022, 2022], c: [2022, 2022], d: [2021, 2021] };
    expect(placesOf(years)).toMatchObject({
      pool: REGIONS,
      hasFirst: false,
      apart: [],
      standing: "all",
    });
  });

  it("sets nobody first where no two places share a period", () => {
    const years = { a: [2020, 2020], b: [2021, 2021], c: [2022, 2022] };
    expect(placesOf(years)).toMatchObject({
      pool: ["a", "b", "c"],
      hasFirst: false,
      silent: ["d"],
    });
  });
});
