import { describe, expect, it } from "vitest";
import { deriveRatio, deriveRatios } from "../../../src/analysis/derived/ratio.ts";
import type { RatioSpec } from "../../../src/analysis/model.ts";
import type { Figure } from "../../../src/dataset/model.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "../builder.ts";
import { cell, summarize } from "./given.ts";

const SPEC: RatioSpec = {
  id: "revenue_to_product",
  name: { zh: "收入占比", en: "Revenue to product" },
  numerator: "revenue",
  denominator: PRODUCT,
  unit: "percent",
};

/** The ratio of one place that publishes these figures. */
function ratioOf(...specs: readonly Partial<FigureSpec>[]): string {
  const dataset = buildDataset({
    regions: ["a"],
    indicators: [{ id: PRODUCT }, { id: "revenue" }],
    bases: ["net", "gross"],
    scopes: ["city"],
    figures: specs.map((spec) => ({ region: "a", ...spec })),
  });
  const [only] = deriveRatios(dataset, SPEC, ["a"]);
  if (!only) throw new Error("Expected the ratio of one place.");
  return summarize(only.ratio);
}

const product = (value: number, more: Partial<Figure> = {}) => ({ value, ...more });
const revenue = (value: number, more: Partial<Figure> = {}) => ({
  indicator: "revenue",
  value,
  ...more,
});

describe("deriveRatios(dataset, spec, regions) and the basis of the numerator", () => {
  it("takes the one of the denominator, though the place states another first", () => {
    const both = [revenue(20), revenue(10, { basis: "net" })];
    expect(ratioOf(product(100, { basis: "net" }), ...both)).toMatch(/^exact 10 percent/);
    expect(ratioOf(product(100), ...both)).toMatch(/^exact 20 percent/);
  });

  it("takes the scope of the denominator in the same way", () => {
    const both = [revenue(20), revenue(10, { scope: "city" })];
    expect(ratioOf(product(100, { scope: "city" }), ...both)).toMatch(/^exact 10 percent/);
  });

  it("refuses one on another basis or of another scope", () => {
    const net = revenue(10, { basis: "net" });
    expect(ratioOf(product(100, { basis: "gross" }), net)).toBe("refused: basis");
    expect(ratioOf(product(100, { basis: "net" }), revenue(10))).toBe("refused: basis-not-stated");
    expect(ratioOf(product(100), revenue(10, { scope: "city" }))).toBe("refused: scope");
  });
});

describe("deriveRatio(dataset, spec, numerator, denominator)", () => {
  const dataset = buildDataset({ regions: ["a"], figures: [] });
  const ratio = (a: Partial<Figure>, b: Partial<Figure>) =>
    summarize(deriveRatio(dataset, SPEC, cell(a), cell(b)));

  it("converts units of one base, and no others", () => {
    expect(ratio({ value: 5000, unit: "万元" }, { value: 2 })).toBe("exact 25 percent ±10");
    expect(ratio({ value: 5000, unit: "万美元" }, { value: 2 })).toBe("refused: unit");
    expect(ratio({ value: 5000, unit: "万元" }, { value: 2, unit: "个" })).toBe("refused: unit");
    expect(ratio({ value: 5000, unit: "个" }, { value: 2 })).toBe("refused: unit");
  });

  it("adds up what both are rounded by", () => {
    // One in five and one in ten of 50 percent are 15 points.
    expect(ratio({ value: 5 }, { value: 10 })).toBe("exact 50 percent ±10");
    // A tenth and a ninetieth part of a hundred percent are 11 points; their difference is 9.
    expect(ratio({ value: 10 }, { value: 10, precision: 0.1 })).toBe("exact 100 percent ±10");
    expect(ratio({ value: 95 }, { value: 100, precision: 0.1 })).toBe("exact 95 percent ±1");
  });

  it("divides amounts alone, whichever of the two is none", () => {
    const growth = { measure: "growth", unit: "亿元" } as const;
    const count = { measure: "count", unit: "亿元" } as const;
    expect(ratio(growth, {})).toBe("refused: measure");
    expect(ratio({}, growth)).toBe("refused: measure");
    expect(ratio(count, {})).toMatch(/^exact 100 percent/);
  });

  it("divides nothing, and by nothing, neither", () => {
    expect(ratio({ value: 0, precision: 1 }, {})).toBe("refused: not-positive");
    expect(ratio({}, { value: 0, precision: 1 })).toBe("refused: not-positive");
    expect(ratio({ value: -1 }, {})).toBe("refused: not-positive");
  });

  it("divides nothing of which not even the first digit would be borne", () => {
    expect(ratio({ value: 0.4, precision: 0.1 }, { value: 1, precision: 1 })).toBe(
      "refused: imprecise",
    );
    expect(ratio({ value: 4, precision: 1 }, { value: 4, precision: 1 })).toBe(
      "exact 100 percent ±100",
    );
  });
});
