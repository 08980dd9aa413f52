import { describe, expect, it } from "vitest";
import { formOf } from "../../src/charts/forms/forms.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { ARROW_PT, TARGET_RADIUS_PT } from "../../src/charts/style.ts";
import type { Bound } from "../../src/dataset/model.ts";
import { cell, figure, mark, row } from "./fixture.ts";

const step = (from: number, to: number, bound: Bound) =>
  cell(mark(from), { pair: mark(to, { status: "target", bound }) });

/** The link of a row, beside one that gives all the same scale, and where its target stands. */
function linkOf(from: number, to: number, bound: Bound) {
  const rows = [row("P0", step(from, to, bound)), row("P1", step(1, 100, "exact"))];
  const spec = figure(rows, { form: "dumbbell", ends: { from: "outcome", to: "target" } });
  const [layout] = formOf(spec).layOut(spec, createMeasure());
  const target = layout?.marks.find(({ value }) => value === to);
  const link = layout?.links.find(({ acrossPt }) => acrossPt === target?.acrossPt);
  return { link, targetPt: target?.atPt ?? 0 };
}

describe("the link from an outcome to a floor or a ceiling", () => {
  it("ends without a head where the arrow of the bound begins", () => {
    const { link, targetPt } = linkOf(90, 20, "at_least");
    expect(link?.hasHead).toBe(false);
    expect(link?.toPt).toBeCloseTo(targetPt + TARGET_RADIUS_PT + ARROW_PT);
    expect(linkOf(20, 90, "at_most").link?.hasHead).toBe(false);
  });

  it("keeps its head where the bound points away from the outcome, and where there is none", () => {
    expect(linkOf(20, 90, "at_least").link?.hasHead).toBe(true);
    expect(linkOf(90, 20, "exact").link?.hasHead).toBe(true);
  });

  it("is left out where the arrow of the bound takes its room", () => {
    expect(linkOf(24, 20, "at_least").link).toBeUndefined();
  });
});
