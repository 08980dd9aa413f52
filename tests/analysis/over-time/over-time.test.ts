import { describe, expect, it } from "vitest";
import { compare } from "../../../src/analysis/compare.ts";
import { changeOf } from "../../../src/analysis/over-time/change.ts";
import { latestOf } from "../../../src/analysis/over-time/latest.ts";
import { analyzeOverTime } from "../../../src/analysis/over-time/over-time.ts";
import { trendOf } from "../../../src/analysis/over-time/trend.ts";
import type { Timing } from "../../../src/analysis/timing.ts";
import type { Figure, Measure } from "../../../src/dataset/model.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "../builder.ts";

type Spec = Partial<Figure>;

const growth = (region: string, period: string, value: number, more: Spec = {}): FigureSpec => ({
  ...{ region, period, value, measure: "growth", precision: 0.1 },
  ...more,
});
const level = (region: string, period: string, value: number, more: Spec = {}): FigureSpec => ({
  ...growth(region, period, value, more),
  measure: "level",
});

function datasetOf(figures: readonly FigureSpec[], time: "flow" | "stock" = "flow") {
  const regions = [...new Set(figures.map(({ region }) => region))];
  return buildDataset({
    regions,
    indicators: [{ id: PRODUCT, time }],
    scopes: ["large"],
    figures,
  });
}

function asked(
  figures: readonly FigureSpec[],
  {
    measure = "growth",
    frequency = "month",
  }: { measure?: Measure; frequency?: Timing["frequency"] } = {},
  time: "flow" | "stock" = "flow",
) {
  const dataset = datasetOf(figures, time);
  const regions = [...dataset.regionById.keys()];
  const timing: Timing = { frequency, period: null };
  const question = { indicator: PRODUCT, measure, target: false, regions, ...timing };
  return { dataset, regions, timing, comparison: compare(dataset, question) };
}

