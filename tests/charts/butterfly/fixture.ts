import type {
  ButterflyCell,
  ButterflyGroup,
  ButterflyRow,
  ButterflySpec,
} from "../../../src/charts/butterfly/model.ts";
import type { ChartMark } from "../../../src/charts/model.ts";
import { mark } from "../fixture.ts";

export function side(
  value: number | string,
  rest: Partial<ChartMark> = {},
  sub = "",
): ButterflyCell {
  if (typeof value === "string") return { mark: null, sub: "", empty: value };
  return { mark: mark(value, rest), sub, empty: "" };
}

export function pair(
  unit: string,
  left: ButterflyCell,
  right: ButterflyCell,
  ground: ButterflyRow["ground"] = left.mark && right.mark ? "field" : "plain",
): ButterflyRow {
  return { unit, sign: "", ground, left, right };
}

export function group(label: string, rows: readonly ButterflyRow[]): ButterflyGroup {
  return { label, rows };
}

/** What a butterfly may hold: an estimate, a decrease, a bound, a contradiction, other periods, words, and nothing. */
export const BUTTERFLY: ButterflySpec = {
  id: "butterfly",
  form: "butterfly",
  widthMm: 166,
  alt: "博山与张店主要指标",
  left: { label: "博山", sub: "2022" },
  right: { label: "张店", sub: "2022" },
  groups: [
    group("地区生产总值", [
      pair("亿元", side(275, { status: "estimate", sign: "预" }), side(804.1)),
      pair("增长（%）", side(2.5, { status: "estimate", sign: "预" }), side(5.5)),
    ]),
    group("进出口总额", [
      pair("亿元", side(45.5), side(146.9)),
      pair(
        "增长（%）",
        side(17.3, { bound: "at_least", label: "≥17.3" }),
        side(-6.5, { label: "−6.5", isFall: true }),
      ),
    ]),
    group("社会消费品零售总额", [
      pair("亿元", side("未公布"), side(346.1, { bound: "about", label: "≈346.1" })),
      pair("增长（%）", side("保持稳定增长"), side("0.4 / 1.2‡")),
    ]),
    group("一般公共预算收入", [
      { ...pair("亿元", side(16.54, {}, "2021"), side(44.9, {}, "2022"), "apart"), sign: "①" },
    ]),
    group("新增城镇就业", [pair("人", side(0), side(15000, { label: "1.5万" }))]),
  ],
};
