import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scaleOfRow } from "../../../src/charts/position/scale.ts";
import { anyValueTo } from "../any-value.ts";

const ROOM = [100, 400] as const;

describe("scaleOfRow(values, room, insets)", () => {
  it("sets the lowest and the highest value as far from the ends as asked, and others between", () => {
    const { at } = scaleOfRow([20, 80, 50], ROOM, [10, 40]);
    expect([20, 50, 80].map(at)).toEqual([110, 235, 360]);
  });

  it.each([0, 5, -99.9, 1e12])("sets values that are all %d in the middle", (value) => {
    expect(scaleOfRow([value, value], ROOM, [10, 10]).at(value)).toBeCloseTo(250, 9);
  });

  it.each([
    [[1, 9], false],
    [[-9, -1], false],
    [[0, 9], true],
    [[-9, 0], true],
    [[-1, 9], true],
    [[0, 0], true],
    [[5, 5], false],
  ])("shows zero among %j: %s", (values, isShown) => {
    const { zeroPt, at } = scaleOfRow(values, ROOM, [10, 10]);
    expect(zeroPt).toBe(isShown ? at(0) : null);
  });

  it("keeps all values in the room, in their order", () => {
    const anyValues = fc.array(anyValueTo(1e12), { minLength: 1 });
    fc.assert(
      fc.property(anyValues, (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const ats = sorted.map(scaleOfRow(values, ROOM, [10, 10]).at);
        expect(ats).toEqual(ats.toSorted((a, b) => a - b));
        expect(ats[0]).toBeGreaterThan(109.99);
        expect(ats.at(-1)).toBeLessThan(390.01);
      }),
    );
  });
});
