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
    ["−6.5%", "-6.5", "%", []],
    ["同比+6.5%", "6.5", "%", []],
    ["至多5家", "5", "家", ["at_most"]],
    ["不足5%", "5", "%", ["at_most"]],
    ["100家（含）以上", "100", "家", ["at_least"]],
    ["上百家", "100", "家", ["at_least"]],
    ["三十余家", "30", "家", ["at_least"]],
    ["至少建成5个", "5", "个", ["at_least"]],
    ["培训500人次以上", "500", "人", ["at_least"]],
    ["百分之五", "5", "%", []],
  ])("reads %s", (text, written, unit, bounds) => {
    const [quantity] = quantitiesIn(plainOf(text), UNITS);
    expect(quantity).toMatchObject({ written, bounds });
    expect(quantity?.unit?.id).toBe(unit);
  });

  const told = (text: string) => quantitiesIn(plainOf(text), UNITS);

  it("gives a bare number of a list or range the unit of the next", () => {
    for (const text of ["3.1、4.2%", "3.1和4.2%", "3—5%", "3.1、3.6、4.2%"]) {
      expect(new Set(told(text).map(({ unit }) => unit?.id))).toEqual(new Set(["%"]));
    }
  });

  it("tells ranges from negative numbers", () => {
    expect(told("6%-7%").map(({ written, joined }) => [written, joined])).toEqual([
      ["6", null],
      ["7", "range"],
    ]);
    expect(told("6%、-7%").map(({ written }) => written)).toEqual(["6", "-7"]);
  });

  it("knows the state that was left", () => {
    const former = (text: string) => told(text).filter(({ isFormer }) => isFormer);
    expect(former("由45家、25家增加至53家").map(({ written }) => written)).toEqual(["45", "25"]);
    expect(former("从5%提高到6%").map(({ written }) => written)).toEqual(["5"]);
    expect(former("从业人员5人，成为第一")).toEqual([]);
    expect(former("由政府投资5亿元")).toEqual([]);
  });

  it("knows numbers in names and dates", () => {
    const names = (text: string) => told(text).filter(({ isName }) => isName);
    for (const text of ["5G", "3A级", "PM2.5", "第19届", "2023年", "1—9月", "“1+684”", "数百家"]) {
      expect(names(text), text).toHaveLength(told(text).length);
    }
    for (const text of ["总数5家", "新增3家", "8处"]) expect(names(text), text).toEqual([]);
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
