import { describe, expect, it } from "vitest";
import { faultsOf } from "./harness.ts";
import { figureOf, PHRASINGS } from "./phrasings.ts";

describe("checkPrinted(figure) on phrasings of plans and bulletins", () => {
  for (const [, printed, proves, refuses] of PHRASINGS) {
    for (const words of proves) {
      it(`accepts ${words} beside ${printed}`, () => {
        expect(faultsOf({ ...figureOf(words), printed })).toEqual([]);
      });
    }
    for (const words of refuses.filter((one) => !one.startsWith("~"))) {
      it(`refuses ${words} beside ${printed}`, () => {
        const severities = faultsOf({ ...figureOf(words), printed }).map(
          ({ severity }) => severity,
        );
        expect(severities).toContain("error");
      });
    }
  }
});

describe("checkPrinted(figure) on cells of a table", () => {
  const told = (words: string, printed: string) =>
    faultsOf({ ...figureOf(words), printed, section: "附表/生产总值" }).map(({ code }) => code);

  it.each([
    ["level 278.8 亿元", "278.8 亿元"],
    ["level 278.8 亿元", "278.8"],
    ["level 278.8 亿元", "278.8 2022年完成"],
    ["level 278.8 亿元", "2022年完成 278.8 亿元"],
    ["growth 2.7 %", "2.7 %"],
    ["growth 2.7 %", "2.7 增长 亿元"],
    ["growth -6.5 %", "-6.5 %"],
    ["growth -6.5 %", "6.5 下降%"],
    ["growth 6 % about", "6左右 %"],
    ["share 3.5 % at_most", "<3.5 %"],
    ["growth 10 % at_least", "10以上 %"],
  ])("accepts %s beside %s", (words, printed) => {
    expect(told(words, printed)).toEqual([]);
  });

  it.each([
    ["level 278.9 亿元", "278.8 亿元", "value-differs"],
    ["level 278.8 万元", "278.8 亿元", "unit-differs"],
    ["level 2.7 亿元", "2.7 %", "unit-differs"],
    ["growth -2.7 %", "2.7 %", "sign-differs"],
    ["growth 6.5 %", "-6.5 %", "sign-differs"],
    ["growth 6 %", "6左右 %", "bound-differs"],
    ["growth 6 % about", "6 %", "bound-differs"],
    ["level 2022 亿元", "278.8 2022年完成", "value-differs"],
    ["level 278.80 亿元", "278.8 亿元", "precision-differs"],
    ["level 278.8 亿元", "—— 亿元", "printed-without-number"],
  ])("tells of %s beside %s: %s", (words, printed, code) => {
    expect(told(words, printed)).toEqual([code]);
  });
});

describe("checkPrinted(figure) in its own words", () => {
  // biome-ignore format: one fault a line
  it.each([
    ["level 226.5 亿元", "实现225.5亿元", "The value is 226.5 亿元; `printed` says 225.5亿元.", "look it up in the document, and correct whichever differs"],
    ["level 225.5 万元", "实现225.5亿元", "The value is in 万元; `printed` says 225.5亿元.", "write `unit: 亿元`"],
    ["growth 6.5 %", "同比下降6.5%", "The value is 6.5%; `printed` says 同比下降6.5%, which is a decrease.", "write `value: -6.5`"],
    ["growth 6 %", "增长6%左右", "The bound is exact; `printed` says 增长6%左右: about.", "write `bound: about`"],
    ["growth 6 % about", "增长6%", "The bound is about; `printed` says 增长6%, without a word such as 左右.", "take the word into `printed` if it stands in the document; else delete `bound`"],
    ["growth -3 %", "下降3%以上", "The bound is exact; `printed` says 下降3%以上: at_most of a fall.", "write `bound: at_most`"],
    ["level 30.1 亿元", "完成30.10亿元", "The value is written 30.1 亿元; `printed` says 30.10亿元.", "write it as it is printed: `value: 30.10`"],
    ["level 0.7 亿元", "贷款7000万元", "The value is written 0.7 亿元; `printed` says 7000万元.", "write it as it is printed: `value: 7000, unit: 万元`"],
    ["growth 2.1 %", "提高2.1个百分点", "The value is in %; `printed` says 2.1个百分点.", "a difference in percentage points is `measure: change`"],
    ["count 53 种", "53种、52种", "The value is 53 种; `printed` says 52种.", "of a list, let `printed` end with the number meant"],
    ["count 45 种", "由45种增加至53种", "The value is 45 种; `printed` says 53种.", "what stands after 由 or 从 is what it was before"],
    ["growth 5 %", "增长5%—6%", "The value is 5%; `printed` says 增长5%—6%, which is no one number.", "write the range as it is printed in `words`"],
    ["count 9 个", "1个、2个；3个；4个；5个；6个；7个", "The value is 9 个; `printed` says 2个, 3个, 4个, 5个, ….", "look it up in the document, and correct whichever differs"],
    ["share 95 %", "参保率达", "`printed` is 参保率达, without a number to hold the value 95 against.", "take into it the number as it is printed, with its unit"],
  ])("says of %s beside %s what is printed and what to do", (words, printed, message, hint) => {
    expect(faultsOf({ ...figureOf(words), printed })).toMatchObject([{ message, hint }]);
  });

  it("warns, and no more, where the words hold no number", () => {
    for (const printed of ["参保率达", "5G基站", "第19届", "2022年", "一户一表"]) {
      const faults = faultsOf({ ...figureOf("share 95 %"), printed });
      expect(faults.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
        "warning printed-without-number",
      ]);
    }
  });

  it("is silent where words do not carry what a figure says", () => {
    for (const [words, printed] of [
      ["level 42 亿元", "完成42"],
      ["level 42 亿元", "完成42的任务"],
      ["growth -5.8 %", "4.7%、5.8%"],
      ["growth -5.8 %", "5.8%"],
      ["share 33.3 %", "占三分之一"],
    ] as const) {
      expect(faultsOf({ ...figureOf(words), printed })).toEqual([]);
    }
  });
});
