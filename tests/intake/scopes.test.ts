import { describe, expect, it } from "vitest";
import { read } from "./registry.ts";

describe("the scope of a number", () => {
  it.each([
    ["named in its clause", "外海重点港湾项目17个。", ["outer_harbours"]],
    ["in the indicator's own name, after the number", "开放5家省级航海博物馆。", [null]],
    [
      "written with or without 级",
      "新增市级重点渡轮8艘，新增市重点渡轮9艘。",
      ["municipal", "municipal"],
    ],
    [
      "named of the same things before",
      "外海重点港湾项目17个，总投资60亿元，完成投资20亿元。",
      ["outer_harbours", "outer_harbours", "outer_harbours"],
    ],
    ["named of other things", "外海重点港湾项目17个，海员书屋7家。", ["outer_harbours", null]],
    [
      "too short to reach further than its clause",
      "省级海员书屋7家，新增渡轮8艘。",
      ["provincial", null],
    ],
    ["a part of a longer name", "新增省市重点渡轮9艘。", [null]],
    ["one of several kinds", "新增深水、浅水渡轮8艘。", [null]],
    ["the indicator's own name", "省级航海博物馆2家。", [null]],
  ])("follows the words: %s", (_, report, expected) => {
    const { candidates } = read(report);
    expect(candidates.every(({ indicator }) => indicator !== null)).toBe(true);
    expect(candidates.map(({ scope }) => scope)).toEqual(expected);
  });
});
