import { describe, expect, it } from "vitest";
import { type FigureSpec, PRODUCT } from "../builder.ts";
import { find, only, row, target } from "./given.ts";

type Spec = Partial<FigureSpec>;

/** Which way a target lies from the outcome before it; of places `a`, `b` … each. */
function directions(measure: "growth" | "count", outcome: Spec, aim: Spec) {
  const figures = [
    { region: "a", measure, ...outcome },
    { region: "a", measure, ...target, ...aim },
  ];
  const indicators = [measure === "count" ? { id: PRODUCT, measure } : { id: PRODUCT }];
  const [ambition] = only(find(figures, { indicators }), "ambition");
  return ambition?.params.steps.map(({ direction }) => direction);
}

const direction = (outcome: Spec, aim: Spec) => directions("growth", outcome, aim)?.[0];
const estimate = { status: "estimate" } as const;

describe("where a target lies from what was reached", () => {
  it("is about the same only within what an estimate can move", () => {
    expect(direction({ value: 5.9 }, { value: 6 })).toBe("above");
    expect(direction({ value: 6.1 }, { value: 6 })).toBe("below");
    expect(direction({ value: 5.9, ...estimate }, { value: 6 })).toBe("same");
    expect(direction({ value: 5.6, ...estimate }, { value: 6 })).toBe("above");
    expect(direction({ value: 5.7, ...estimate }, { value: 6 })).toBe("same");
    expect(direction({ value: 6.3, ...estimate }, { value: 6 })).toBe("same");
    expect(direction({ value: 6.4, ...estimate }, { value: 6 })).toBe("below");
    expect(direction({ value: 6 }, { value: 6 })).toBe("same");
  });

  it("is about the same below one unit of the last digit of the outcome, whatever that of the target", () => {
    expect(direction({ value: 5 }, { value: 5.9 })).toBe("same");
    expect(direction({ value: 5 }, { value: 6 })).toBe("above");
    expect(direction({ value: 5.9 }, { value: 6 })).toBe("above");
  });

  it("adds up what an estimate can move and how far about reaches", () => {
    const about = { value: 6, bound: "about" } as const;
    expect([6.3, 6.5, 6.6].map((value) => direction({ value, ...estimate }, about))).toEqual([
      "same",
      "same",
      "below",
    ]);
  });

  it("is about the same up to two tenths of a point where the target is about a number", () => {
    const about = { value: 6, bound: "about" } as const;
    expect([5.7, 5.8, 6.2, 6.3].map((value) => direction({ value }, about))).toEqual([
      "above",
      "same",
      "same",
      "below",
    ]);
  });

  it("is open where a bound reaches beyond what was reached, equal to it included", () => {
    const atLeast = { value: 6, bound: "at_least" } as const;
    const atMost = { value: 6, bound: "at_most" } as const;
    expect([5.9, 6, 6.1].map((value) => direction({ value }, atLeast))).toEqual([
      "above",
      "open",
      "open",
    ]);
    expect([5.9, 6, 6.1].map((value) => direction({ value }, atMost))).toEqual([
      "open",
      "open",
      "below",
    ]);
  });

  it("takes a number of things for the same within half a percent of an estimate, and an equal one", () => {
    const count = (value: number, aim: Spec, more: Spec = {}) =>
      directions("count", { value, ...more }, aim)?.[0];
    expect(count(1000, { value: 1000 })).toBe("same");
    expect(count(1000, { value: 1001 })).toBe("above");
    expect(count(1000, { value: 1004 }, estimate)).toBe("same");
    expect(count(1000, { value: 1005 }, estimate)).toBe("same");
    expect(count(1000, { value: 1006 }, estimate)).toBe("above");
    // "About" a number of things reaches as far as its last digit.
    expect(count(1000, { value: 1001, bound: "about" })).toBe("same");
    expect(count(1000, { value: 1002, bound: "about" })).toBe("above");
  });

  it("is nothing where one of the two is a contradiction", () => {
    const twice = (values: readonly number[], more: Spec = {}) =>
      values.flatMap((value) => row("growth", [value], { conflict: true, ...more }));
    const outcomeTwice = [...twice([4, 5]), ...row("growth", [6], target)];
    expect(only(find(outcomeTwice), "ambition")).toEqual([]);
    const targetTwice = [...row("growth", [5]), ...twice([6, 7], target)];
    expect(only(find(targetTwice), "ambition")).toEqual([]);
  });
});

describe("findAmbition(survey, topic)", () => {
  const ambitionOf = (regions: readonly string[], ...outcomes: readonly number[]) => {
    const figures = [
      ...row("growth", outcomes),
      ...row(
        "growth",
        outcomes.map(() => 6),
        target,
      ),
    ];
    return only(find(figures, { regions }), "ambition")[0];
  };

  it("tells nothing of one of two places, and something of one alone and of one of three", () => {
    expect(ambitionOf(["a", "b"], 5)).toBeUndefined();
    expect(ambitionOf(["a"], 5)?.params.steps).toHaveLength(1);
    expect(ambitionOf(["a", "b", "c"], 5)?.params.steps).toHaveLength(1);
    expect(ambitionOf(["a", "b"], 5, 7)?.params.steps).toHaveLength(2);
  });

  it("weighs more the farther targets lie from outcomes, whichever way", () => {
    const weights = [
      [7, 7, 7, 9],
      [7, 7, 7, 8],
      [6, 7, 7, 7],
      [6, 6, 6, 6],
    ].map((outcomes) => ambitionOf(["a", "b", "c", "d"], ...outcomes)?.weight ?? 0);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(new Set(weights).size).toBeGreaterThan(2);
    expect(ambitionOf(["a", "b", "c", "d"], 3, 6, 6, 6)?.weight).toBe(
      ambitionOf(["a", "b", "c", "d"], 6, 6, 6, 9)?.weight,
    );
  });
});
