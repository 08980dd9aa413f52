import { describe, expect, it } from "vitest";
import { isRefusal } from "../../../src/analysis/derived/inputs.ts";
import { metStep } from "../../../src/analysis/findings/met.ts";
import { positionToTarget } from "../../../src/analysis/tolerance.ts";
import type { Figure } from "../../../src/dataset/model.ts";
import { buildDataset, type FigureSpec } from "../builder.ts";
import { find, only } from "./given.ts";

type Spec = Partial<FigureSpec>;

/** A place's target and its outcome for the same year. */
function pairOf(aim: Spec, outcome: Spec): readonly [target: Figure, outcome: Figure] {
  const [target, reached] = buildDataset({
    regions: ["a"],
    figures: [
      { region: "a", measure: "growth", status: "target", year: 2022, ...aim },
      { region: "a", measure: "growth", ...outcome },
    ],
  }).figures;
  if (!target || !reached) throw new Error("Expected a target and an outcome.");
  return [target, reached];
}

function side(aim: Spec, outcome: Spec) {
  const [target, reached] = pairOf(aim, outcome);
  return positionToTarget(reached, target);
}
const six = { value: 6 } as const;
const estimate = { status: "estimate" } as const;

describe("positionToTarget(outcome, target)", () => {
  it("is the same within one unit of what is printed, and told apart from there on", () => {
    const printed = (value: number) => side({ value: 6 }, { value, precision: 1 });
    expect([5, 5.1, 6, 6.9, 7].map(printed)).toEqual(["below", "same", "same", "same", "above"]);
    expect(side(six, { value: 5.8 })).toBe("below");
    expect(side(six, { value: 6.2 })).toBe("above");
  });

  it("is the same where an estimate lies no further than it can move, three tenths included", () => {
    const estimated = (value: number) => side(six, { value, ...estimate });
    expect([5.6, 5.7, 6.3, 6.4].map(estimated)).toEqual(["below", "same", "same", "above"]);
  });

  it("is the same within half a percent of an estimated amount", () => {
    const level = (value: number, more: Spec) =>
      side({ measure: "level", value: 200 }, { measure: "level", value, ...more });
    expect(level(200.9, estimate)).toBe("same");
    expect(level(201.1, estimate)).toBe("above");
    expect(level(200.9, {})).toBe("above");
  });

  it("is the same within two tenths of a point of about a rate, whichever of the two is about", () => {
    const about = { bound: "about" } as const;
    expect(side({ ...six, ...about }, { value: 6.2 })).toBe("same");
    expect(side({ ...six, ...about }, { value: 6.3 })).toBe("above");
    expect(side(six, { value: 5.8, ...about })).toBe("same");
    expect(side(six, { value: 5.7, ...about })).toBe("below");
    // "About" an amount reaches as far as its last digit.
    const level = (value: number, more: Spec = {}) =>
      ({ measure: "level", value, ...more }) as const;
    expect(side(level(6, about), level(7))).toBe("same");
    expect(side(level(6, about), level(7.1))).toBe("above");
  });

  it("is open only where the bound of the outcome reaches over the target", () => {
    const atLeast = { bound: "at_least" } as const;
    const atMost = { bound: "at_most" } as const;
    expect(side(six, { value: 5.8, ...atLeast })).toBe("open");
    expect(side(six, { value: 6.2, ...atLeast })).toBe("above");
    expect(side(six, { value: 6.2, ...atMost })).toBe("open");
    expect(side(six, { value: 5.8, ...atMost })).toBe("below");
    expect(side(six, { value: 6, ...atMost })).toBe("open");
  });
});

describe("metStep(target, outcome)", () => {
  it("is none where one of the two is words or has a remark", () => {
    for (const doubt of [{ value: null }, { remark: "doubt" }]) {
      expect(metStep(...pairOf({ ...six, ...doubt }, six))).toEqual([]);
      expect(metStep(...pairOf(six, { ...six, ...doubt }))).toEqual([]);
    }
    expect(metStep(...pairOf(six, six))).toHaveLength(1);
  });

  it("subtracts rates and divides amounts", () => {
    const unitOf = (...pair: Parameters<typeof pairOf>) => {
      const [step] = metStep(...pairOf(...pair));
      return !step || isRefusal(step.change) ? null : step.change.unit;
    };
    const level = { measure: "level", value: 5 } as const;
    expect(unitOf(six, { value: 7 })).toBe("points");
    expect(unitOf(level, level)).toBe("percent");
    expect(unitOf({ ...level, unit: "%" }, { ...level, unit: "%" })).toBe("points");
  });
});

describe("findMet(survey, topic)", () => {
  const aim = (value: number, more: Spec = {}) => ({
    region: "a",
    measure: "growth" as const,
    status: "target" as const,
    year: 2022,
    value,
    ...more,
  });
  const outcome = (value: number, more: Spec = {}) => ({
    region: "a",
    measure: "growth" as const,
    value,
    ...more,
  });
  const metOf = (...figures: readonly FigureSpec[]) =>
    only(find(figures), "met").flatMap(({ params }) =>
      params.steps.map((step) => [step.region, step.target.value, step.outcome.value]),
    );

  it("sets an outcome beside a target of the same basis, scope and period alone", () => {
    expect(metOf(aim(6), outcome(7))).toEqual([["a", 6, 7]]);
    expect(metOf(aim(6, { basis: "net" }), outcome(7))).toEqual([]);
    expect(metOf(aim(6, { scope: "city" }), outcome(7))).toEqual([]);
    expect(metOf(aim(6, { year: 2023 }), outcome(7))).toEqual([]);
  });

  it("takes of two scopes the one in which both are published", () => {
    const both = [outcome(7), outcome(9, { scope: "city" })];
    expect(metOf(aim(6, { scope: "city" }), ...both)).toEqual([["a", 6, 9]]);
    expect(metOf(aim(6), aim(8, { scope: "other" }), ...both)).toEqual([["a", 6, 7]]);
  });

  it("takes the latest year for which both are published", () => {
    const earlier = [aim(5, { year: 2021 }), outcome(4, { year: 2021 })];
    expect(metOf(...earlier, aim(6), outcome(7))).toEqual([["a", 6, 7]]);
    expect(metOf(...earlier, outcome(7))).toEqual([["a", 5, 4]]);
  });

  it("tells of some places where others publish neither or only one", () => {
    const others = [outcome(1, { region: "b" }), aim(2, { region: "c" })];
    expect(metOf(...others, aim(6), outcome(7))).toEqual([["a", 6, 7]]);
    expect(metOf(...others)).toEqual([]);
  });

  it("is silent on what the document says twice", () => {
    const twice = [outcome(7, { conflict: true }), outcome(8, { conflict: true })];
    expect(metOf(aim(6), ...twice)).toEqual([]);
  });
});
