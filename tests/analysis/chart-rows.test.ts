import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChartAnalysis } from "../../src/analysis/analyze.ts";
import { compareBeside } from "../../src/analysis/beside.ts";
import { chooseRows, type RowLimits } from "../../src/analysis/chart-rows.ts";
import { compare } from "../../src/analysis/compare.ts";
import { findSteps } from "../../src/analysis/findings/steps.ts";
import { type ChartForm, hasTwoEnds } from "../../src/dataset/chart-forms.ts";
import type { Measure } from "../../src/dataset/model.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

interface Asked {
  readonly count: number;
  readonly figures: readonly FigureSpec[];
  readonly form?: ChartForm;
  readonly measure?: Measure;
  readonly indicators?: readonly string[];
  readonly pastYears?: Readonly<Record<string, readonly number[]>>;
}

const place = (index: number) => `p${index}`;

/** A chart of places p0, p1 … with the panels of an analysis. */
function chartOf({ count, figures, form = "bars", ...rest }: Asked): ChartAnalysis {
  const { measure = "level", indicators = [PRODUCT], pastYears } = rest;
  const regions = Array.from({ length: count }, (_, index) => place(index));
  const dataset = buildDataset({
    regions,
    figures,
    indicators: indicators.map((id) => ({ id })),
    ...(pastYears ? { pastYears } : {}),
  });
  const panels = indicators.map((indicator) => {
    const ask = (target: boolean) => compare(dataset, { indicator, measure, target, regions });
    if (!hasTwoEnds(form)) return { outcome: ask(false), target: null, steps: [] };
    const target = ask(true);
    const outcome = compareBeside(dataset, target, regions);
    return { outcome, target, steps: findSteps([outcome, target]).growth };
  });
  return { spec: { indicators, measure, form }, panels };
}

/** Levels in falling order: p0 has most. */
const falling = (count: number, more: Partial<FigureSpec> = {}) =>
  Array.from(
    { length: count },
    (_, index): FigureSpec => ({
      region: place(index),
      value: 1000 - index,
      ...more,
    }),
  );

const limits = (most: number, rest: Partial<RowLimits> = {}): RowLimits => ({
  focus: [],
  peers: [],
  most,
  ...rest,
});

/** Each part as its places, after how many are left out between. */
const partsOf = (chart: ChartAnalysis, asked: RowLimits) =>
  chooseRows(chart, asked).parts.map(({ regions, between, isMedian }) =>
    [between, regions.join(" "), isMedian ? "median" : ""].filter((word) => word !== "").join(": "),
  );

