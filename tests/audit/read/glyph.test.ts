import { describe, expect, it } from "vitest";
import { isBlank, layDown } from "../../../src/audit/read/glyph.ts";

const set = (text: string, advance: number) =>
  layDown({
    text,
    advance,
    x: 100,
    y: 700,
    directionX: 1,
    directionY: 0,
    size: 10,
    font: "F",
    mcid: null,
    clip: null,
  });

describe("layDown(stroke)", () => {
  it.each([
    ["张", 10, 100, 110],
    ["8", 5.5, 100, 105.5],
    ["（", 10, 105, 110],
    ["，", 10, 100, 105],
    ["”", 5, 100, 105],
  ])("says what ink %s covers", (text, advance, left, right) => {
    const { ink, endX } = set(text, advance);
    expect(ink).toEqual({ left, right, bottom: 698.8, top: 708 });
    expect(endX).toBe(100 + advance);
  });
});

describe("isBlank(glyph)", () => {
  it("tells spaces of every width from characters and from glyphs that say nothing", () => {
    expect([" ", "\u3000", "\u00a0", "8", ""].map((text) => isBlank(set(text, 5)))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
