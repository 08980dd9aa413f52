import { describe, expect, it } from "vitest";
import { formChunks } from "../../../src/audit/read/chunks.ts";
import { type Glyph, layDown } from "../../../src/audit/read/glyph.ts";

/** Sets a text from a point on, digits half an em wide, all else an em; `up` runs it up the page. */
function set(text: string, x: number, y: number, { size = 10, up = false } = {}): Glyph[] {
  let along = 0;
  return [...text].map((character) => {
    const advance = /[\d.,/ −]/.test(character) ? size / 2 : size;
    const glyph = layDown({
      text: character,
      x: up ? x : x + along,
      y: up ? y + along : y,
      directionX: up ? 0 : 1,
      directionY: up ? 1 : 0,
      advance,
      size,
      font: "F",
      mcid: null,
      clip: null,
    });
    along += advance;
    return glyph;
  });
}

const textsOf = (glyphs: readonly Glyph[]) => formChunks(glyphs).map(({ text }) => text);

describe("formChunks(glyphs)", () => {
  it("keeps numbers of neighbouring cells apart", () => {
    expect(textsOf([...set("278.8", 100, 700), ...set("804.1", 130, 700)])).toEqual([
      "278.8",
      "804.1",
    ]);
  });

  it("puts a number together whose decimals stand in a box of their own, drawn later", () => {
    const glyphs = [...set("278", 100, 700), ...set("增长", 300, 700), ...set(".8", 115.3, 700)];
    expect(textsOf(glyphs)).toEqual(["278.8", "增长"]);
  });

  it("keeps a rank and a raised mark apart from the number they stand beside", () => {
    const glyphs = [
      ...set("278.8", 100, 700),
      ...set("2/3", 125, 700, { size: 6.5 }),
      ...set("①", 125, 704, { size: 6.5 }),
    ];
    expect(textsOf(glyphs).toSorted()).toEqual(["2/3", "278.8", "①"]);
  });

  it("bears positions rounded to pixels", () => {
    const glyphs = set("1354.2", 100, 700).map((glyph) => ({ ...glyph, x: Math.round(glyph.x) }));
    expect(textsOf(glyphs)).toEqual(["1354.2"]);
  });

  it("keeps lines apart", () => {
    expect(textsOf([...set("12", 100, 700), ...set("34", 100, 688)])).toEqual(["12", "34"]);
  });

  it("puts text together that runs up the page", () => {
    expect(textsOf([...set("12", 100, 700), ...set("345", 300, 100, { up: true })])).toEqual([
      "12",
      "345",
    ]);
  });

  it("follows marks squeezed into each other", () => {
    const [quote, comma] = [set("》", 100, 700), set("，", 105, 700)];
    expect(textsOf([...quote, ...comma])).toEqual(["》，"]);
  });
});
