import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/intake/read.ts";
import { briefs, knownOf, read, YEARS } from "./registry.ts";

describe("period and status of a number", () => {
  it("are those of its part", () => {
    expect(briefs("珍珠产值30亿元。", "珍珠产值35亿元。")).toEqual([
      "pearl_output level 30",
      "pearl_output level 35 target 2031",
    ]);
  });

  it("are an estimate after 预计 in the sentence, and after 可实现 in the clause", () => {
    expect(briefs("预计珍珠产值30亿元，海员书屋7家；航海博物馆5家。")).toEqual([
      "pearl_output level 30 estimate",
      "libraries count 7 estimate",
      "museums count 5 estimate",
    ]);
    expect(briefs("可实现珍珠产值30亿元；海员书屋7家。")).toEqual([
      "pearl_output level 30 estimate",
      "libraries count 7",
    ]);
  });

  it("are what the report says had been planned", () => {
    expect(briefs("重点港湾项目总投资60亿元，年度计划投资20亿元。")[1]).toMatch(/ target$/);
  });

  it.each([
    ["2029年", "2029"],
    ["2029年1—9月", "2029-01/09"],
    ["2029年前三季度", "2029-01/09"],
    ["2029年11月", "2029-11"],
    ["2029年上半年", "2029-H1"],
    ["2029年三季度", "2029-Q3"],
    ["2028年与2029年", "2030"],
  ])("are of the period that the heading of the part names alone: %s", (heading, period) => {
    const text = `一、${heading}情况\n（一）珍珠产值30亿元。\n`;
    const { candidates } = readDocument({ text, grids: [] }, YEARS, knownOf());
    expect(candidates).toMatchObject([{ indicator: "pearl_output", period }]);
  });

  it("are, of an amount at a moment, of the last month of that period", () => {
    const known = knownOf();
    const pearl = known.indicatorById.get("pearl_output");
    if (!pearl) throw new Error("The registry has no pearl_output.");
    const stock = { ...pearl, time: "stock" as const };
    const indicatorById = new Map([...known.indicatorById, ["pearl_output", stock] as const]);
    const text = "一、2029年1—9月情况\n（一）珍珠产值30亿元。\n";
    const { candidates } = readDocument({ text, grids: [] }, YEARS, { ...known, indicatorById });
    expect(candidates).toMatchObject([{ period: "2029-09" }]);
  });

  it("are of the year that the clause names", () => {
    expect(briefs("", "到2035年珍珠产值达到90亿元。")).toEqual([
      "pearl_output level 90 target 2035",
    ]);
    expect(briefs("", "力争“十六五”末珍珠产值达到80亿元。")).toEqual([
      "pearl_output level 80 target 2035",
    ]);
  });
});

describe("the measure of a number", () => {
  it.each([
    ["岛屿医保参保率达到96%。", "cover share 96"],
    ["岛屿医保参保率提高2个百分点。", "cover change 2"],
    ["珍珠产值同比下降3.5%。", "pearl_output growth -3.5"],
    ["晴好天数同比增加12天。", "clear_days change 12"],
    ["晴好天数达到243天。", "clear_days count 243"],
    ["海雾指数同比改善7.8%。", "haze level 7.8"],
  ])("is read from its unit and its clause: %s", (report, expected) => {
    expect(briefs(report)).toEqual([expected]);
  });

  it("goes with the bound that its words say, turned round by a fall", () => {
    expect(briefs("珍珠产值增长3%以上，船帆业总产值下降5%以内，海员书屋约7家。")).toEqual([
      "pearl_output growth 3 at_least",
      "sail_output growth -5 at_least",
      "libraries count 7 about",
    ]);
  });

  it("goes with the basis that its sentence names", () => {
    const { candidates } = read("珍珠产值扣除关税因素后增长8%。海员书屋7家。");
    expect(candidates.map(({ basis }) => basis)).toEqual(["net", null]);
  });
});
