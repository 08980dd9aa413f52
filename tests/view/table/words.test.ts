import { describe, expect, it } from "vitest";
import { EMPTY } from "../../../src/view/table/cell.ts";
import { measureCell, SMALL } from "../../../src/view/table/extent.ts";
import { widthMm } from "../../../src/view/table/text-width.ts";

function roomFor(words: string): number {
  return measureCell({ ...EMPTY, kind: "words", isNumber: false, words }, false).wordsMm;
}

describe("the room of words in a cell", () => {
  it("holds each Chinese word whole", () => {
    expect(roomFor("不低于国内生产总值")).toBeGreaterThanOrEqual(widthMm("国内", SMALL));
    expect(roomFor("人均")).toBeGreaterThanOrEqual(widthMm("人均", SMALL));
  });

  it("is no more than a word where words are many", () => {
    expect(roomFor("steady growth")).toBeLessThan(widthMm("steady growth", SMALL));
  });
});
