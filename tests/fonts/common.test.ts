import { describe, expect, it } from "vitest";
import { isCommon, rareIn } from "../../src/fonts/common.ts";

describe("rareIn(text)", () => {
  it("finds nothing in what most pages are written with", () => {
    expect(rareIn("平阴县 5.6%，“上年”：Ünit №\r\n\t")).toEqual([]);
  });

  it("lists each rare character once, in order, also those beyond U+FFFF", () => {
    expect(rareIn("猇亭𫭢县㳇猇🐎𫭢")).toEqual([0x7307, 0x2bb62, 0x3cc7, 0x1f40e]);
  });
});

describe("isCommon(code)", () => {
  it("knows no code point beyond the list", () => {
    expect([0x4e2d, 0x20, 0x7307, 0x10ffff].map(isCommon)).toEqual([true, true, false, false]);
  });
});
