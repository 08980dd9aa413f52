import { describe, expect, it } from "vitest";
import { compareBeside } from "../../../src/analysis/beside.ts";
import { compare } from "../../../src/analysis/compare.ts";
import { findSteps } from "../../../src/analysis/findings/steps.ts";
import type { Measure } from "../../../src/dataset/model.ts";
import { WORDED_FORMS } from "../../../src/view/chart/forms.ts";
import { titleOf } from "../../../src/view/chart/title.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "../../analysis/builder.ts";
import { contextFor, withUnits } from "../context.ts";

const REGIONS = ["Jia", "Yi", "Bing", "Ding"];
type Value = number | null | Partial<FigureSpec>;

const specsOf = (measure: Measure, values: readonly Value[], more: Partial<FigureSpec> = {}) =>
  values.flatMap((value, index): readonly FigureSpec[] => {
    if (value === null) return [];
    const spec = typeof value === "number" ? { value } : value;
    return [{ region: REGIONS[index] ?? "", measure, ...more, ...spec }];
  });

/** The title of bars of one indicator. */
function titleOn(values: readonly Value[], measure: "level" | "count" | "growth" = "level") {
  const regions = REGIONS.slice(0, values.length);
  const own = measure === "growth" ? {} : { measure };
  const dataset = withUnits(
    buildDataset({
      regions,
      indicators: [{ id: PRODUCT, ...own }],
      figures: specsOf(measure, values),
    }),
  );
  const outcome = compare(dataset, { indicator: PRODUCT, measure, target: false, regions });
  const spec = { indicators: [PRODUCT], measure, form: "bars" as const };
  const chart = { spec, panels: [{ outcome, target: null, steps: [] }] };
  return plainText(titleOf(contextFor(dataset, "en"), chart));
}

describe("the title of bars of one indicator", () => {
  it("says who is largest, of amounts, numbers and rates in words of their own", () => {
    expect(titleOn([3, 2, 1])).toBe("product in 2022: largest in Jia of three places");
    expect(titleOn([3, 2, 1], "count")).toBe("product in 2022: most in Jia of three places");
    expect(titleOn([3, 2, 1], "growth")).toBe(
      "Growth in product in 2022: highest in Jia of three places",
    );
  });

  it("compares where only two are ranked", () => {
    expect(titleOn([3, 2])).toBe("product in 2022: larger in Jia than in Yi");
    expect(titleOn([3, 2, null])).toBe("product in 2022: larger in Jia than in Yi");
  });

  it("says of how many it holds, and that they are the comparable ones where some are not ranked", () => {
    expect(titleOn([3, 2, 1, null])).toBe("product in 2022: largest in Jia of three comparable");
    expect(titleOn([4, 3, 2, 1])).toBe("product in 2022: largest in Jia of four places");
  });

  it("names all that are about the same as the largest", () => {
    expect(titleOn([{ value: 9.95 }, { value: 10, precision: 0.1 }, 5])).toBe(
      "product in 2022: largest in Yi and Jia of three places",
    );
  });

  it("says only what is shown where nobody is ahead, or a bound leaves it open", () => {
    expect(titleOn([2, 2, 2])).toBe("product");
    expect(titleOn([3, { value: 2, bound: "at_least" }, 1])).toBe("product");
    expect(titleOn([3])).toBe("product");
  });
});

/** The title of dumbbells: outcomes and the targets after them. */
function dumbbellTitle(
  outcomes: readonly Value[],
  aims: readonly Value[],
  kind: "title" | "message" = "title",
) {
  const regions = REGIONS.slice(0, Math.max(outcomes.length, aims.length));
  const figures = [
    ...specsOf("growth", outcomes),
    ...specsOf("growth", aims, { status: "target" }),
  ];
  const dataset = withUnits(buildDataset({ regions, figures }));
  const question = { indicator: PRODUCT, measure: "growth" as const, target: true, regions };
  const target = compare(dataset, question);
  const outcome = compareBeside(dataset, target, regions);
  const steps = findSteps([outcome, target]).growth;
  const spec = { indicators: [PRODUCT], measure: "growth" as const, form: "dumbbell" as const };
  const [context, panel] = [contextFor(dataset, "en"), { outcome, target, steps }];
  return plainText(
    kind === "title"
      ? titleOf(context, { spec, panels: [panel] })
      : WORDED_FORMS.dumbbell.message(context, panel, "Growth"),
  );
}

describe("the message over a panel", () => {
  const steps = (...ways: readonly (readonly [Value, Value])[]) =>
    dumbbellTitle(
      ways.map(([from]) => from),
      ways.map(([, to]) => to),
      "message",
    );

  it("says in a few words where targets lie, of bounds and of either way too", () => {
    expect(steps([5, 4], [6, 7], [7, 8])).toBe("Growth: target lower in Jia");
    expect(steps([5, 4], [6, 9])).toBe("Growth: target higher in Yi, lower in Jia");
    expect(steps([{ value: 5, status: "estimate" }, 4], [6, 9])).toBe(
      "Growth: target higher in Yi, lower in Jia (past year includes estimates)",
    );
    const floor = { value: 10, bound: "at_least" as const };
    expect(steps([18, floor], [25, floor])).toBe("Growth: floor below the past year in Jia and Yi");
  });

  it("names the measure alone where there is nothing to say", () => {
    expect(dumbbellTitle([null], [6], "message")).toBe("Growth");
  });
});

describe("the title of dumbbells", () => {
  it("says where targets lie, and ranks nobody", () => {
    expect(dumbbellTitle([5, 6, 7], [4, 7, 8])).toBe(
      "The target for growth in product is below the outcome of the past year in Jia",
    );
  });

  it("says only what is shown where no target follows an outcome", () => {
    const [some, none] = [dumbbellTitle([5], [6]), dumbbellTitle([null], [6])];
    expect(none).not.toBe(some);
    expect(none).not.toMatch(/above|below/);
  });
});
