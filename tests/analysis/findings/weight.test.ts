import { describe, expect, it } from "vitest";
import {
  isSmall,
  prominenceOf,
  sizeOf,
  substanceOf,
  weigh,
} from "../../../src/analysis/findings/weight.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "../builder.ts";
import { find, only, row, target } from "./given.ts";

/** The size of the difference between two figures of one place. */
function sizeBetween(a: Partial<FigureSpec>, b: Partial<FigureSpec>): number {
  const figures = [a, b].map((more) => ({ region: "a", measure: "growth" as const, ...more }));
  const [first, second] = buildDataset({ regions: ["a"], figures }).figures;
  if (!first || !second) throw new Error("Expected two figures.");
  return sizeOf(first, second);
}

const PLAIN = {
  kind: 1,
  size: 1,
  coverage: 1,
  prominence: 1,
  substance: 1,
  independence: 1,
} as const;

describe("weigh(factors)", () => {
  it("multiplies every factor, to a thousandth", () => {
    expect(weigh(PLAIN)).toBe(1);
    for (const factor of Object.keys(PLAIN)) {
      expect(weigh({ ...PLAIN, [factor]: 0.25 })).toBe(0.25);
    }
    expect(weigh({ ...PLAIN, kind: 0.5, size: 1 / 3 })).toBe(0.167);
  });
});

describe("sizeOf(a, b)", () => {
  it("is little for equal figures, and grows towards 1", () => {
    const sizes = [8.1, 8.4, 9.1, 11.1, 18.1, 48.1].map((value) =>
      sizeBetween({ value: 8.1 }, { value, ...target }),
    );
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(sizes[0]).toBeCloseTo(0.1);
    expect(sizes[3]).toBeCloseTo(0.55);
    expect(sizes[5]).toBeLessThan(1);
  });

  it("takes three tenths of a point for next to nothing, and eight points for much", () => {
    expect(isSmall(sizeBetween({ value: 9.7 }, { value: 10, ...target }))).toBe(true);
    expect(isSmall(sizeBetween({ value: 18.3 }, { value: 10, ...target }))).toBe(false);
  });

  it("measures amounts by what they are a part of, and rounded ones by their last digit", () => {
    const ofLevels = (a: number, b: number, more: Partial<FigureSpec> = {}) =>
      sizeBetween(
        { measure: "level", precision: 0.01, value: a, ...more },
        { measure: "level", precision: 0.01, value: b },
      );
    expect(ofLevels(1000, 1100)).toBeCloseTo(ofLevels(10, 11));
    expect(ofLevels(1000, 1100, { precision: 100 })).toBeLessThan(ofLevels(1000, 1100));
  });
});

describe("substanceOf(dataset, indicator)", () => {
  it("puts money, people and rates before amounts, and these before numbers of things", () => {
    const { indicatorById, ...rest } = buildDataset({
      regions: ["a"],
      indicators: [
        { id: "money" },
        { id: "people", measure: "count", unit: "人" },
        { id: "rate", measure: "share" },
        { id: "area", unit: "公顷" },
        { id: "things", measure: "count" },
      ],
      figures: [],
    });
    const of = (id: string) => substanceOf({ indicatorById, ...rest }, id);
    expect(["money", "people", "rate"].map(of)).toEqual([1, 1, 1]);
    expect(of("area")).toBeLessThan(1);
    expect(of("things")).toBeLessThan(of("area"));
  });
});

describe("prominenceOf(headline, indicator)", () => {
  it("falls from the first of the headline to the last, and further outside it", () => {
    const of = (id: string) => prominenceOf(["a", "b", "c"], id);
    expect(of("a")).toBe(1);
    expect(of("b")).toBeLessThan(of("a"));
    expect(of("c")).toBeLessThan(of("b"));
    expect(of("elsewhere")).toBeLessThan(of("c"));
  });
});

describe("the weight of findings", () => {
  it("is more of floors far below what was reached than of a step of three tenths", () => {
    const floor = { ...target, bound: "at_least" } as const;
    const [floors] = only(
      find([...row("growth", [18.3]), ...row("growth", [10], floor)]),
      "ambition",
    );
    const [step] = only(
      find([...row("growth", [9.7]), ...row("growth", [10], target)]),
      "ambition",
    );
    expect(floors?.weight).toBeGreaterThan(2 * (step?.weight ?? 1));
  });

  it("is more of money than of a list, however much the list changes", () => {
    const indicators = [{ id: PRODUCT }, { id: "projects", measure: "count" as const }];
    const figures = [
      ...row("growth", [13.8, 10.1]),
      ...row("growth", [8, 6], target),
      ...row("count", [11, 20], { indicator: "projects" }),
      ...row("count", [6, 12], { indicator: "projects", ...target }),
    ];
    const found = only(find(figures, { indicators, headline: [PRODUCT, "projects"] }), "ambition");
    const weightOf = (id: string) => found.find(({ indicator }) => indicator === id)?.weight ?? 0;
    expect(weightOf(PRODUCT)).toBeGreaterThan(weightOf("projects"));
  });

  it("is more of targets beside outcomes than of the same targets ranked", () => {
    const figures = [...row("growth", [5.1, 6.1, 7.1]), ...row("growth", [6, 5, 7], target)];
    const found = find(figures);
    const [order] = only(found, "order").filter((one) => one.target);
    expect(only(found, "ambition")[0]?.weight).toBeGreaterThan(order?.weight ?? 1);
  });
});
