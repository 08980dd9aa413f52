import { describe, expect, it } from "vitest";
import { factorOf, indexUnits, sayIn, unitAt } from "../../../src/dataset/printed/unit-index.ts";
import { UNIT_BY_ID } from "./phrasings.ts";

const UNITS = indexUnits(UNIT_BY_ID);
const say = (number: string, from: string, to: string, scale = "1") => {
  const [source, target] = [unitAt(from, 0, UNITS)?.unit, UNIT_BY_ID.get(to)];
  if (!source || !target) throw new Error(`No unit ${from} or ${to}`);
  return sayIn(number, scale, source, target, UNITS);
};

describe("indexUnits(units)", () => {
  it("is made once for a vocabulary", () => {
    expect(indexUnits(UNIT_BY_ID)).toBe(UNITS);
  });
});

describe("unitAt(text, at, units)", () => {
  it.each([
    ["个百分点以上", "个百分点"],
    ["百分点", "个百分点"],
    ["个项目", "个"],
    ["亿元以上", "亿元"],
    ["吨标准煤", "吨标准煤"],
    ["倍", "倍"],
    ["成以上", "成"],
    ["成立公司", undefined],
    ["企业", undefined],
  ])("finds in %s the unit %s", (text, id) => {
    expect(unitAt(text, 0, UNITS)?.unit.id).toBe(id);
  });

  it("finds a unit after a power that is part of its name", () => {
    expect(unitAt("元", 0, UNITS, "亿")?.unit.id).toBe("亿元");
    expect(unitAt("家", 0, UNITS, "亿")).toBeNull();
  });
});

describe("sayIn(number, scale, from, to)", () => {
  it.each([
    ["225.5", "亿元", "万元", 2255000],
    ["3", "家", "处", 3],
    ["50", "万千瓦时", "亿千瓦时", 0.005],
    ["1.5", "倍", "%", 150],
    ["3", "成", "%", 30],
    ["2", "千分点", "个百分点", 0.2],
    ["3", "%", "个百分点", null],
    ["3", "‰", "%", null],
    ["3", "万美元", "万元", null],
  ])("says %s %s in %s", (number, from, to, expected) => {
    expect(say(number, from, to)).toBe(expected);
  });

  it("counts a power before the unit", () => {
    expect(say("1.2", "元", "亿元", factorOf("万亿"))).toBe(12_000);
    expect(factorOf("千万")).toBe("10000000");
    expect(factorOf("")).toBe("1");
  });
});
