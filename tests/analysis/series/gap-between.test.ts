import { describe, expect, it } from "vitest";
import { gapBetween, type PairQuestion } from "../../../src/analysis/series/gap-between.ts";
import { GROWTH, given, HERE, type Spec, THERE, YEARLY, years } from "./given.ts";

const QUESTION: PairQuestion = {
  indicator: "sales",
  measure: "level",
  target: false,
  regions: [HERE, THERE],
  ...YEARLY,
};

const there = (specs: readonly Spec[]) => specs.map((spec) => ({ ...spec, region: THERE }));
const between = (here: readonly Spec[], away: readonly Spec[], more: Partial<PairQuestion> = {}) =>
  gapBetween(given(here, there(away)), { ...QUESTION, ...more });

const at = (year: number, value: number, more: Spec = {}) => ({
  period: `${year}`,
  value,
  ...more,
});

describe("gapBetween(dataset, question)", () => {
  it("tells the difference of each period that both have, and that it widens", () => {
    const gap = between(years([10, 12, undefined, 20]), years([8, 9, 10, 12]));
    expect(gap?.steps.map(({ period, ahead }) => [period, ahead])).toEqual([
      ["2010", HERE],
      ["2011", HERE],
      ["2013", HERE],
    ]);
    expect(gap?.steps.map(({ difference }) => difference.value.toNumber())).toEqual([2, 3, 8]);
    expect(gap?.trend).toMatchObject({ from: "2010", to: "2013", way: "wider", unit: "亿元" });
    expect(gap?.trend?.change.toNumber()).toBe(6);
  });

  it("says which way whoever is ahead, and that they changed places", () => {
    const gap = between(years([8, 10]), years([20, 5]));
    expect(gap?.trend).toMatchObject({ way: "narrower", isTurned: true });
    expect(gap?.steps.map(({ ahead }) => ahead)).toEqual([THERE, HERE]);
  });

  it("counts rates in points, with no more digits than the weakest has", () => {
    const gap = between(years([5.25, 6.5], GROWTH), years([4, 4], GROWTH), GROWTH);
    expect(gap?.steps[0]?.difference).toMatchObject({ unit: "points", precision: 1 });
    expect(gap?.trend).toMatchObject({ unit: "points", precision: 1, way: "wider" });
  });

  it("says about the same within the tolerance of its figures", () => {
    expect(between(years([10, 20]), years([8, 18]))?.trend?.way).toBe("same");
    const coarse = [at(2010, 10, { precision: 1 }), at(2011, 20.4)];
    expect(between(coarse, years([8.1, 18.1]))?.trend?.way).toBe("same");
    const estimate = [at(2010, 5.1, GROWTH), at(2011, 5.3, { ...GROWTH, status: "estimate" })];
    const others = years([4.1, 4.1], GROWTH);
    expect(between(estimate, others, GROWTH)?.trend).toMatchObject({
      way: "same",
      hasEstimate: true,
    });
  });

  it("subtracts growth on one reference only", () => {
    const before = { ...GROWTH, on: "two_year_average" } as const;
    expect(between(years([5, 6], GROWTH), years([4, 4], before), GROWTH)).toBeNull();
    const both = [...years([4], GROWTH), ...years([3, 3, 3], before)];
    const gap = between(years([5, 6], GROWTH), both, GROWTH);
    expect(gap).toMatchObject({ variant: { scope: null, basis: null }, trend: null });
    expect(gap?.steps).toHaveLength(1);
  });

  it("takes the variant that both have in most periods, not the one that either has in most", () => {
    const here = [...years([1, 2, 3, 4]), ...years([5, 6], { basis: "net" })];
    const gap = between(here, years([2, 2, 2], { basis: "net" }));
    expect(gap?.variant).toEqual({ scope: null, basis: "net" });
    expect(gap?.steps).toHaveLength(2);
  });

  it("subtracts nothing of another scope, basis or unit", () => {
    expect(between(years([1, 2]), years([3, 4], { scope: "city" }))).toBeNull();
    expect(between(years([1, 2]), years([3, 4], { basis: "net" }))).toBeNull();
    expect(between(years([1, 2]), years([3, 4], { unit: "万元" }))).toBeNull();
  });

  it("names the periods in which nothing may be subtracted, and why", () => {
    const twice = [at(2011, 2, { conflict: true }), at(2011, 3, { conflict: true })];
    const gap = between([...twice, at(2010, 5), at(2012, 6)], years([1, 1, 1]));
    expect(gap?.steps.map(({ period }) => period)).toEqual(["2010", "2012"]);
    expect(gap?.refused).toMatchObject([{ period: "2011", refusal: { refused: "conflict" } }]);
  });

  it("says neither wider nor narrower where a bound leaves it open", () => {
    const gap = between([at(2010, 5), at(2011, 9, { bound: "at_least" })], years([1, 1]));
    expect(gap?.steps.map(({ difference }) => difference.bound)).toEqual(["exact", "at_least"]);
    expect(gap?.trend).toBeNull();
  });

  it("says nothing of a place and itself", () => {
    const dataset = given(years([1, 2]));
    expect(gapBetween(dataset, { ...QUESTION, regions: [HERE, HERE] })).toBeNull();
  });
});
