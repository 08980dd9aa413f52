import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMeasure } from "../../src/charts/measure.ts";
import { layOutRows } from "../../src/charts/rows.ts";
import { faultsIn } from "./boxes.ts";
import { cell, figure, MARKS, mark, row, toLayOut } from "./fixture.ts";

const measure = createMeasure();
const anyBound = fc.constantFrom("exact", "about", "at_least", "at_most");

/** An outcome and a target that may be as near to each other as can be. */
const anyPair = fc.record({
  outcome: fc.integer({ min: -60, max: 600 }),
  apart: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -90, max: 90 })),
  bounds: fc.tuple(anyBound, anyBound),
});

describe("the words of an outcome and its target", () => {
  it("lie on no mark, arrow or band of either", () => {
    fc.assert(
      fc.property(
        fc.array(anyPair, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 60, max: 166 }),
        (pairs, widthMm) => {
          const rows = pairs.map(({ outcome, apart, bounds }, index) => {
            const pair = mark(outcome + apart, { status: "target", bound: bounds[1] });
            return row(`P${index}`, cell(mark(outcome, { bound: bounds[0] }), { pair }));
          });
          const spec = figure(rows, {
            form: "dumbbell",
            widthMm,
            ends: { from: "outcome", to: "target" },
          });
          for (const layout of layOutRows(toLayOut(spec, MARKS.pairs), measure)) {
            expect(faultsIn(layout).filter((fault) => fault.endsWith("lies on a mark"))).toEqual(
              [],
            );
          }
        },
      ),
    );
  });
});