describe("chooseRows(chart, limits)", () => {
  it("shows all where there is room", () => {
    const rows = chooseRows(chartOf({ count: 16, figures: falling(16) }), limits(16));
    expect(rows.parts.map(({ regions }) => regions.length)).toEqual([16]);
    expect(rows.omitted).toEqual({ others: 0, apart: 0, unclear: 0, silent: 0 });
  });

  it("shows the highest, the median and the lowest of many, and how many lie between", () => {
    const chart = chartOf({ count: 60, figures: falling(60) });
    expect(partsOf(chart, limits(5))).toEqual(["0: p0 p1", "28: p30: median", "27: p58 p59"]);
    const many = chooseRows(chart, limits(16));
    const shown = many.parts.flatMap(({ regions }) => regions);
    const between = many.parts.reduce((sum, part) => sum + part.between, 0);
    expect(shown).toHaveLength(16);
    expect(shown.length + between).toBe(60);
  });

  it("takes the median by nearest rank from the lowest", () => {
    const chart = (count: number) => chartOf({ count, figures: falling(count) });
    const medianOf = (count: number) =>
      chooseRows(chart(count), limits(3)).parts.find(({ isMedian }) => isMedian)?.regions;
    expect(medianOf(59)).toEqual(["p29"]);
    expect(medianOf(60)).toEqual(["p30"]);
  });

  it("calls nobody the median where an estimate may move the ranks", () => {
    const figures = falling(20).map((one, index) =>
      index === 3 ? { ...one, status: "estimate" as const } : one,
    );
    const { parts } = chooseRows(chartOf({ count: 20, figures }), limits(6));
    expect(parts.map(({ regions }) => regions.join(" "))).toEqual(["p0 p1 p2", "p17 p18 p19"]);
  });

  it("sorts by their figures those that share a rank, and none where all do", () => {
    const rates = (values: readonly number[]) =>
      values.map((value, index) => ({
        region: `p${index}`,
        value,
        unit: "%",
        status: index === 1 ? ("actual" as const) : ("estimate" as const),
      }));
    const orderOf = (values: readonly number[]) =>
      chooseRows(chartOf({ count: values.length, figures: rates(values) }), limits(6)).parts.map(
        ({ regions }) => regions.join(" "),
      );
    expect(orderOf([2.5, 2.7, 5.5])).toEqual(["p2 p1 p0"]);
    expect(orderOf([2.5, 2.7, 2.6])).toEqual(["p0 p1 p2"]);
  });

  it("shows the place in focus and the peers asked for wherever they rank", () => {
    const chart = chartOf({ count: 60, figures: falling(60) });
    const asked = limits(7, { focus: ["p20"], peers: ["p45"] });
    expect(partsOf(chart, asked)).toEqual([
      "0: p0 p1",
      "18: p20",
      "9: p30: median",
      "14: p45",
      "12: p58 p59",
    ]);
  });

  it("leaves out no single place between two that are shown", () => {
    for (let count = 17; count < 40; count++) {
      const { parts } = chooseRows(chartOf({ count, figures: falling(count) }), limits(16));
      expect(parts.map(({ between }) => between)).not.toContain(1);
    }
  });

  it("counts who publishes nothing, and reduces those of another year to focus and peers", () => {
    const pastYears = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [place(index + 30), [2021]]),
    );
    const chart = chartOf({ count: 52, figures: falling(40), pastYears });
    const rows = chooseRows(chart, limits(8, { focus: ["p33"], peers: ["p50"] }));
    expect(rows.parts.at(-2)).toMatchObject({ regions: ["p33"], standing: "apart" });
    expect(rows.parts.at(-1)).toMatchObject({ regions: ["p50"], standing: "silent" });
    expect(rows.omitted).toEqual({ others: 0, apart: 9, unclear: 0, silent: 11 });
  });

  it("tells two numbers of one document from another year", () => {
    const figures = [
      ...falling(20),
      { region: "p20", value: 5, conflict: true },
      { region: "p20", value: 6, conflict: true },
    ];
    const { parts, omitted } = chooseRows(chartOf({ count: 21, figures }), limits(30));
    expect(parts.map(({ standing }) => standing)).toEqual(["compared", "unclear"]);
    expect(omitted.unclear).toBe(0);
    expect(chooseRows(chartOf({ count: 21, figures }), limits(10)).omitted.unclear).toBe(1);
  });

  it("orders nobody where all are equal", () => {
    const figures = falling(30).map((one) => ({ ...one, value: 7 }));
    const { parts, omitted } = chooseRows(chartOf({ count: 30, figures }), limits(10));
    expect(parts).toMatchObject([{ standing: "compared", between: 0 }]);
    expect(omitted.others).toBe(20);
  });

  it("shows the places at the ends of each panel, in the order of the page", () => {
    const figures = [
      ...falling(40),
      ...falling(40).map((one, index) => ({ ...one, indicator: "other", value: (index * 7) % 40 })),
    ];
    const chart = chartOf({ count: 40, figures, indicators: [PRODUCT, "other"] });
    const { parts, omitted } = chooseRows(chart, limits(4));
    // The highest and the lowest of both panels, then the second of the first: 7 · 17 leaves 39 of 40.
    expect(parts.map(({ regions }) => regions)).toEqual([["p0", "p1", "p17", "p39"]]);
    expect(omitted.others).toBe(36);
  });

  it("shows of targets first those that have an outcome", () => {
    const figures = [
      ...falling(30, { measure: "growth" }).slice(20),
      ...falling(30, { measure: "growth", status: "target" }),
    ];
    const chart = chartOf({ count: 30, figures, form: "dumbbell", measure: "growth" });
    const { parts, omitted } = chooseRows(chart, limits(6));
    expect(parts).toHaveLength(1);
    const numbers = parts[0]?.regions.map((region) => Number(region.slice(1))) ?? [];
    expect(numbers.every((number) => number >= 20)).toBe(true);
    expect(omitted.others).toBe(24);
  });

  describe("with places that may not be compared", () => {
    /** So many ranked, then two of another year, one that contradicts itself, and two that publish nothing. */
    const mixed = (ranked: number) => {
      const [first, second, twice] = [ranked, ranked + 1, ranked + 2].map(place);
      const figures = [
        ...falling(ranked + 2),
        ...[5, 6].map((value) => ({ region: twice ?? "", value, conflict: true })),
      ];
      const pastYears = { [first ?? ""]: [2021], [second ?? ""]: [2021] };
      return chartOf({ count: ranked + 5, figures, pastYears });
    };
    const shownOf = (chart: ChartAnalysis, asked: RowLimits) => {
      const { parts, omitted } = chooseRows(chart, asked);
      const standings = parts.map(({ standing, regions }) => `${standing} ${regions.length}`);
      return { standings, omitted };
    };

    it("shows all where there are as many rows as places, those that publish nothing included", () => {
      expect(shownOf(mixed(5), limits(10))).toEqual({
        standings: ["compared 5", "unclear 1", "apart 2", "silent 2"],
        omitted: { others: 0, apart: 0, unclear: 0, silent: 0 },
      });
    });

    it("shows all that publish something where just they fit", () => {
      expect(shownOf(mixed(5), limits(8))).toEqual({
        standings: ["compared 5", "unclear 1", "apart 2"],
        omitted: { others: 0, apart: 0, unclear: 0, silent: 2 },
      });
      expect(shownOf(mixed(5), limits(7))).toEqual({
        standings: ["compared 5"],
        omitted: { others: 0, apart: 2, unclear: 1, silent: 2 },
      });
    });

    it("needs a row more for one in focus that publishes nothing", () => {
      const focus = ["p9"];
      expect(shownOf(mixed(5), limits(9, { focus }))).toEqual({
        standings: ["compared 5", "unclear 1", "apart 2", "silent 1"],
        omitted: { others: 0, apart: 0, unclear: 0, silent: 1 },
      });
      expect(shownOf(mixed(5), limits(8, { focus }))).toEqual({
        standings: ["compared 5", "silent 1"],
        omitted: { others: 0, apart: 2, unclear: 1, silent: 1 },
      });
    });

    it("leaves to those ranked the rows that the others asked for do not take", () => {
      const asked = limits(10, { focus: ["p20"], peers: ["p22", "p24"] });
      expect(shownOf(mixed(20), asked)).toEqual({
        standings: ["compared 3", "compared 1", "compared 3", "unclear 1", "apart 1", "silent 1"],
        omitted: { others: 0, apart: 1, unclear: 0, silent: 1 },
      });
    });
  });

  it("loses no place, whatever is published", () => {
    const anyFigure = fc.record({
      value: fc.option(fc.integer({ min: -5, max: 30 }), { freq: 8 }),
      year: fc.constantFrom(2021, 2022, 2022, 2022),
      basis: fc.constantFrom(null, null, "net"),
    });
    const any = fc.record({
      figures: fc.array(fc.option(anyFigure, { freq: 6 }), {
        minLength: 1,
        maxLength: 80,
        size: "max",
      }),
      most: fc.integer({ min: 1, max: 20 }),
      focus: fc.nat(79),
      peers: fc.uniqueArray(fc.nat(79), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(any, ({ figures, most, focus, peers }) => {
        const chart = chartOf({
          count: figures.length,
          figures: figures.flatMap((one, index) => (one ? [{ region: place(index), ...one }] : [])),
        });
        const asked = { most, focus: [place(focus)], peers: peers.map(place) };
        const { parts, omitted } = chooseRows(chart, asked);
        const shown = parts.flatMap(({ regions }) => regions);
        const left = parts.reduce((sum, { between }) => sum + between, 0);
        const counted = Object.values(omitted).reduce((sum, count) => sum + count, 0);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.length + left + counted).toBe(figures.length);
        if (focus < figures.length) expect(shown).toContain(place(focus));
      }),
      { numRuns: 200 },
    );
  });
});
