import { describe, expect, it } from "vitest";
import { deriveDifference } from "../../src/analysis/derived/difference.ts";
import { deriveMultiple } from "../../src/analysis/derived/multiple.ts";
import { deriveRatios } from "../../src/analysis/derived/ratio.ts";
import {
  deriveTargetGap,
  deriveTargetLevel,
  deriveTargetShare,
} from "../../src/analysis/derived/target.ts";
import type { Cell, RatioSpec } from "../../src/analysis/model.ts";
import type { Figure } from "../../src/dataset/model.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";
import { cell, figuresOf, summarize } from "./derived/given.ts";

const EMPTY: Cell = { region: "a", figures: [], figure: null };
const [one, other] = figuresOf(
  { region: "a", value: 0.4, conflict: true },
  { region: "a", value: 1.2, conflict: true },
);
const CONFLICT: Cell = {
  region: "a",
  figures: [one, other].filter((f) => f !== undefined),
  figure: null,
};

describe("deriveDifference(a, b)", () => {
  const rate = { measure: "growth" } as const;
  it.each<[name: string, a: Cell, b: Cell, expected: string]>([
    [
      "subtracts levels in their unit",
      cell({ value: 804.1 }),
      cell({ region: "b", value: 278.8 }),
      "exact 525.3 亿元 ±0.1",
    ],
    [
      "subtracts rates in points",
      cell({ ...rate, value: 5.5 }),
      cell({ ...rate, value: 2.7 }),
      "exact 2.8 points ±0.1",
    ],
    ["is free of binary error", cell({ value: 0.3 }), cell({ value: 0.1 }), "exact 0.2 亿元 ±0.1"],
    [
      "carries the first bound",
      cell({ value: 5, bound: "at_least" }),
      cell({ value: 3 }),
      "at_least 2 亿元 ±1",
    ],
    [
      "turns the second bound",
      cell({ value: 5 }),
      cell({ value: 3, bound: "at_least" }),
      "at_most 2 亿元 ±1",
    ],
    [
      "adds bounds that agree",
      cell({ value: 5, bound: "at_least" }),
      cell({ value: 3, bound: "at_most" }),
      "at_least 2 亿元 ±1",
    ],
    [
      "refuses bounds that say nothing",
      cell({ value: 5, bound: "at_least" }),
      cell({ bound: "at_least" }),
      "refused: bound",
    ],
    ["refuses different years", cell({ year: 2021 }), cell({ year: 2022 }), "refused: year"],
    ["refuses a basis on one side", cell({ basis: "net" }), cell(), "refused: basis-not-stated"],
    ["refuses different scopes", cell({ scope: "city" }), cell(), "refused: scope"],
    ["refuses different units", cell({ unit: "美元" }), cell(), "refused: unit"],
    [
      "refuses a target and an outcome",
      cell({ status: "target", year: 2022 }),
      cell(),
      "refused: status",
    ],
    ["refuses a contradiction", CONFLICT, cell(), "refused: conflict"],
    ["refuses what is not published", cell(), EMPTY, "refused: not-published"],
    ["refuses words", cell({ value: null }), cell(), "refused: words-only"],
    ["refuses a figure with a remark", cell({ remark: "doubt" }), cell(), "refused: remark"],
  ])("%s", (_, a, b, expected) => {
    expect(summarize(deriveDifference(a, b))).toBe(expected);
  });

  it("names its inputs and what they are marked with", () => {
    const derived = deriveDifference(cell({ status: "estimate" }), cell({ region: "b" }));
    expect(derived).toMatchObject({
      formula: "difference",
      figures: ["a/product/2022/level", "b/product/2022/level"],
      hasEstimate: true,
      hasTarget: false,
      periods: ["2022"],
    });
  });
});

describe("deriveMultiple(a, b)", () => {
  it.each<[name: string, a: Cell, b: Cell, expected: string]>([
    [
      "divides like for like",
      cell({ value: 804.1 }),
      cell({ value: 278.8 }),
      "exact 2.88415 times ±0.001",
    ],
    ["refuses an estimate", cell(), cell({ status: "estimate" }), "refused: estimate"],
    ["refuses a bound", cell({ bound: "at_least" }), cell(), "refused: bound"],
    ["refuses rates", cell({ measure: "growth" }), cell({ measure: "growth" }), "refused: measure"],
    ["refuses levels in %", cell({ unit: "%" }), cell({ unit: "%" }), "refused: measure"],
    [
      "takes a count for exact",
      cell({ measure: "count", unit: "家", value: 3 }),
      cell({ measure: "count", unit: "家", value: 2 }),
      "exact 1.5 times ±0.01",
    ],
    [
      "takes a count printed in thousands for as exact as it is printed",
      cell({ measure: "count", unit: "人", value: 15000, precision: 1000 }),
      cell({ measure: "count", unit: "人", value: 1616 }),
      "exact 9.28218 times ±1",
    ],
    ["refuses zero", cell(), cell({ value: 0 }), "refused: not-positive"],
    ["refuses different years", cell({ year: 2021 }), cell(), "refused: year"],
  ])("%s", (_, a, b, expected) => {
    expect(summarize(deriveMultiple(a, b))).toBe(expected);
  });
});

