import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { halvesIn } from "../../src/changes/halves.ts";
import type { Box } from "../../src/raster/text.ts";
import { runAt } from "./page-text.ts";

const PART: Box = { x: 100, y: 100, width: 200, height: 60 };

describe("halvesIn(part, runs)", () => {
  it("leaves no number half inside, and covers none that is whole", () => {
    const number = fc.tuple(fc.integer({ min: 1, max: 99999 }), fc.nat(400), fc.nat(200));
    fc.assert(
      fc.property(number, ([value, x, y]) => {
        const run = runAt(String(value), x, y);
        const { width, height } = run.box;
        const isInside = x >= 102 && x + width <= 298 && y >= 100 && y + height * 1.3 <= 160;
        const isOutside = x >= 302 || x + width <= 98 || y >= 160 || y + height * 1.3 <= 100;
        const covered = halvesIn(PART, [[run]]);
        if (isInside || isOutside) expect(covered).toEqual([]);
        if (x < 100 && x + width > 100 && y > 100 && y < 140) {
          expect(covered.some((box) => box.x <= x && box.x + box.width >= x + width)).toBe(true);
        }
      }),
    );
  });
  it("covers only the word that is cut of a long line", () => {
    const covered = halvesIn(PART, [[runAt("aaaaaaaaaa bbbbbbbbbb cccccccccc", 60, 120)]]);
    // The line is from 60 to 370: its first word is cut at 100, its last at 300; the one between is whole.
    expect(covered).toHaveLength(2);
    const isFree = covered.every(({ x, width }) => x + width <= 172 || x >= 258);
    expect(isFree).toBe(true);
  });
  it("covers a number whose mark is cut off, and a name as a whole", () => {
    const mark = runAt("预", 296, 120);
    const small = { ...mark, box: { ...mark.box, height: 6, y: 121 } };
    expect(halvesIn(PART, [[runAt("275", 266, 120), small]])).toHaveLength(2);
    expect(halvesIn(PART, [[runAt("甲县", 95, 120)]])).toHaveLength(1);
  });
  it("covers a line that the upper or lower edge cuts", () => {
    expect(halvesIn(PART, [[runAt("甲县", 120, 95)]])).toHaveLength(1);
    expect(halvesIn(PART, [[runAt("甲县", 120, 152)]])).toHaveLength(1);
  });
});
