import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread } from "../../src/charts/spread.ts";

const block = (atPt: number, lengthPt = 10) => ({ atPt, lengthPt });
const anyBlocks = fc.array(
  fc.record({
    atPt: fc.integer({ min: 0, max: 300 }),
    lengthPt: fc.integer({ min: 1, max: 30 }),
  }),
  { maxLength: 12 },
);
const ROOM_PT = 400;

describe("spread(blocks, from, to)", () => {
  it("leaves blocks where they are that do not meet", () => {
    expect(spread([block(40), block(0), block(20)], 0, 100)).toEqual([40, 0, 20]);
  });

  it("pushes two apart by the same length, and those that they then meet", () => {
    expect(spread([block(50), block(50)], 0, 100)).toEqual([45, 55]);
    expect(spread([block(50), block(50), block(58)], 0, 100)).toEqual(
      [42.67, 52.67, 62.67].map(near),
    );
  });

  it("keeps blocks between the two ends", () => {
    expect(spread([block(-5), block(2)], 0, 100)).toEqual([0, 10]);
    expect(spread([block(98), block(99)], 0, 100)).toEqual([80, 90]);
  });

  it("never lets two overlap, keeps their order and the room", () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const starts = spread(blocks, 0, ROOM_PT);
        const set = blocks
          .map((one, index) => ({ ...one, startPt: starts[index] ?? Number.NaN }))
          .toSorted((a, b) => a.startPt - b.startPt);
        for (const [index, { startPt, lengthPt, atPt }] of set.entries()) {
          const next = set[index + 1];
          expect(startPt).toBeGreaterThanOrEqual(0);
          expect(startPt + lengthPt).toBeLessThanOrEqual((next?.startPt ?? ROOM_PT) + 1e-9);
          if (next) expect(atPt).toBeLessThanOrEqual(next.atPt);
        }
      }),
    );
  });
});

function near(value: number) {
  return expect.closeTo(value, 2);
}
