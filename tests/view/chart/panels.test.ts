import { describe, expect, it } from "vitest";
import type { ChartAnalysis } from "../../../src/analysis/analyze.ts";
import { compare } from "../../../src/analysis/compare.ts";
import { joinPanels, wordPanels } from "../../../src/view/chart/panels.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { buildDataset, PRODUCT } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

const places = (count: number) => Array.from({ length: count }, (_, index) => `P${index}-`);

function chartsOf(regions: readonly string[], pastYears: Record<string, readonly number[]> = {}) {
  const dataset = withUnits(
    buildDataset({
      regions,
      pastYears,
      figures: regions.slice(0, -1).flatMap((region, index) => [
        { region, value: 100 + index },
        { region, measure: "growth" as const, value: index - 1 },
      ]),
    }),
  );
  const chart = (measure: "level" | "growth"): ChartAnalysis => ({
    spec: { indicators: [PRODUCT], measure, form: "bars" },
    panels: [
      {
        outcome: compare(dataset, { indicator: PRODUCT, measure, target: false, regions }),
        target: null,
        steps: [],
      },
    ],
  });
  return { dataset, charts: [chart("level"), chart("growth")] };
}

const wordAll = (regions: readonly string[], pastYears = {}) => {
  const { dataset, charts } = chartsOf(regions, pastYears);
  const context = contextFor(dataset, "zh");
  const placing = { id: "chart-1", focus: [], widthMm: 166 };
  return { ...wordPanels(context, placing, charts), facts: context.ledger.facts };
};

describe("joinPanels(charts)", () => {
  it.each([
    [1, 2],
    [2, 1],
    [12, 1],
    [13, 2],
  ])("makes of two charts of %i places %i", (count, figures) => {
    expect(joinPanels(chartsOf(places(count)).charts)).toHaveLength(figures);
  });

  it("joins no more than three, and none of several panels", () => {
    const { charts } = chartsOf(places(5));
    const [chart] = charts;
    if (!chart) throw new Error("There is no chart");
    expect(joinPanels([...charts, ...charts]).map(({ length }) => length)).toEqual([3, 1]);
    const wide = { ...chart, panels: [...chart.panels, ...chart.panels] };
    expect(joinPanels([chart, wide, chart]).map(({ length }) => length)).toEqual([1, 1, 1]);
  });
});

describe("wordPanels(page, placing, charts)", () => {
  const { spec, title, hasField, legend, facts } = wordAll(places(5), { "P3-": [2021] });

  it("sets each place once: first those of the year that most share", () => {
    expect(spec.groups.map(({ rows }) => rows.map(({ label, sub }) => label + sub))).toEqual([
      ["P0-2022", "P1-2022", "P2-2022"],
      ["P3-2021", "P4-"],
    ]);
  });

  it("sets on a field what each panel compares, and nothing else", () => {
    const grounds = spec.groups.flatMap(({ rows }) => rows.map((row) => row.grounds));
    expect(grounds).toEqual([
      ["field", "field"],
      ["field", "field"],
      ["field", "field"],
      ["apart", "apart"],
      ["apart", "apart"],
    ]);
    expect(hasField).toBe(true);
    expect(wordAll(places(3), { "P1-": [2021] })).toMatchObject({ hasField: false });
  });

  it("names its indicators once, and what each panel says", () => {
    expect(plainText(title)).toBe("Product");
    expect(spec.panels.map((panel) => panel.title)).toEqual([
      "绝对数：可比三地中P2-最大",
      "增速：可比三地中P2-最高",
    ]);
    expect(spec.alt).toContain("P0-（2022）100");
    expect(spec.alt).toContain("P4-未公布");
  });

  it("enters each number and each rank once as a fact", () => {
    const figures = facts.filter(({ is }) => is === "figure").map(({ text }) => text);
    expect(figures.sort()).toEqual(["100", "101", "102", "103", "0", "1", "2", "−1"].sort());
    expect(facts.filter(({ is }) => is === "rank")).toHaveLength(6);
    expect(legend.map(({ sign }) => sign)).toEqual(["n/m"]);
  });

  it("marks a decrease, for rust", () => {
    const falls = spec.groups.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap(({ mark }) => (mark?.isFall ? [mark.label] : []))),
    );
    expect(falls).toEqual(["−1"]);
  });
});
