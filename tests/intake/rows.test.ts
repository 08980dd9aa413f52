import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/intake/read.ts";
import { brief, documentOf, knownOf, YEARS } from "./registry.ts";

/** A table as documents have it: a cell a line after a tab, an empty line between rows. */
function tableOf(...rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => `\t${cell}`).join("\n")).join("\n\n");
}

const HEADS = [
  ["指标", "单位", "2030年完成", "2031年计划"],
  ["", "", "绝对值", "增长%", "绝对值", "增长%"],
];

function readTable(...rows: readonly (readonly string[])[]) {
  const text = `${documentOf("情况良好。", "目标如下。")}\n${tableOf(...rows)}\n`;
  return readDocument({ text, grids: [] }, YEARS, knownOf());
}

describe("numbers of a table", () => {
  it("are of their row's indicator, of the year, measure and status that their heads say", () => {
    const { candidates } = readTable(...HEADS, [
      "一、珍珠产值",
      "亿元",
      "30.5",
      "4",
      "32",
      "6左右",
    ]);
    expect(candidates.map(brief)).toEqual([
      "pearl_output level 30.5",
      "pearl_output growth 4",
      "pearl_output level 32 target 2031",
      "pearl_output growth 6 about target 2031",
    ]);
    expect(candidates.map(({ section }) => new Set([section]).size)).toEqual([1, 1, 1, 1]);
    expect(candidates[0]).toMatchObject({ section: "附表/珍珠产值", unit: "亿元", rule: "row" });
  });

  it("are an amount under 增长 where the row has no growth and the amount before is near", () => {
    const heads = [
      ["指标", "单位", "2030年", "2031年目标"],
      ["", "", "完成", "增长%", "增长%"],
    ];
    const { candidates } = readTable(
      ...heads,
      ["海员书屋", "家", "70", "——", "90"],
      ["珍珠产值", "亿元", "6354", "——", "10"],
    );
    expect(candidates.map(brief)).toEqual([
      "libraries count 70",
      "libraries count 90 target 2031",
      "pearl_output level 6354",
      "pearl_output growth 10 target 2031",
    ]);
  });

  it("are of a new indicator where no name is near", () => {
    const { candidates } = readTable(...HEADS, ["龙涎香木", "座", "3", "4", "5", "6"]);
    expect(candidates.map(({ indicator, proposed }) => [indicator, proposed?.name])).toEqual(
      Array(4).fill([null, "龙涎香木"]),
    );
  });

  it("are unread where their columns say no year", () => {
    const { unread, candidates } = readTable(
      ["指标", "单位", "本期"],
      ["珍珠产值", "亿元", "30.5"],
    );
    expect(unread.map(({ text, section }) => [text, section])).toEqual([["30.5", "附表/珍珠产值"]]);
    expect(candidates).toEqual([]);
  });

  it("are left aside in heads", () => {
    const { ignored } = readTable(...HEADS, ["珍珠产值", "亿元", "30.5", "4", "32", "6"]);
    const heads = ignored.filter(({ rule }) => rule === "table-head");
    expect(heads.map(({ text }) => text)).toEqual(["2030", "2031"]);
  });
});
