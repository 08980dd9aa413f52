import { describe, expect, it } from "vitest";
import { formOf } from "../../src/charts/forms/forms.ts";
import { createMeasure } from "../../src/charts/measure.ts";
import { TONES } from "../../src/charts/style.ts";
import { cell, figure, mark, row } from "./fixture.ts";

const target = (value: number) => mark(value, { status: "target" });
const step = (from: number, to: number, way: "above" | "same" | "below") =>
  cell(mark(from), { pair: target(to), step: way });

/** What is rust among marks and links of a dumbbell a row. */
function rustOf(...cells: readonly ReturnType<typeof cell>[]) {
  const rows = cells.map((one, index) => row(`P${index}`, one));
  const ends = { from: "outcome", to: "target" };
  const spec = figure(rows, { form: "dumbbell", ends });
  const [layout] = formOf(spec).layOut(spec, createMeasure());
  return {
    marks: layout?.marks.filter(({ tone }) => tone === TONES.below).map(({ value }) => value),
    links: layout?.links.filter(({ tone }) => tone === TONES.below).length,
  };
}

describe("a target below its outcome", () => {
  it("is rust with its arrow, and also where the two are too near for an arrow", () => {
    expect(rustOf(step(16, 4, "below"), step(1, 16, "above"))).toEqual({ marks: [4], links: 1 });
    expect(rustOf(step(100, 99, "below"), step(1, 99, "above"))).toEqual({ marks: [99], links: 0 });
  });

  it("is no longer so where the words say neither, or the two may not be compared", () => {
    expect(rustOf(step(16, 15.9, "same"))).toEqual({ marks: [], links: 0 });
    const apart = cell(mark(16), { pair: target(4), step: "below", isApart: true });
    expect(rustOf(apart, step(1, 2, "above"))).toEqual({ marks: [], links: 0 });
  });
});
