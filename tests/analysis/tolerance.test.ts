import { describe, expect, it } from "vitest";
import { isAboutTheSame } from "../../src/analysis/tolerance.ts";
import type { Figure } from "../../src/dataset/model.ts";
import { buildDataset } from "./builder.ts";

/** Whether figures of two places are, told either way round. */
function areAlike(a: Partial<Figure>, b: Partial<Figure>): boolean {
  const specs = [a, b].map((spec, place) => ({ region: "ab".charAt(place), ...spec }));
  const [one, other] = buildDataset({ regions: ["a", "b"], figures: specs }).figures;
  if (!one || !other) throw new Error("Expected two figures.");
  const [there, back] = [isAboutTheSame(one, other), isAboutTheSame(other, one)];
  expect(there).toBe(back);
  return there;
}

const growth = (value: number, more: Partial<Figure> = {}) => ({
  measure: "growth" as const,
  value,
  ...more,
});
const target = { status: "target" } as const;
const estimate = { status: "estimate" } as const;
const atLeast = { bound: "at_least" } as const;
const atMost = { bound: "at_most" } as const;

describe("isAboutTheSame(a, b) of figures with an open bound", () => {
  it("holds for two targets in the same words", () => {
    expect(
      areAlike(growth(10, { ...target, ...atLeast }), growth(10, { ...target, ...atLeast })),
    ).toBe(true);
    expect(
      areAlike(growth(10, { ...target, ...atMost }), growth(10, { ...target, ...atMost })),
    ).toBe(true);
  });

  it.each([
    ["two outcomes", growth(10, atLeast), growth(10, atLeast)],
    ["an outcome and a target", growth(10, atLeast), growth(10, { ...target, ...atLeast })],
    ["a bound on one side", growth(10, atLeast), growth(10)],
    ["a bound on one of two targets", growth(10, { ...target, ...atMost }), growth(10, target)],
    [
      "bounds that face each other",
      growth(10, { ...target, ...atLeast }),
      growth(10, { ...target, ...atMost }),
    ],
    [
      "two numbers",
      growth(10.5, { ...target, ...atLeast, precision: 1 }),
      growth(10, { ...target, ...atLeast }),
    ],
  ])("holds for nothing else: %s", (_, a, b) => {
    expect(areAlike(a, b)).toBe(false);
  });
});

describe("isAboutTheSame(a, b) of figures with a number", () => {
  it("holds below one unit of the last digit of the coarser, not from there on", () => {
    expect(areAlike(growth(6), growth(6.9))).toBe(true);
    expect(areAlike(growth(6), growth(7))).toBe(false);
    // In binary the gap is a little less than a tenth.
    expect(areAlike(growth(5.6), growth(5.5))).toBe(false);
  });

  it("takes targets, which are set, for exact", () => {
    expect(areAlike(growth(6, target), growth(6.5, target))).toBe(false);
    expect(areAlike(growth(6, target), growth(6.5))).toBe(false);
    expect(areAlike(growth(6.5, target), growth(6))).toBe(true);
    expect(areAlike(growth(6, target), growth(6, target))).toBe(true);
  });

  it("lets estimates move, and nothing else", () => {
    expect(areAlike(growth(5.7), growth(5.5))).toBe(false);
    expect(areAlike(growth(5.7, target), growth(5.5))).toBe(false);
    expect(areAlike(growth(5.7, estimate), growth(5.5))).toBe(true);
    expect(areAlike(growth(5.8, estimate), growth(5.5))).toBe(true);
    expect(areAlike(growth(5.9, estimate), growth(5.5))).toBe(false);
    expect(areAlike(growth(6, { ...estimate, precision: 0.1 }), growth(5.5, estimate))).toBe(true);
    expect(areAlike(growth(6.1, estimate), growth(5.5, estimate))).toBe(true);
    expect(areAlike(growth(6.2, estimate), growth(5.5, estimate))).toBe(false);
  });

  it("lets an estimated amount move by its two-hundredth part", () => {
    expect(areAlike({ value: 1000.1 }, { value: 1005, ...estimate })).toBe(true);
    expect(areAlike({ value: 1000.1 }, { value: 1005.2, ...estimate })).toBe(false);
    expect(areAlike({ value: 1000.1 }, { value: 1004.9 })).toBe(false);
  });

  it("never holds for words, nor across units", () => {
    expect(areAlike({}, {})).toBe(false);
    expect(areAlike({ value: 1 }, {})).toBe(false);
    expect(areAlike({ value: 1 }, { value: 1, unit: "万元" })).toBe(false);
  });
});
