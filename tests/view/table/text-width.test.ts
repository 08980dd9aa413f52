import { describe, expect, it } from "vitest";
import { createMeasure } from "../../../src/charts/measure.ts";
import { widestPieceMm, widthMm } from "../../../src/view/table/text-width.ts";

const PT_PER_MM = 72 / 25.4;
/** What tables are written with; the chart's font has the same widths, and measures them. */
const CHARACTERS = [
  ...Array.from({ length: 0x5f }, (_, index) => String.fromCodePoint(0x20 + index)),
  ..."éüōěÅØ−≥≤≈→—‡†※①，。、（）％县亿增",
];

describe.each([400, 700] as const)("widthMm(text) at weight %i", (weight) => {
  const measure = createMeasure();
  const real = (text: string) => measure(text, { sizePt: 100, weight, colour: "#000" }) / PT_PER_MM;
  const told = (text: string) => widthMm(text, { sizePt: 100, isBold: weight === 700 });

  it("is never less than what the font takes, and hardly more for letters and digits", () => {
    for (const character of CHARACTERS) {
      expect(told(character), character).toBeGreaterThanOrEqual(real(character) - 0.05);
      if (/[\w ]/.test(character))
        expect(told(character), character).toBeLessThanOrEqual(real(character) * 1.2);
    }
  });

  it("is close for whole words and numbers", () => {
    for (const text of ["General public budget revenue", "123,456,789,012", "积石山保安族东乡族"]) {
      expect(told(text) / real(text), text).toBeGreaterThan(0.999);
      expect(told(text) / real(text), text).toBeLessThan(1.06);
    }
  });
});

describe("widestPieceMm(text)", () => {
  const size = { sizePt: 8.5 };

  it("is that of the longest word of a Latin text, and of one character in Chinese", () => {
    expect(widestPieceMm("Dongxiang and Salar", size)).toBe(widthMm("Dongxiang", size));
    expect(widestPieceMm("东乡族自治县", size)).toBe(widthMm("东", size));
  });

  it("keeps signs with the word before them, and breaks after a hyphen", () => {
    expect(widestPieceMm("完成。", size)).toBe(widthMm("成。", size));
    expect(widestPieceMm("like-for-like", size)).toBe(widthMm("like-", size));
  });
});
