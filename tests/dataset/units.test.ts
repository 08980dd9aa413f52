import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Unit } from "../../src/dataset/model.ts";
import { convert, isConvertible, lastDigit } from "../../src/dataset/units.ts";

function unit(id: string, base: string, factor: string): Unit {
  return { id, name: { zh: id, en: id }, singular: id, base, factor };
}

const YUAN = unit("元", "元", "1");
const TEN_THOUSAND = unit("万元", "元", "10000");
const HUNDRED_MILLION = unit("亿元", "元", "100000000");

/** Plain decimal numbers as a document prints them, e.g. "-30.10". */
const written = fc
  .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.nat({ max: 3 }))
  .map(([digits, decimals]) => (digits / 10 ** decimals).toFixed(decimals));

describe("convert(written, from, to)", () => {
  it("moves the point without error", () => {
    expect(convert("278.8", HUNDRED_MILLION, TEN_THOUSAND)).toBe(2_788_000);
    expect(convert("1172.4", TEN_THOUSAND, HUNDRED_MILLION)).toBe(0.11724);
    expect(convert("0.07", HUNDRED_MILLION, YUAN)).toBe(7_000_000);
  });

  it("gives zero without a sign", () => {
    expect(Object.is(convert("-0", YUAN, YUAN), 0)).toBe(true);
  });

  it("is undone by the way back", () => {
    fc.assert(
      fc.property(written, (number) => {
        const there = convert(number, HUNDRED_MILLION, TEN_THOUSAND);
        expect(convert(String(there), TEN_THOUSAND, HUNDRED_MILLION)).toBe(Number(number) + 0);
      }),
    );
  });
});

describe("isConvertible(from, to)", () => {
  it("asks for the same base", () => {
    expect(isConvertible(YUAN, HUNDRED_MILLION)).toBe(true);
    expect(isConvertible(YUAN, unit("万美元", "美元", "10000"))).toBe(false);
  });
});

describe("lastDigit(written)", () => {
  it.each([
    ["7", "1"],
    ["804.1", "0.1"],
    ["30.10", "0.01"],
    ["-6.5", "0.1"],
  ])("of %s is %s", (number, digit) => {
    expect(lastDigit(number)).toBe(digit);
  });
});
