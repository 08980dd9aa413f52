import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/audit/read/document.ts";
import type { Glyph } from "../../../src/audit/read/glyph.ts";
import { streamOf, writePdf } from "../handmade.ts";

async function glyphsOf(content: string, objects: string[] = []): Promise<readonly Glyph[]> {
  const document = await readDocument(writePdf({ pages: [content], objects }));
  return document?.pages[0]?.glyphs ?? [];
}

const placesOf = (glyphs: readonly Glyph[]) =>
  glyphs.map(({ text, x, y }) => `${text} ${x.toFixed(2)} ${y.toFixed(2)}`);

// Helvetica: digits are 0.556 em wide, a space is 0.278 em.
describe("readContent(page, ops)", () => {
  it("follows Td, Tm, TD and T*", async () => {
    const glyphs = await glyphsOf(
      "BT /F1 10 Tf 100 700 Td (1) Tj 0 -14 TD (2) Tj T* (3) Tj 1 0 0 1 50 60 Tm (4) Tj 5 TL T* (5) Tj ET",
    );
    expect(placesOf(glyphs)).toEqual([
      "1 100.00 700.00",
      "2 100.00 686.00",
      "3 100.00 672.00",
      "4 50.00 60.00",
      "5 50.00 55.00",
    ]);
  });

  it("adds character and word spacing, stretching, rise and kerning", async () => {
    const glyphs = await glyphsOf(
      "BT /F1 10 Tf 200 Tz 1 Tc 3 Tw 4 Ts 0 0 Td [(1 2) -100 (3)] TJ ET",
    );
    expect(placesOf(glyphs)).toEqual([
      "1 0.00 4.00",
      "  13.12 4.00",
      "2 26.68 4.00",
      "3 41.80 4.00",
    ]);
  });

  it("keeps what was set before q after Q", async () => {
    const glyphs = await glyphsOf(
      "2 0 0 2 10 20 cm q 1 0 0 1 100 0 cm BT /F1 10 Tf (1) Tj ET Q BT /F1 10 Tf (2) Tj ET",
    );
    expect(placesOf(glyphs)).toEqual(["1 210.00 20.00", "2 10.00 20.00"]);
    expect(glyphs.map(({ size }) => size)).toEqual([20, 20]);
  });

  it("places the text of a form, and cuts it to the form's box", async () => {
    const form = streamOf(
      "BT /F1 10 Tf 5 5 Td (1) Tj 200 0 Td (2) Tj ET",
      "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [1 0 0 1 7 0] /Resources << /Font << /F1 3 0 R >> >>",
    );
    const glyphs = await glyphsOf("q 1 0 0 1 50 60 cm /X1 Do Q BT /F1 10 Tf (3) Tj ET", [form]);
    expect(placesOf(glyphs)).toEqual(["1 62.00 65.00", "3 0.00 0.00"]);
  });

  it("turns the ink of turned text", async () => {
    const [glyph] = await glyphsOf("BT /F1 10 Tf 0 1 -1 0 100 200 Tm (1) Tj ET");
    expect(glyph?.ink.left).toBeCloseTo(92);
    expect(glyph?.ink.right).toBeCloseTo(101.2);
    expect(glyph?.ink.bottom).toBeCloseTo(200);
    expect(glyph?.ink.top).toBeCloseTo(205.56);
  });

  it("leaves out what is clipped away, and tells what cuts the rest", async () => {
    const glyphs = await glyphsOf(
      "q 0 0 103 800 re W n BT /F1 10 Tf 95 700 Td (123) Tj ET Q BT /F1 10 Tf (4) Tj ET",
    );
    expect(glyphs.map(({ text, clip }) => [text, clip?.right])).toEqual([
      ["1", 103],
      ["2", 103],
      ["4", undefined],
    ]);
  });

  it("tells which marked content a glyph is in, whatever is marked within it", async () => {
    const glyphs = await glyphsOf(
      "BT /F1 10 Tf /P << /MCID 3 >> BDC (1) Tj /Span BMC (2) Tj EMC EMC /Artifact BMC (3) Tj EMC ET",
    );
    expect(glyphs.map(({ mcid }) => mcid)).toEqual([3, 3, null]);
  });
});

describe("readDocument(bytes)", () => {
  it("gives null for what is no PDF", async () => {
    expect(await readDocument(new TextEncoder().encode("<html>no</html>"))).toBeNull();
  });

  it("leaves the bytes and the built-ins as they were", async () => {
    const bytes = writePdf({ pages: [""] });
    const before = [Array.prototype.push, JSON.parse, JSON.stringify];
    const copy = bytes.slice();
    await readDocument(bytes);
    expect([Array.prototype.push, JSON.parse, JSON.stringify]).toEqual(before);
    expect(bytes).toEqual(copy);
  });
});
