import { describe, expect, it } from "vitest";
import { readRanges, writeRanges } from "../../src/fonts/ranges.ts";

describe("writeRanges(codes)", () => {
  it("joins neighbours, in order, as CSS does", () => {
    expect(writeRanges([0x6c9a, 0x3402, 0x3400, 0x3401, 0x20000])).toBe(
      "U+3400-3402,U+6C9A,U+20000",
    );
  });

  it("writes nothing for nothing", () => {
    expect(writeRanges([])).toBe("");
  });
});

describe("readRanges(text)", () => {
  it("reads what was written", () => {
    const codes = [0x14c, 0x3400, 0x3401, 0x3402, 0x6c9a, 0x20000];
    expect(readRanges(writeRanges(codes))).toEqual(codes);
    expect(readRanges("")).toEqual([]);
  });
});
