import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Unit } from "../../../src/dataset/model.ts";
import { movementBefore } from "../../../src/dataset/printed/movement.ts";
import { plainOf } from "../../../src/dataset/printed/plain.ts";
import { quantitiesIn } from "../../../src/dataset/printed/quantity.ts";
import { indexUnits } from "../../../src/dataset/printed/unit-index.ts";

const UNITS = indexUnits(
  new Map(
    ["元", "万元", "亿元", "家", "个", "个百分点", "%", "‰", "万亩", "处", "万头", "人"].map(
      (id): [string, Unit] => [
        id,
        { id, name: { zh: id, en: id }, singular: id, base: id, factor: "1" },
      ],
    ),
  ),
);

describe("quantitiesIn(text, units)", () => {
  it.each([
    ["完成275亿元", "275", "亿元", []],
    ["提高1.5个百分点", "1.5", "个百分点", []],
    ["企业2家以上", "2", "家", ["at_least"]],
    ["700余处", "700", "处", ["at_least"]],
    ["30余万亩", "30", "万亩", ["at_least"]],
    ["9700万余元", "9700", "万元", ["at_least"]],
    ["增长6%左右", "6", "%", ["about"]],
    ["2.3%以内", "2.3", "%", ["at_most"]],
    ["不低于50%", "50", "%", ["at_least"]],
    ["不超过50%", "50", "%", ["at_most"]],
    ["超过200亿元", "200", "亿元", ["at_least"]],
    ["突破了50亿元", "50", "亿元", ["at_least"]],
    ["＜3.5％", "3.5", "%", ["at_most"]],
    ["＞5.5", "5.5", undefined, ["at_least"]],
    ["10以上", "10", undefined, ["at_least"]],
    ["约10个", "10", "个", ["about"]],
    ["签约10个", "10", "个", []],
    ["节约10元", "10", "元", []],
    ["附近10家", "10", "家", []],
    ["近10家", "10", "家", ["about", "at_most"]],
    ["－6.5%", "-6.5", "%", []],
    ["2022-2023", "2022", undefined, []],
  ])("reads %s", (text, written, unit, bounds) => {
    const [quantity] = quantitiesIn(plainOf(text), UNITS);
    expect(quantity).toMatchObject({ written, bounds });
    expect(quantity?.unit?.id).toBe(unit);
  });

  it("finds every number, where it stands", () => {
    const number = fc.integer({ min: 0, max: 99_999 }).map(String);
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), (numbers) => {
        const text = numbers.map((one) => `完成${one}亿元`).join(",");
        const found = quantitiesIn(text, UNITS);
        expect(found.map(({ written }) => written)).toEqual(numbers);
        expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(numbers);
      }),
    );
  });
});

describe("movementBefore(words)", () => {
  it.each([
    ["同比下降", [-1]],
    ["减少了", [-1]],
    ["负增长", [-1]],
    ["降幅为", [-1]],
    ["比上年少", [-1]],
    ["同比改善", [1, -1]],
    ["降幅收窄", [1, -1]],
    ["同比增长", [1]],
    ["能耗下降后增长", [1]],
    ["涨幅控制在", [1]],
    ["下降到", []],
    ["完成", []],
  ])("after %s allows %j", (before, signs) => {
    expect(movementBefore(before).signs).toEqual(signs);
  });
});
