import { describe, expect, it } from "vitest";
import { rankFigures } from "../../src/analysis/ranks.ts";
import { buildDataset, type FigureSpec } from "./builder.ts";

type Spec = Partial<FigureSpec>;

/** The ranks of figures of places a, b, c …, in this order. */
function ranksOf(
  specs: readonly Spec[],
  order: "highest-first" | "lowest-first" = "highest-first",
) {
  const regions = specs.map((_, place) => String.fromCharCode(97 + place));
  const { figures } = buildDataset({
    regions,
    figures: specs.map((spec, place) => ({
      region: regions[place] ?? "",
      measure: "growth",
      ...spec,
    })),
  });
  const ranks = rankFigures(figures, order);
  return regions.map((region) => ranks[region]);
}

const estimate = (value: number): Spec => ({ value, status: "estimate", precision: 0.1 });
const actual = (value: number): Spec => ({ value, precision: 0.1 });

describe("rankFigures(figures, order)", () => {
  it("shares a rank between near ties as between ties, and skips the next", () => {
    expect(ranksOf([actual(5.5), actual(2.7), estimate(2.5), actual(1)])).toEqual([1, 2, 2, 4]);
    expect(ranksOf([actual(5.5), actual(5.5), actual(5.4)])).toEqual([1, 1, 3]);
    expect(ranksOf([actual(5.5), actual(2.7), estimate(2.5)], "lowest-first")).toEqual([3, 1, 1]);
  });

  it("counts only those surely ahead, where one is about the same as two that are not", () => {
    // 4.8 may be 5.1 or 4.5: it ranks with 5 and leaves 4.6 behind 5 alone.
    expect(ranksOf([actual(5), estimate(4.8), actual(4.6)])).toEqual([1, 1, 2]);
  });

  it("ranks a bound by its number", () => {
    const atLeast: Spec = { value: 10, bound: "at_least" };
    const atMost: Spec = { value: 10, bound: "at_most" };
    expect(ranksOf([atLeast, actual(12), actual(8)])).toEqual([2, 1, 3]);
    expect(ranksOf([atMost, actual(12), actual(8)])).toEqual([2, 1, 3]);
    expect(ranksOf([atLeast, atMost, actual(10.2)])).toEqual([1, 1, 1]);
  });

  it("counts exactly three tenths from an estimate as about the same, in decimal arithmetic", () => {
    expect(ranksOf([actual(6.3), estimate(6)])).toEqual([1, 1]);
    expect(ranksOf([actual(6.4), estimate(6)])).toEqual([1, 2]);
  });

  it("ranks thousands of places at once", () => {
    const many = Array.from({ length: 2843 }, (_, place) => actual((place % 500) / 10));
    const [first, second] = ranksOf(many);
    expect([first, second]).toEqual([2838, 2832]);
  });
});
