import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../src/analysis/compare.ts";
import { distributionsOf, LEAST_PLACES } from "../../src/analysis/distribution.ts";
import type { Figure } from "../../src/dataset/model.ts";
import { buildDataset, type FigureSpec, PRODUCT } from "./builder.ts";

function distributions(figures: readonly FigureSpec[], pastYears = {}) {
  const regions = [...new Set(figures.map(({ region }) => region))];
  const dataset = buildDataset({ regions, figures, pastYears, bases: ["net"] });
  return distributionsOf(
    compare(dataset, { indicator: PRODUCT, measure: "level", target: false, regions }),
  );
}

/** One figure a place, p1, p2, … */
function places(values: readonly number[], more: Partial<Figure> = {}, from = 1) {
  return values.map((value, index) => ({ region: `p${index + from}`, value, ...more }));
}

const regionsOf = (figures: readonly Figure[]) => figures.map(({ region }) => region);

describe("distributionsOf(comparison)", () => {
  it("takes ends, quartiles and median by nearest rank, each a published value of a named place", () => {
    const [only, ...others] = distributions(places([10, 70, 30, 50, 20, 60, 40]));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ period: "2022", status: "actual", bound: "exact" });
    const { highest, upperQuartile, median, lowerQuartile, lowest } = only ?? expect.fail();
    // Of seven: 1.75, 3.5 and 5.25, rounded up: the second, the fourth and the sixth from below.
    const found = [highest, upperQuartile, median, lowerQuartile, lowest];
    expect(found.map((figures) => figures.map(({ value }) => value))).toEqual([
      [70],
      [60],
      [40],
      [20],
      [10],
    ]);
    expect(regionsOf(highest)).toEqual(["p2"]);
  });

  it("names every place of a value, in the order of the page", () => {
    const [{ median, highest } = expect.fail()] = distributions(places([5, 5, 5, 5, 9]));
    expect(regionsOf(median)).toEqual(["p1", "p2", "p3", "p4"]);
    expect(regionsOf(highest)).toEqual(["p5"]);
  });

  it("names at an end also who is about the same, after who publishes the value there", () => {
    const rates = [3.1, 9.2, 9.4, 5.2, 7.3, 3, 8];
    const estimates = places(rates, { measure: "level", unit: "%", status: "estimate" });
    const [{ highest, lowest, median } = expect.fail()] = distributions(estimates);
    expect([highest, lowest, median].map(regionsOf)).toEqual([["p3", "p2"], ["p6", "p1"], ["p5"]]);
    const floors = places(rates, { bound: "at_least" });
    const [{ highest: top } = expect.fail()] = distributions(floors);
    expect(regionsOf(top)).toEqual(["p3"]);
  });

  it("puts together only what is like for like", () => {
    const figures = [
      ...places([1, 2, 3, 4, 5, 6]),
      ...places([7, 8, 9, 10, 11], { status: "estimate" }, 7),
      ...places([100, 101], { basis: "net" }, 12),
      ...places([200, 201, 202, 203, 204], { bound: "at_least" }, 14),
    ];
    const found = distributions(figures);
    expect(found.map(({ figures: { length }, status, bound }) => [length, status, bound])).toEqual([
      [6, "actual", "exact"],
      [5, "estimate", "exact"],
      [5, "actual", "at_least"],
    ]);
  });

  it("leaves out contradictions and words, and keeps the largest where none is large", () => {
    const figures = [
      ...places([1, 2]),
      { region: "p3" },
      { region: "p4", value: 3, conflict: true },
      { region: "p4", value: 4, conflict: true },
    ];
    const [only, ...others] = distributions(figures);
    expect(others).toEqual([]);
    expect(regionsOf(only?.figures ?? [])).toEqual(["p2", "p1"]);
    expect(distributions([{ region: "p1" }])).toEqual([]);
  });

  it("has as many below and above each quartile as nearest rank says, whatever the values", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: LEAST_PLACES, maxLength: 80 }),
        (values) => {
          const [one] = distributions(places(values));
          if (!one) return false;
          const n = values.length;
          const below = (figures: readonly Figure[]) =>
            values.filter((value) => value < (figures[0]?.value ?? 0)).length;
          const upTo = (figures: readonly Figure[]) =>
            values.filter((value) => value <= (figures[0]?.value ?? 0)).length;
          const holds = (figures: readonly Figure[], share: number) =>
            below(figures) < Math.ceil(share * n) && upTo(figures) >= Math.ceil(share * n);
          return (
            holds(one.lowerQuartile, 0.25) &&
            holds(one.median, 0.5) &&
            holds(one.upperQuartile, 0.75) &&
            one.highest[0]?.value === Math.max(...values) &&
            one.lowest[0]?.value === Math.min(...values)
          );
        },
      ),
    );
  });
});
