import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread } from "../../../src/charts/position/spread.ts";

const ROUNDING_PT = 1e-6;
const ROOM = [0, 100] as const;

const anyThings = fc
  .array(
    fc.record({
      atPt: fc.integer({ min: 0, max: 100 }),
      beforePt: fc.integer({ min: 1, max: 8 }),
      afterPt: fc.integer({ min: 1, max: 8 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((things) => things.toSorted((a, b) => a.atPt - b.atPt));

type Things = readonly {
  readonly atPt: number;
  readonly beforePt: number;
  readonly afterPt: number;
}[];

/** True where nothing meets and all stand in the room. */
function isTidy(things: Things, places: readonly number[], gapPt: number): boolean {
  return things.every(({ beforePt, afterPt }, index) => {
    const place = places[index] ?? Number.NaN;
    const [last, lastPlace] = [things[index - 1], places[index - 1] ?? 0];
    const fromPt = last ? lastPlace + last.afterPt + gapPt : ROOM[0];
    return place - beforePt >= fromPt - ROUNDING_PT && place + afterPt <= ROOM[1] + ROUNDING_PT;
  });
}

const waysOf = (things: Things, places: readonly number[]) =>
  things.reduce((sum, { atPt }, index) => sum + ((places[index] ?? 0) - atPt) ** 2, 0);

describe("spread(things, room, gapPt)", () => {
  it.each([
    ["what is apart stays", [20, 50], [20, 50]],
    ["two of one place part alike", [50, 50], [44.5, 55.5]],
    ["at an end all give way", [2, 2, 3], [5, 16, 27]],
    ["only those that meet move", [10, 49, 51, 90], [10, 44.5, 55.5, 90]],
  ])("%s", (_, ats, places) => {
    const things = ats.map((atPt) => ({ atPt, beforePt: 5, afterPt: 5 }));
    expect(spread(things, ROOM, 1)).toEqual(places);
  });

  it("gives nothing where there is no room, and everything where there is", () => {
    fc.assert(
      fc.property(anyThings, (things) => {
        const takenPt =
          things.reduce((sum, one) => sum + one.beforePt + one.afterPt, -1) + things.length;
        expect(spread(things, ROOM, 1) === null).toBe(takenPt > 100);
      }),
    );
  });

  it("lets nothing meet, and no small move of what it gives makes the ways less", () => {
    fc.assert(
      fc.property(anyThings, fc.array(fc.integer({ min: -9, max: 9 })), (things, moves) => {
        const places = spread(things, ROOM, 1);
        if (!places) return;
        expect(isTidy(things, places, 1)).toBe(true);
        const others = places.map((place, index) => place + (moves[index] ?? 0) / 10);
        if (!isTidy(things, others, 1)) return;
        expect(waysOf(things, others)).toBeGreaterThanOrEqual(waysOf(things, places) - ROUNDING_PT);
      }),
      { numRuns: 1000 },
    );
  });
});
