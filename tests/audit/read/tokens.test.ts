import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbersIn, plain } from "../../../src/audit/read/tokens.ts";

const textsIn = (text: string) => numbersIn(text).map((number) => number.text);

describe("numbersIn(text)", () => {
  it.each([
    ["地区生产总值804.1亿元，增长5.5%。", ["804.1", "5.5"]],
    ["57,340 yuan, 2,500.5.", ["57,340", "2,500.5"]],
    ["排名1/3", ["1/3"]],
    ["0.4 / 1.2", ["0.4", "1.2"]],
    ["5G基站", ["5"]],
    ["3f2a", ["3", "2"]],
    ["①②", []],
    ["−6.5", ["−6.5"]],
    ["增长-6.5%", ["-6.5"]],
    ["→−6.5", ["−6.5"]],
    ["2021-2025年", ["2021", "2025"]],
    ["4.5%-5%", ["4.5", "5"]],
    ["（上年）-5", ["5"]],
    ["COVID-19", ["19"]],
    ["2026年11月23日", ["2026", "11", "23"]],
    ["2022→2023", ["2022", "2023"]],
  ])("finds the numbers of %s", (text, numbers) => {
    expect(textsIn(text)).toEqual(numbers);
  });

  it("finds each number of a row, wherever words stand between", () => {
    const numbers = fc.array(fc.integer({ min: -99_999, max: 99_999 }), { minLength: 1 });
    const words = fc.constantFrom("亿元，", " → ", " ", "增长", "；");
    fc.assert(
      fc.property(numbers, words, (values, between) => {
        expect(textsIn(values.join(between)).map(Number)).toEqual(values);
      }),
    );
  });

  it("tells where each begins", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const number of numbersIn(text))
          expect(text.startsWith(number.text, number.index)).toBe(true);
      }),
    );
  });
});

describe("plain(text)", () => {
  it("takes every minus for the same and a plus for none", () => {
    expect(["−6.5", "–6.5", "-6.5", "+6.5"].map(plain)).toEqual(["-6.5", "-6.5", "-6.5", "6.5"]);
  });
});
