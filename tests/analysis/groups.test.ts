import { describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import { distributionsOf } from "../../src/analysis/distribution.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

/** What places report, each of its own latest year. */
function comparisonOf(figures: readonly FigureSpec[]) {
  const regions = figures.map(({ region }) => region);
  const pastYears = Object.fromEntries(
    figures.map(({ region, period = "2022" }) => [region, [Number(period.slice(0, 4))]]),
  );
  const dataset = buildDataset({ regions, figures, pastYears, bases: ["net"] });
  return compare(dataset, { indicator: PRODUCT, measure: "level", target: false, regions });
}

/** So many places of a year, named by it. */
const ofYear = (year: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    region: `${year}-${index}`,
    period: `${year}`,
    value: index + 1,
  }));

describe.each([
  ["the earlier first", [2020, 2021, 2022]],
  ["the later first", [2022, 2021, 2020]],
  ["in no order", [2021, 2022, 2020]],
])("groups of one size on a page that has %s", (_, years) => {
  it("stand with the latest period first", () => {
    const { groups } = comparisonOf(years.flatMap((year) => ofYear(year, 2)));
    expect(groups.map(({ regions }) => regions.join(" "))).toEqual([
      "2022-0 2022-1",
      "2021-0 2021-1",
      "2020-0 2020-1",
    ]);
  });

  it("stand so as distributions, too", () => {
    const found = distributionsOf(comparisonOf(years.flatMap((year) => ofYear(year, 5))));
    expect(found.map(({ period }) => period)).toEqual(["2022", "2021", "2020"]);
  });

  it("give the latest where only one is described", () => {
    const found = distributionsOf(comparisonOf(years.flatMap((year) => ofYear(year, 4))));
    expect(found.map(({ period }) => period)).toEqual(["2022"]);
  });
});

describe("groups of different sizes", () => {
  const [few, many] = [ofYear(2022, 5), ofYear(2021, 6)];

  it("stand with the largest first, whatever its period", () => {
    for (const figures of [
      [...few, ...many],
      [...many, ...few],
    ]) {
      const comparison = comparisonOf(figures);
      expect(comparison.groups.map(({ regions }) => regions.length)).toEqual([6, 5]);
      expect(distributionsOf(comparison).map(({ period }) => period)).toEqual(["2021", "2022"]);
    }
  });
});

describe("groups of which some state a basis", () => {
  it("rank those of another year, in which none does", () => {
    const figures = [
      ...ofYear(2021, 2),
      ...ofYear(2022, 3).map((one, index) => (index === 0 ? { ...one, basis: "net" } : one)),
    ];
    expect(comparisonOf(figures).groups.map(({ ranks }) => ranks && Object.keys(ranks))).toEqual([
      ["2021-0", "2021-1"],
      null,
    ]);
  });

  it("rank two that state one where a third of another year states none", () => {
    const figures = [
      ...ofYear(2021, 1),
      ...ofYear(2022, 2).map((one) => ({ ...one, basis: "net" })),
    ];
    const { groups, notes } = comparisonOf(figures);
    expect(groups.map(({ grade }) => grade)).toEqual(["like-for-like", "side-by-side"]);
    expect(notes.map(({ code, regions }) => [code, ...regions])).toEqual([
      ["year", "2021-0"],
      ["basis-not-stated", "2021-0"],
    ]);
  });
});

describe("the reason why a place stands outside", () => {
  const codesOf = (frequency: "year" | "month", ...periods: readonly string[]) => {
    const regions = periods.map((_, index) => `p${index}`);
    const figures = periods.map((period, index) => ({ region: `p${index}`, period, value: index }));
    const dataset = buildDataset({ regions, figures });
    const question = { indicator: PRODUCT, measure: "level", target: false, frequency } as const;
    return compare(dataset, { ...question, regions }).notes.map(({ code }) => code);
  };

  it("is the year where all are of years, and the period where they are of months", () => {
    expect(codesOf("year", "2022", "2022", "2021")).toEqual(["year"]);
    expect(codesOf("month", "2022-12", "2022-12", "2022-11")).toEqual(["period"]);
  });
});
