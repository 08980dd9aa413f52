import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bound, Measure } from "../../../src/dataset/model.ts";
import { faultsOf, type Held } from "./harness.ts";
import { type Mutation, mutationsOf } from "./mutations.ts";
import { figureOf, PHRASINGS, UNIT_BY_ID } from "./phrasings.ts";

function isCaught({ held }: Mutation): boolean {
  return faultsOf(held).some(({ severity }) => severity === "error");
}

/** What stands before and after a number of a measure and unit, and the sign that it gives. */
const WORDS: readonly (readonly [
  before: string,
  unit: string,
  measure: Measure,
  sign: "" | "-",
])[] = [
  ["地区生产总值完成", "亿元", "level", ""],
  ["累计发放贷款", "万元", "level", ""],
  ["建成高标准农田", "万亩", "level", ""],
  ["新增城镇就业", "人", "count", ""],
  ["高新技术企业达到", "家", "count", ""],
  ["同比增长", "%", "growth", ""],
  ["同比下降", "%", "growth", "-"],
  ["占比达到", "%", "share", ""],
  ["比上年提高", "个百分点", "change", ""],
  ["天数减少", "天", "change", "-"],
];

const BOUND_WORDS: readonly (readonly [Bound, string, string])[] = [
  ["exact", "", ""],
  ["about", "", "左右"],
  ["at_least", "", "以上"],
  ["at_least", "不低于", ""],
  ["at_most", "", "以内"],
  ["at_most", "不超过", ""],
];

/** A fall turns a bound round: 下降3%以上 is at most -3 %. */
function boundOf(bound: Bound, sign: string): Bound {
  const turned: Partial<Record<Bound, Bound>> = { at_least: "at_most", at_most: "at_least" };
  return sign === "" ? bound : (turned[bound] ?? bound);
}

const ROW: fc.Arbitrary<Held> = fc
  .record({
    words: fc.constantFrom(...WORDS),
    bounds: fc.constantFrom(...BOUND_WORDS),
    digits: fc.integer({ min: 1, max: 99_999 }),
    decimals: fc.integer({ min: 0, max: 2 }),
  })
  .map(
    ({ words: [before, id, measure, sign], bounds: [bound, ahead, behind], digits, decimals }) => {
      const number = (digits / 10 ** decimals).toFixed(decimals);
      const unit = UNIT_BY_ID.get(id);
      if (!unit) throw new Error(`No unit ${id}`);
      const printed = `${before}${ahead}${number}${id}${behind}`;
      return { measure, number: sign + number, unit, bound: boundOf(bound, sign), printed };
    },
  );

describe("checkPrinted(figure) on slips of the hand", () => {
  it("accepts a figure as it is printed, and catches every slip in it", () => {
    fc.assert(
      fc.property(ROW, (held) => {
        expect(faultsOf(held)).toEqual([]);
        const missed = mutationsOf(held).filter((mutation) => !isCaught(mutation));
        expect(missed).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  /** Words that leave open what a figure says of its sign or bound; numbers that are not in digits. */
  const OPEN: Readonly<Record<Mutation["kind"], readonly string[]>> = {
    // One number for the other.
    digit: ["2个国家级、3个省级园区"],
    unit: [],
    point: ["与上年持平", "实现零增长"],
    sign: [
      "全年亏损5.2亿元",
      "与上年持平",
      "实现零增长",
      "同比改善4.7%",
      "增速提高到6.5%",
      "降幅收窄2.1个百分点",
      "4.7%和5.8%",
      "4.7%、5.8%",
      "5.2%、7.1%左右",
      "预期目标为6%左右",
    ],
    bound: ["近100家", "超过100家、50家", "控制在5.5%"],
    zeros: [
      "达到1.2万亿元",
      "88.84百万美元",
      "与上年持平",
      "实现零增长",
      "电商交易额翻一番",
      "增长1.5倍",
      "增长百分之五点二",
      "超过三成",
      "新增三家企业",
      "带动上百家企业",
    ],
  };

  it.each(Object.entries(OPEN))("catches a %s in every phrasing that tells", (kind, open) => {
    const missed = PHRASINGS.flatMap(([, printed, proves]) =>
      proves
        .flatMap((words) => mutationsOf({ ...figureOf(words), printed }))
        .filter((mutation) => mutation.kind === kind && !isCaught(mutation))
        .map(() => printed),
    );
    expect(new Set(missed)).toEqual(new Set(open));
  });
});
