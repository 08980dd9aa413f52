import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TONES } from "../../src/charts/style.ts";
import { BLUE, FIELD, GREY, HAIRLINE, INK, RUST, SLATE } from "../../src/marks/palette.ts";
import { packageHome } from "../../src/package.ts";

/** CIE 1976 lightness of an sRGB colour, 0 for black and 100 for white: what is left of it in grey print. */
function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 216 / 24389 ? 116 * Math.cbrt(luminance) - 16 : (luminance * 24389) / 27;
}

/** Lightness by which two filled marks differ on any office printer. */
const LEAST_STEP = 15;

function steps(colours: readonly string[]): readonly number[] {
  const sorted = colours.map(lightness).sort((a, b) => a - b);
  return sorted.slice(1).map((value, index) => value - (sorted[index] ?? 0));
}

describe("the palette in grey print", () => {
  it("computes lightness as CIE does", () => {
    expect(lightness("#004488")).toBeCloseTo(29, 0);
    expect(lightness("#ffffff")).toBeCloseTo(100, 3);
  });
  it.each(Object.entries(TONES))("keeps mark, band and paper of %s apart", (_, tone) => {
    expect(Math.min(...steps([tone.fill, tone.tint, "#ffffff"]))).toBeGreaterThanOrEqual(7);
    expect(lightness("#ffffff") - lightness(tone.line)).toBeGreaterThanOrEqual(40);
  });
  it("keeps what may be compared, what stands apart and what steps back apart", () => {
    const { accent, apart, rest, below } = TONES;
    expect(Math.min(...steps([accent, apart, rest].map(({ fill }) => fill)))).toBeGreaterThan(
      LEAST_STEP,
    );
    // A decrease stands left of zero or has an arrow to the left: in grey it may be as dark as the others.
    expect(Math.min(...steps([below, apart, rest].map(({ fill }) => fill)))).toBeGreaterThan(14);
  });
  it("keeps grey words readable: at least 4.5 to 1 against the paper", () => {
    for (const colour of [INK, GREY]) expect(100 - lightness(colour)).toBeGreaterThan(50);
    expect(lightness(HAIRLINE)).toBeLessThan(82);
  });
  it("has in its styles no other colours than these", () => {
    const css = ["10-page", "20-table", "30-chart"].map((name) =>
      readFileSync(join(packageHome(), "templates/styles", `${name}.css`), "utf8"),
    );
    const used = new Set(css.join("").match(/#[0-9a-f]{6}\b/gi));
    // Rules and headings are navy.
    const house = ["#0c2f55", BLUE, FIELD, GREY, HAIRLINE, INK, RUST, SLATE, "#ffffff"];
    expect([...used].filter((colour) => !house.includes(colour))).toEqual([]);
    expect([...used]).not.toContain(SLATE);
  });
});
