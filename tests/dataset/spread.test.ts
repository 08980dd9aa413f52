import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/dataset/model.ts";
import { findApart, ratioOf } from "../../src/dataset/spread.ts";
import { buildDataset, type FigureSpec } from "../analysis/builder.ts";

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
  const places = new Set(others.map(({ region }) => region)).size;
  return places >= 2 && others.every((other) => ratioOf(figure, other) >= times);
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

  /** The places and years that stand apart. */
  const apartOf = (...figures: readonly FigureSpec[]) => {
    const dataset = buildDataset({ regions: REGIONS, scopes: ["city"], figures });
    return [...findApart(dataset.figures, 1000)].map(({ region, period }) => `${region} ${period}`);
  };
  const amount = (region: string, value: number, more: Partial<FigureSpec> = {}) => ({
    region,
    value,
    ...more,
  });

  it("finds none where only one other place reports, however many years it does", () => {
    const years = [2020, 2021, 2022].map((year) => amount("b", 1, { year }));
    expect(apartOf(amount("a", 5000), amount("b", 1))).toEqual([]);
    expect(apartOf(amount("a", 5000), ...years)).toEqual([]);
    expect(apartOf(amount("a", 5000), ...years, amount("c", 2))).toEqual(["a 2022"]);
  });

  it("finds each year of a place whose others are like the rest", () => {
    const rest = [amount("b", 1), amount("c", 2)];
    const own = [amount("a", 3, { year: 2021 }), amount("a", 5000)];
    expect(apartOf(...rest, ...own)).toEqual(["a 2022"]);
    expect(apartOf(...rest, amount("a", 4000, { year: 2021 }), amount("a", 5000))).toEqual([
      "a 2021",
      "a 2022",
    ]);
  });

  it("takes a thousand times for apart, and a little less not", () => {
    const rest = [amount("b", 1), amount("c", 2)];
    expect(apartOf(...rest, amount("a", 2000))).toEqual(["a 2022"]);
    expect(apartOf(...rest, amount("a", 1999))).toEqual([]);
  });

  it("compares nothing across scopes, nor with what is planned", () => {
    const city = { scope: "city" };
    const rest = [amount("b", 1), amount("c", 2)];
    expect(apartOf(...rest, amount("a", 5000, city))).toEqual([]);
    expect(apartOf(...rest.map((one) => ({ ...one, ...city })), amount("a", 5000, city))).toEqual([
      "a 2022",
    ]);
    const planned = amount("c", 2, { status: "target", year: 2022 });
    expect(apartOf(amount("b", 1), planned, amount("a", 5000))).toEqual([]);
  });
});
