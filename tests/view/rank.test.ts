import { describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import { rankIn } from "../../src/view/rank.ts";
import { buildDataset, PRODUCT } from "../analysis/builder.ts";

const REGIONS = ["a", "b", "c"];

/** The ranks of three places with these values. */
function ranksOf(...values: readonly number[]) {
  const figures = values.map((value, index) => ({ region: REGIONS[index] ?? "", value }));
  const dataset = buildDataset({ regions: REGIONS, figures });
  const comparison = compare(dataset, {
    indicator: PRODUCT,
    measure: "level",
    target: false,
    regions: REGIONS,
  });
  return REGIONS.map((region) => rankIn(comparison, region)?.rank ?? null);
}

describe("rankIn(comparison, region)", () => {
  it("gives equal values one rank and skips the next", () => {
    expect(ranksOf(3, 5, 3)).toEqual([2, 1, 2]);
    expect(ranksOf(5, 3, 5)).toEqual([1, 3, 1]);
  });

  it("prints no rank among two, which says no more than their order", () => {
    expect(ranksOf(3, 5)).toEqual([null, null, null]);
  });

  it("ranks nobody where all are equal", () => {
    expect(ranksOf(53, 53, 53)).toEqual([null, null, null]);
  });
});