describe("deriveTargetGap(target, outcome)", () => {
  const growth = (spec: Partial<Figure>) => cell({ measure: "growth", ...spec });
  const target = (spec: Partial<Figure>) => growth({ status: "target", ...spec });
  it.each<[name: string, target: Cell, outcome: Cell, expected: string]>([
    [
      "carries the bound",
      target({ value: 10, bound: "at_least" }),
      growth({ value: 25 }),
      "at_least -15 points ±1",
    ],
    [
      "is as exact as the outcome",
      target({ value: 6, bound: "about" }),
      growth({ value: 5.5 }),
      "about 0.5 points ±0.1",
    ],
    [
      "refuses a year between",
      target({ value: 6, year: 2024 }),
      growth({ value: 5 }),
      "refused: year",
    ],
    [
      "refuses a basis that the target does not state",
      target({ value: 5.5 }),
      growth({ value: 8.8, basis: "net" }),
      "refused: basis-not-stated",
    ],
    ["refuses levels", target({ value: 6, measure: "level" }), cell(), "refused: measure"],
    ["refuses another place", target({ value: 6, region: "b" }), growth({}), "refused: place"],
    ["refuses words", target({ value: null }), growth({}), "refused: words-only"],
  ])("%s", (_, a, b, expected) => {
    expect(summarize(deriveTargetGap(a, b))).toBe(expected);
  });
});

describe("deriveTargetShare(target, outcome)", () => {
  const count = (spec: Partial<Figure>) => cell({ measure: "count", unit: "人", ...spec });
  const target = (spec: Partial<Figure>) => count({ status: "target", ...spec });
  it.each<[name: string, target: Cell, outcome: Cell, expected: string]>([
    [
      "divides counts",
      target({ value: 10000, bound: "at_least", precision: 10000 }),
      count({ value: 15000, precision: 1000 }),
      "at_least 66.6667 percent ±1",
    ],
    [
      "refuses growth",
      target({ measure: "growth" }),
      count({ measure: "growth" }),
      "refused: measure",
    ],
    [
      "refuses levels",
      target({ measure: "level" }),
      count({ measure: "level" }),
      "refused: measure",
    ],
  ])("%s", (_, a, b, expected) => {
    expect(summarize(deriveTargetShare(a, b))).toBe(expected);
  });
});

describe("deriveTargetLevel(growthTarget, level, nominal)", () => {
  const growthTarget = cell({ measure: "growth", status: "target", value: 5, bound: "at_least" });
  const level = cell({ value: 346.1 });

  it("follows where level and growth are at one kind of prices", () => {
    const derived = deriveTargetLevel(growthTarget, level, new Set([PRODUCT]));
    expect(summarize(derived)).toBe("at_least 363.405 亿元 ±0.1");
  });

  it("is refused where they are not", () => {
    expect(summarize(deriveTargetLevel(growthTarget, level, new Set()))).toBe(
      "refused: price-basis",
    );
  });
});

describe("deriveRatios(dataset, spec, regions)", () => {
  const spec: RatioSpec = {
    id: "revenue_to_product",
    name: { zh: "收入占比", en: "Revenue to product" },
    numerator: "revenue",
    denominator: PRODUCT,
    unit: "percent",
  };
  const ratiosOf = (figures: readonly FigureSpec[]) => {
    const regions = [...new Set(figures.map(({ region }) => region))];
    const indicators = [{ id: PRODUCT }, { id: "revenue", unit: "亿元" }];
    const dataset = buildDataset({ regions, indicators, figures, bases: ["net"] });
    return deriveRatios(dataset, spec, regions).map(({ region, ratio }) => [
      region,
      summarize(ratio),
    ]);
  };

  it("divides within each place", () => {
    const figures = [
      { region: "a", value: 804.1 },
      { region: "a", indicator: "revenue", value: 44.9 },
      { region: "b", value: 278.8, status: "estimate" as const },
      { region: "b", indicator: "revenue", value: 30.01 },
      { region: "c", indicator: "revenue", value: 11.01 },
    ];
    expect(ratiosOf(figures)).toEqual([
      ["a", "exact 5.58388 percent ±0.01"],
      ["b", "exact 10.764 percent ±0.01"],
      ["c", "refused: not-published"],
    ]);
  });

  it("refuses a basis on one side, and takes the figure on the other's basis where there is one", () => {
    const net = { region: "a", indicator: "revenue", value: 18.54, basis: "net" };
    const plain = { region: "a", indicator: "revenue", value: 20 };
    const product = { region: "a", value: 200 };
    expect(ratiosOf([product, net])).toEqual([["a", "refused: basis-not-stated"]]);
    expect(ratiosOf([product, net, plain])[0]?.[1]).toMatch(/^exact 10 percent/);
  });
});
