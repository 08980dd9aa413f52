import { describe, expect, it } from "vitest";
import { deriveOutcomeGap, deriveOutcomeShare } from "../../../src/analysis/derived/met.ts";
import type { Figure } from "../../../src/dataset/model.ts";
import { cell, summarize } from "./given.ts";

const planned = (spec: Partial<Figure>) => cell({ status: "target", year: 2022, ...spec });

describe("deriveOutcomeShare(outcome, target)", () => {
  const share = (outcome: Partial<Figure>, target: Partial<Figure>) =>
    summarize(deriveOutcomeShare(cell(outcome), planned(target)));

  it.each([
    ["levels", { value: 90, precision: 0.1 }, { value: 100 }, "exact 90 percent ±0.1"],
    [
      "counts",
      { measure: "count", unit: "人", value: 110 },
      { measure: "count", unit: "人", value: 100 },
      "exact 110 percent ±0.01",
    ],
  ] as const)("divides %s", (_, outcome, target, expected) => {
    expect(share(outcome, target)).toBe(expected);
  });

  it("turns the bound of the target", () => {
    expect(share({ value: 90 }, { value: 100, bound: "at_least" })).toMatch(/^at_most 90 /);
  });

  it.each([
    ["growth", { measure: "growth" }, { measure: "growth" }],
    ["shares", { measure: "share" }, { measure: "share" }],
    ["changes", { measure: "change" }, { measure: "change" }],
    ["levels in %", { unit: "%" }, { unit: "%" }],
    ["counts in %", { measure: "count", unit: "%" }, { measure: "count", unit: "%" }],
  ] as const)("divides no %s", (_, outcome, target) => {
    expect(share(outcome, target)).toBe("refused: measure");
  });

  it("divides nothing, and by nothing, neither", () => {
    expect(share({ value: 0 }, { value: 100 })).toBe("refused: not-positive");
    expect(share({ value: 100 }, { value: 0 })).toBe("refused: not-positive");
  });

  it("divides no target by a target, and no outcome by an outcome", () => {
    expect(summarize(deriveOutcomeShare(planned({}), planned({})))).toBe("refused: status");
    expect(summarize(deriveOutcomeShare(cell({}), cell({})))).toBe("refused: status");
  });
});

describe("deriveOutcomeGap(outcome, target)", () => {
  it("is as exact as the finer of the two, and carries the bound of the target turned", () => {
    const outcome = cell({ measure: "growth", value: 18.3 });
    const target = planned({ measure: "growth", value: 10, bound: "at_least" });
    expect(summarize(deriveOutcomeGap(outcome, target))).toBe("at_most 8.3 points ±0.1");
  });
});
