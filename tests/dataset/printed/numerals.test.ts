import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numeralsIn, readCharacters } from "../../../src/dataset/printed/numerals.ts";

describe("numeralsIn(text)", () => {
  it.each([
    ["完成1,234,567元", ["1234567"]],
    ["完成1234,567元", ["1234", "567"]],
    ["完成12.5,123家", ["12.5", "123"]],
    ["完成1,23元", ["1", "23"]],
    ["十二个", ["12"]],
    ["百分之五点二", ["5.2"]],
    ["千分之三", ["3"]],
    ["四分之三", ["75"]],
    ["占比过半", ["50"]],
    ["翻了两番", ["300"]],
    ["与上年持平", ["0"]],
    ["一百零五家", ["105"]],
  ])("reads %s", (text, written) => {
    expect(numeralsIn(text).map((numeral) => numeral.written)).toEqual(written);
  });

  it("tells parts of a hundred from parts of a thousand", () => {
    expect(numeralsIn("百分之五、千分之三、8").map(({ part }) => part)).toEqual(["%", "‰", null]);
  });

  it("reads again from the start each time", () => {
    expect(numeralsIn("5")).toEqual(numeralsIn("5"));
  });
});

describe("readCharacters(text)", () => {
  it.each([
    ["二〇二三", "2023"],
    ["两千三百", "2300"],
    ["十", "10"],
    ["百", "100"],
    ["十十", null],
    ["三五百", null],
  ])("reads %s as %s", (text, number) => {
    expect(readCharacters(text)).toBe(number);
  });

  it("reads every number that it is written for", () => {
    const write = (number: number): string => {
      const digits = [...String(number)].map(Number);
      const places = digits.map((digit, at) => {
        const place = ["", "十", "百", "千"][digits.length - 1 - at] ?? "";
        return digit === 0 ? "零" : `${"零一二三四五六七八九"[digit]}${place}`;
      });
      return places
        .join("")
        .replace(/零+/g, "零")
        .replace(/(?<=.)零$/, "");
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (number) => {
        expect(readCharacters(write(number))).toBe(String(number));
      }),
    );
  });
});
