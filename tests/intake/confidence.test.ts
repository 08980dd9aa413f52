import { describe, expect, it } from "vitest";
import { binsOf, type Case } from "../../bench/intake/bins.ts";
import { MEASURED, shareOf } from "../../src/intake/confidence.ts";
import { CANDIDATE_RULES } from "../../src/intake/model.ts";
import { read } from "./registry.ts";

/** So many cases of a rule, of falling strength, each right where `isRight` says. */
function cases(rule: Case["rule"], count: number, isRight: (at: number) => boolean): Case[] {
  return Array.from({ length: count }, (_, at) => {
    return { rule, strength: 1 - at / count, isRight: isRight(at) };
  });
}

describe("confidence", () => {
  it("falls with strength, is never certain, and is known for every rule", () => {
    const strengths = Array.from({ length: 101 }, (_, at) => at / 100);
    for (const rule of CANDIDATE_RULES) {
      const shares = strengths.map((strength) => MEASURED.of(rule, strength));
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      expect(Math.max(...shares)).toBeLessThan(1);
      expect(Math.max(...shares)).toBeGreaterThan(MEASURED.least);
    }
  });

  it("is greater where the name stands whole than where half of it does", () => {
    const confidence = (report: string) => read(report).candidates[0]?.confidence ?? Number.NaN;
    expect(confidence("居民人均可支配收入500元。")).toBeGreaterThan(
      confidence("渔户人均收入500元。"),
    );
  });

  it("is 0 where no indicator is named", () => {
    const { candidates } = read("引种龙涎香木46个。");
    expect(candidates).toMatchObject([{ indicator: null, confidence: 0 }]);
  });
});

describe("the bins of a measurement", () => {
  it("have at least 30 cases, and fewer right ones the weaker they are", () => {
    const bins = binsOf(cases("before", 200, (at) => at % 40 > at / 10));
    expect(bins.reduce((total, { of }) => total + of, 0)).toBe(400);
    const own = bins.filter(({ rule }) => rule === "before");
    expect(Math.min(...own.map(({ of }) => of))).toBeGreaterThanOrEqual(30);
    const shares = own.map(({ right, of }) => right / of);
    expect(shares).toEqual([...new Set(shares)].sort((a, b) => b - a));
    expect(own.at(-1)?.from).toBe(0);
  });

  it("hold rules with few cases to what is known of all", () => {
    const few = cases("shared", 20, (at) => at < 5);
    const bins = binsOf([...cases("row", 60, () => true), ...few]);
    expect(bins.filter(({ rule }) => rule !== "any")).toEqual([
      { rule: "row", from: 0, right: 60, of: 60 },
    ]);
    const any = bins.filter(({ rule }) => rule === "any");
    expect(any.reduce((total, { right }) => total + right, 0)).toBe(65);
    expect(shareOf(bins, "shared", 0.1)).toBeLessThan(shareOf(bins, "shared", 1));
    expect(shareOf(bins, "row", 0.1)).toBe(shareOf(bins, "shared", 0.1));
  });

  it("are right in their middles, and between two of them what lies between", () => {
    const bins = [
      { rule: "row", from: 0.6, right: 40, of: 40 },
      { rule: "row", from: 0, right: 20, of: 40 },
    ] as const;
    const [low, high] = [0.3, 0.8].map((strength) => shareOf(bins, "row", strength));
    expect(low).toBeCloseTo(20 / 40.5, 3);
    expect(high).toBeCloseTo(40 / 40.5, 3);
    expect(shareOf(bins, "row", 0.55)).toBeCloseTo(30 / 40.5, 3);
    expect(shareOf(bins, "row", 0.1)).toBe(low);
    expect(shareOf(bins, "row", 1)).toBe(high);
  });
});
