import { describe, expect, it } from "vitest";
import { codePointsOf, glyphsOf } from "../../src/fonts/cmap.ts";

/** A font of nothing but a table of characters, with one subtable. */
function fontWith(subtable: Buffer): Buffer {
  const head = Buffer.alloc(28 + 12);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(1, 4);
  head.write("cmap", 12, "latin1");
  head.writeUInt32BE(28, 20);
  head.writeUInt16BE(1, 30); // subtables
  head.writeUInt32BE(12, 36); // where it begins
  return Buffer.concat([head, subtable]);
}

const words = (...values: readonly number[]) =>
  Buffer.concat(values.map((value) => Buffer.of((value >> 8) & 0xff, value & 0xff)));

describe("glyphsOf(font)", () => {
  it("reads segments by difference and by list, and leaves out what has no glyph", () => {
    const ends = [0x42, 0x51, 0xffff];
    const starts = [0x41, 0x50, 0xffff];
    const differences = [0x10000 - 0x40, 0, 1];
    const offsets = [0, 4, 0]; // of the second: past the next offset, at the list
    const list = [7, 0];
    const head = [4, 0, 0, 6, 0, 0, 0];
    const font = fontWith(
      words(...head, ...ends, 0, ...starts, ...differences, ...offsets, ...list),
    );
    expect([...glyphsOf(font)]).toEqual([
      [0x41, 1],
      [0x42, 2],
      [0x50, 7],
    ]);
  });

  it("reads groups beyond U+FFFF", () => {
    const subtable = Buffer.alloc(28);
    subtable.writeUInt16BE(12, 0);
    subtable.writeUInt32BE(1, 12);
    subtable.writeUInt32BE(0x20000, 16);
    subtable.writeUInt32BE(0x20001, 20);
    subtable.writeUInt32BE(5, 24);
    expect([...glyphsOf(fontWith(subtable))]).toEqual([
      [0x20000, 5],
      [0x20001, 6],
    ]);
    expect([...codePointsOf(fontWith(subtable))]).toEqual([0x20000, 0x20001]);
  });

  it("throws where there is no such table", () => {
    expect(() => glyphsOf(Buffer.from([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toThrow("no table");
  });
});
