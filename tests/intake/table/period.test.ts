import { describe, expect, it } from "vitest";
import { keyOf } from "../../../src/intake/table/mapping.ts";
import { periodOf } from "../../../src/intake/table/period.ts";

describe("periodOf(words, above, time)", () => {
  it.each<readonly [readonly string[], readonly string[], "flow" | "stock" | null, string | null]>([
    [["2023年"], ["2021年"], null, "2023"],
    [["2022"], [], null, "2022"],
    [["总量"], ["2023年各县指标"], null, "2023"],
    [["1-9月"], ["2024年快报"], "flow", "2024-01/09"],
    [["本月"], ["2024年1—9月"], "flow", "2024-09"],
    [["累计"], ["2024年9月"], "flow", "2024-01/09"],
    [["期末余额"], ["2024年1—9月"], "stock", "2024-09"],
    [["上半年"], ["2024年"], "flow", "2024-H1"],
    [["总量"], ["各县指标"], null, null],
  ])("%j below %j is of %s: %s", (words, above, time, period) => {
    expect(periodOf(words, above, time)).toBe(period);
  });
});

describe("keyOf(words)", () => {
  it.each([
    [["地区生产总值", "2024年1—9月", "增速(%)"], "地区生产总值/增速(%)"],
    [["2023年"], "时期"],
    [["2024年上半年财政收入"], "财政收入"],
    [["第一产业", "总量"], "第一产业/总量"],
  ])("of %j is the same in another period: %s", (words, key) => {
    expect(keyOf(words)).toBe(key);
  });
});
