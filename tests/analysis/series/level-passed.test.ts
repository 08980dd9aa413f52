import { describe, expect, it } from "vitest";
import { levelPassed } from "../../../src/analysis/series/level-passed.ts";
import { ask, GROWTH, given, type Spec, YEARLY, years } from "./given.ts";

const passed = (specs: readonly Spec[], level?: number) =>
  levelPassed(ask(given(specs), YEARLY), level);
const at = (year: number, value: number, more: Spec = {}) => ({
  period: `${year}`,
  value,
  ...more,
});

describe("levelPassed(series, level)", () => {
  it("tells the first period that reached it, and the last that did not", () => {
    expect(passed(years([80, 90, 100, 120]), 100)).toEqual({
      level: 100,
      unit: "亿元",
      below: "2011",
      reached: "2012",
      forGood: "2012",
      fellBack: [],
      unknown: { before: [], after: [] },
      figures: ["here/sales/2011/level", "here/sales/2012/level"],
      estimates: [],
      bounds: [],
    });
  });

  it("takes the largest round number between the first and the last", () => {
    expect(passed(years([80, 130, 240]))).toMatchObject({ level: 200, reached: "2012" });
    expect(passed(years([0.03, 0.06]))).toMatchObject({ level: 0.05 });
    expect(passed(years([-4, 7]))).toMatchObject({ level: 5 });
    expect(passed(years([1, 1000]))).toMatchObject({ level: 1000 });
  });

  it("tells nothing where none is passed", () => {
    expect(passed(years([110, 120]))).toBeNull();
    expect(passed(years([240, 130]))).toBeNull();
    expect(passed(years([110, 120]), 100)).toBeNull();
    expect(passed(years([80, 90]), 100)).toBeNull();
    expect(passed(years([100]), 100)).toBeNull();
    expect(passed([])).toBeNull();
    expect(passed([], 100)).toBeNull();
  });

  it("tells both where it fell back: when first, and when for good", () => {
    expect(passed(years([90, 110, 95, 105, 120]), 100)).toMatchObject({
      reached: "2011",
      fellBack: ["2012"],
      forGood: "2013",
    });
    expect(passed(years([90, 110, 95]), 100)).toMatchObject({
      reached: "2011",
      fellBack: ["2012"],
      forGood: null,
    });
  });

  it("tells nothing where a bound leaves open when", () => {
    expect(
      passed([at(2010, 90), at(2011, 95, { bound: "at_least" }), at(2012, 110)], 100),
    ).toBeNull();
    expect(passed([at(2010, 90), at(2011, 105, { bound: "at_most" })], 100)).toBeNull();
    expect(passed([at(2010, 90), at(2011, 100, { bound: "about" })], 100)).toBeNull();
    expect(passed([at(2010, 90), at(2011, 100.3, { status: "estimate" })], 100)).toBeNull();
  });

  it("carries bounds and estimates that do not", () => {
    const [low, high] = [at(2010, 90, { bound: "at_most" }), at(2011, 105, { bound: "at_least" })];
    expect(passed([low, high], 100)).toMatchObject({
      reached: "2011",
      bounds: ["here/sales/2010/level", "here/sales/2011/level"],
    });
    expect(passed([low, at(2011, 105, { status: "estimate" })], 100)).toMatchObject({
      estimates: ["here/sales/2011/level"],
    });
  });

  it("says not for good where a later bound leaves it open", () => {
    const open = at(2012, 105, { bound: "at_most" });
    expect(passed([at(2010, 90), at(2011, 110), open], 100)).toMatchObject({
      forGood: null,
      unknown: { before: [], after: ["2012"] },
    });
  });

  it("tells nothing where a break lies between, or where the unit changes", () => {
    const net = at(2011, 99, { basis: "net" });
    expect(passed([at(2010, 90), net, at(2012, 110)], 100)).toBeNull();
    expect(passed([at(2010, 90), at(2011, 110, { unit: "万元" })], 100)).toBeNull();
  });

  it("names the periods of which it is not known", () => {
    const words = { period: "2013", value: null };
    const specs = [...years([80, undefined, 90, undefined, undefined, 110, undefined, 120]), words];
    expect(passed(specs, 100)).toMatchObject({
      below: "2012",
      reached: "2015",
      unknown: { before: ["2011", "2013", "2014"], after: ["2016"] },
    });
  });

  it("is asked of amounts alone, not of rates or of what accumulates", () => {
    const growth = given(years([1, 3], GROWTH));
    expect(levelPassed(ask(growth, { ...YEARLY, ...GROWTH }), 2)).toBeNull();
    const share = given(years([1, 3], { indicator: "rate" }));
    const asked = { ...YEARLY, indicator: "rate", measure: "share" } as const;
    expect(levelPassed(ask(share, asked), 2)).toBeNull();
    const sums = given([
      { period: "2023-01/08", value: 90 },
      { period: "2023-01/09", value: 110 },
    ]);
    expect(levelPassed(ask(sums, { frequency: "since_january" }), 100)).toBeNull();
  });
});
