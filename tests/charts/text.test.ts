import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Measure, TEXT } from "../../src/charts/style.ts";

import { wrapText } from "../../src/charts/text.ts";
import { createSegment } from "../../src/segment.ts";

/** A Han character is an em wide, anything else half of one. */
const measure: Measure = (text, { sizePt }) =>
  [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? sizePt : sizePt / 2), 0);

const wrap = (text: string, ems: number) => wrapText(text, ems * 9, TEXT.name, measure);

describe("wrapText(text, widthPt, style, measure)", () => {
  it("breaks between words", () => {
    expect(wrap("Value added of industry", 7)).toEqual(["Value added of ", "industry"]);
    expect(wrap("城镇居民人均可支配收入", 5)).toEqual(["城镇居民", "人均", "可支配收入"]);
  });

  it("starts no line with a closing sign", () => {
    expect(wrap("收入、支出", 2)).toEqual(["收入、", "支出"]);
  });

  it("leaves a word wider than the line whole", () => {
    expect(wrap("Registered", 2)).toEqual(["Registered"]);
  });

  it("breaks neither a name nor a number from its unit", () => {
    const named = Object.assign((text: string) => measure(text, TEXT.name), {
      segment: createSegment(["黑牛城道"]),
    });
    expect(wrapText("含黑牛城道的增长5.5个百分点", 50, TEXT.name, named)).toEqual([
      "含黑牛城道的",
      "增长",
      "5.5个百分点",
    ]);
  });

  it("has no lines for no words", () => {
    expect(wrap("", 5)).toEqual([]);
  });

  it("loses nothing", () => {
    const words = fc.string({ unit: fc.constantFrom("张", "店", "a", "B", " ", "，", "(", "1") });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 20 }), (text, ems) => {
        expect(wrap(text, ems).join("")).toBe(text);
      }),
    );
  });
});
