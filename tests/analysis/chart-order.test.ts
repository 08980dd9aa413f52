import { describe, expect, it } from "vitest";
import { compareBeside } from "../../src/analysis/beside.ts";
import { ORDER_OF_PLACES } from "../../src/analysis/chart-forms.ts";
import { sortPlaces } from "../../src/analysis/chart-order.ts";
import { compare } from "../../src/analysis/compare.ts";
import { CHART_FORMS, type ChartForm, hasTwoEnds } from "../../src/dataset/chart-forms.ts";
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

/** A chart of a form, of places that rise by 1, 3 and 2, of which one does so in another year; with targets of 4. */
function growthIn(form: ChartForm) {
  const figures = [1, 3, 2].flatMap((value, index): readonly FigureSpec[] => {
    const one = { region: REGIONS[index] ?? "", measure: "growth" as const };
    return [
      { ...one, value },
      { ...one, value: 4, status: "target" },
    ];
  });
  const dataset = buildDataset({ regions: REGIONS, pastYears: { c: [2021] }, figures });
  const question = { indicator: PRODUCT, measure: "growth" as const, regions: REGIONS };
  const target = compare(dataset, { ...question, target: true });
  const outcome = hasTwoEnds(form)
    ? compareBeside(dataset, target, REGIONS)
    : compare(dataset, { ...question, target: false });
  const panel = { outcome, target: hasTwoEnds(form) ? target : null, steps: [] };
  return sortPlaces({ spec: { indicators: [PRODUCT], measure: "growth", form }, panels: [panel] });
}

describe.each(CHART_FORMS)("sortPlaces(chart) of %s", (form) => {
  it("ranks places and sets apart those of another year, or holds each against itself", () => {
    const expected = {
      rank: { pool: ["b", "a"], isRanked: true, apart: ["c"], standing: "compared" },
      page: { pool: ["a", "b", "c"], isRanked: false, apart: [], standing: "compared" },
    };
    expect(growthIn(form)).toMatchObject(expected[ORDER_OF_PLACES[form]]);
  });

  it("sets figures of several years beside each other only where each place has two of them", () => {
    expect(hasTwoEnds(form) || ORDER_OF_PLACES[form] === "rank").toBe(true);
  });
});
