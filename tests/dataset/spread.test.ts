import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/dataset/model.ts";
import { findApart, ratioOf } from "../../src/dataset/spread.ts";
import { buildDataset } from "../analysis/builder.ts";

const REGIONS = ["a", "b", "c", "d"];

const anyFigure = fc.record({
  region: fc.constantFrom(...REGIONS),
  value: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(null, 0, -5) },
    { weight: 12, arbitrary: fc.constantFrom(1, 2, 900, 1000, 1001, 5000, 2_000_000) },
  ),
  scope: fc.constantFrom(null, null, "city"),
  status: fc.constantFrom("actual", "actual", "estimate", "target"),
});

/** As it is said: two other places or more, and none of them within so many times. */
function isApart(figure: Figure, figures: readonly Figure[], times: number): boolean {
  if (figure.status === "target") return false;
  const others = figures.filter(
    ({ region, status, scope }) =>
      region !== figure.region && status !== "target" && scope === figure.scope,
  );
  return others.length >= 2 && others.every((other) => ratioOf(figure, other) >= times);
}

describe("findApart(figures, times)", () => {
  it("finds what a look at every pair finds", () => {
    fc.assert(
      fc.property(fc.array(anyFigure, { maxLength: 12 }), (specs) => {
        const { figures } = buildDataset({ regions: REGIONS, scopes: ["city"], figures: specs });
        const apart = findApart(figures, 1000);
        for (const figure of figures) {
          expect(apart.has(figure)).toBe(isApart(figure, figures, 1000));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("compares amounts of years with those of years alone", () => {
    const of = (region: string, value: number, period: string) => ({ region, value, period });
    const month = of("a", 1, "2022-12");
    const years = [of("b", 2000, "2022"), of("c", 2000, "2022")];
    const { figures } = buildDataset({ regions: REGIONS, figures: [month, ...years] });
    expect(findApart(figures, 1000)).toEqual(new Set());
    const alike = buildDataset({
      regions: REGIONS,
      figures: [{ ...month, period: "2022" }, ...years],
    });
    expect(findApart(alike.figures, 1000)).toEqual(new Set([alike.figures[0]]));
  });
});