describe("trendOf(dataset, comparison, asked)", () => {
  const of = (...args: Parameters<typeof asked>) => {
    const { dataset, regions, timing, comparison } = asked(...args);
    return trendOf(dataset, comparison, { timing, places: regions });
  };
  const values = (trend: ReturnType<typeof of>) =>
    trend?.courses.map(({ points }) => points.map((point) => point?.figure.value ?? null));

  it("leaves no period out, and puts nothing into a gap", () => {
    const trend = of([
      growth("a", "2022-01", 1),
      growth("a", "2022-02", 2),
      growth("a", "2022-04", 4),
    ]);
    expect(trend?.periods).toEqual(["2022-01", "2022-02", "2022-03", "2022-04"]);
    expect(values(trend)).toEqual([[1, 2, null, 4]]);
  });

  it("sets all places on one axis, which ends with the latest", () => {
    const trend = of([
      ...[1, 2, 3].map((month) => growth("a", `2022-0${month}`, month)),
      ...[2, 3].map((month) => growth("b", `2022-0${month}`, month)),
    ]);
    expect(values(trend)).toEqual([
      [1, 2, 3],
      [null, 2, 3],
    ]);
  });

  it("marks where the scope changes, and joins nothing across", () => {
    const large = { scope: "large" };
    const trend = of([
      growth("a", "2022-01", 1),
      growth("a", "2022-02", 2),
      growth("a", "2022-03", 3, large),
      growth("a", "2022-04", 4, large),
    ]);
    expect(trend?.courses[0]?.points.map((point) => point?.isAfterBreak)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it("leaves out what is measured against something else, or in another unit", () => {
    const trend = of([
      growth("a", "2022-01", 1, { on: "period_earlier" }),
      growth("a", "2022-02", 2),
      growth("a", "2022-03", 3),
    ]);
    expect(trend?.periods).toEqual(["2022-02", "2022-03"]);
  });

  it("shows two years of months at most", () => {
    const months = Array.from({ length: 30 }, (_, at) =>
      growth("a", `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`, at),
    );
    const trend = of(months);
    expect(trend?.periods.length).toBe(24);
    expect(trend?.periods.at(-1)).toBe("2022-06");
  });

  it("follows an amount since January from year to year, its growth from month to month", () => {
    const periods = ["2021-01/05", "2021-H1", "2022-01/05", "2022-H1"];
    const frequency = "since_january" as const;
    const amounts = of(
      periods.map((period, at) => level("a", period, at)),
      { measure: "level", frequency },
    );
    expect(amounts?.periods).toEqual(["2021-H1", "2022-H1"]);
    const rates = of(
      periods.map((period, at) => growth("a", period, at)),
      { frequency },
    );
    expect(rates?.periods.slice(0, 3)).toEqual(["2021-01/05", "2021-H1", "2021-01/07"]);
  });

  it("adds the target of the next period alone", () => {
    const target = { status: "target" } as const;
    const trend = of(
      [
        growth("a", "2021", 1),
        growth("a", "2022", 2),
        growth("a", "2022", 9, target),
        growth("a", "2023", 3, target),
        growth("a", "2025", 4, target),
      ],
      { frequency: "year" },
    );
    expect(trend?.periods).toEqual(["2021", "2022", "2023"]);
    expect(values(trend)).toEqual([[1, 2, 3]]);
  });

  it("is none of one period, with a target or not", () => {
    expect(of([growth("a", "2022", 1)], { frequency: "year" })).toBeNull();
    const target = growth("a", "2023", 2, { status: "target" });
    expect(of([growth("a", "2022", 1), target], { frequency: "year" })).toBeNull();
  });

  it("is none of days, which do not follow one another", () => {
    const days = ["2022-05-10", "2022-06-11", "2022-07-12"].map((day, at) => level("a", day, at));
    expect(of(days, { measure: "level", frequency: "moment" }, "stock")).toBeNull();
  });
});

describe("latestOf(dataset, comparison, timing)", () => {
  const of = (...args: Parameters<typeof asked>) => {
    const { dataset, timing, comparison } = asked(...args);
    return latestOf(dataset, comparison, timing).earlier.map(
      ({ figure, why }) => figure?.value ?? why,
    );
  };

  it.each([
    ["month", "2021-09", "2022-09"],
    ["since_january", "2021-01/09", "2022-01/09"],
    ["quarter", "2021-Q3", "2022-Q3"],
    ["half", "2021-H2", "2022-H2"],
    ["year", "2021", "2022"],
  ] as const)("finds the same %s a year before", (frequency, before, after) => {
    const figures = [level("a", before, 7), level("a", after, 8)];
    expect(of(figures, { measure: "level", frequency })).toEqual([7]);
  });

  it("gives none of another scope, and says so", () => {
    const large = { scope: "large" };
    expect(of([growth("a", "2021-09", 7, large), growth("a", "2022-09", 8)])).toEqual(["scope"]);
  });

  it("gives none where nothing is published, or two numbers contradict each other", () => {
    expect(of([growth("a", "2022-09", 8)])).toEqual(["not-published"]);
    const two = [growth("a", "2021-09", 6), growth("a", "2021-09", 7)].map((figure) => ({
      ...figure,
      conflict: true,
    }));
    expect(of([...two, growth("a", "2022-09", 8)])).toEqual(["conflict"]);
  });
});

describe("changeOf(dataset, comparison)", () => {
  const kindsOf = (...args: Parameters<typeof asked>) => {
    const { dataset, comparison } = asked(...args);
    return changeOf(dataset, comparison)?.moves.map(({ kind }) => kind) ?? null;
  };
  const pair = (before: number, after: number, more: Spec = {}) => [
    growth("a", "2022-08", before),
    growth("a", "2022-09", after, more),
  ];

  it.each([
    [5, 6, "faster"],
    [6, 5, "slower"],
    [-6, -5, "less-fall"],
    [-5, -6, "more-fall"],
    [-1, 1, "turned-up"],
    [1, -1, "turned-down"],
    [5, 5, "same"],
    [0, 5, "up"],
  ])("calls %d → %d %s", (before, after, kind) => {
    expect(kindsOf(pair(before, after))).toEqual([kind]);
  });

  it("says about the same within the tolerance of an estimate", () => {
    expect(kindsOf(pair(5, 5.2, { status: "estimate" }))).toEqual(["same"]);
  });

  it("says nothing of amounts that rise by what they are, nor across a gap or a break", () => {
    const frequency = "since_january" as const;
    const since = [level("a", "2022-01/08", 1), level("a", "2022-01/09", 2)];
    expect(kindsOf(since, { measure: "level", frequency })).toBeNull();
    expect(kindsOf([growth("a", "2022-07", 1), growth("a", "2022-09", 2)])).toBeNull();
    expect(kindsOf(pair(1, 2, { scope: "large" }))).toBeNull();
  });

  it("says nothing where a bound leaves it open", () => {
    expect(kindsOf(pair(5, 4, { bound: "at_least" }))).toBeNull();
  });

  it("holds places of one period together", () => {
    const figures = [...pair(5, 6), growth("b", "2022-06", 1), growth("b", "2022-07", 2)];
    expect(kindsOf(figures)).toEqual(["faster"]);
  });
});

describe("analyzeOverTime(dataset, spec, subject, ask)", () => {
  const names = Array.from({ length: 60 }, (_, at) => `p${at}`);
  const told = (count: number, indicators: number, focus: string | null = null) => {
    const regions = names.slice(0, count);
    const dataset = datasetOf(regions.map((region) => growth(region, "2022-01", 1)));
    const headline = Array.from({ length: indicators }, (_, at) => ({
      indicator: at === 0 ? PRODUCT : `other_${at}`,
      measures: ["growth"] as const,
    }));
    const timing: Timing = { frequency: "month", period: null };
    const ask = () =>
      compare(dataset, {
        indicator: PRODUCT,
        measure: "growth",
        target: false,
        regions,
        ...timing,
      });
    const spec = { headline, focus, peers: [] };
    return analyzeOverTime(dataset, spec, { timing, regions }, ask);
  };

  it.each([
    [1, 5, 1],
    [5, 9, 5],
    [12, 3, 12],
    [12, 4, 5],
    [60, 3, 5],
  ])("tells %d places of %d indicators: %d of them", (count, indicators, places) => {
    const overTime = told(count, indicators);
    expect(overTime.places.length).toBe(places);
    expect(overTime.untold).toBe(count - places);
  });

  it("keeps the place in focus among those told", () => {
    expect(told(60, 3, "p40").places).toContain("p40");
  });
});
