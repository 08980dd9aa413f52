import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../src/documents/read.ts";
import { rowsOfGrid } from "../../src/sources/grid-rows.ts";
import { isPlain } from "../../src/sources/sheet/rows.ts";
import { readSheet } from "../../src/sources/sheet/sheet.ts";
import { isNumber, saysGrowth, unitsSaid, wordsOf } from "../../src/sources/sheet/words.ts";

async function gridOf(...lines: readonly string[]) {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const [grid] = (await readDocumentBytes(bytes, "t.csv")).grids;
  if (!grid) throw new Error("No table.");
  return grid;
}

describe("isPlain(rows)", () => {
  const HEAD = "指标,单位,2022年,2023年";
  it.each([
    ["rows with units, columns with years", true, [HEAD, "产值,亿元,1,2", "人口,万人,3,4"]],
    [
      "a row of a group, and one without a unit",
      true,
      [HEAD, "一、经济,,,", "产值,亿元,1,2", "产量,吨,1,2", "指数,,3,4"],
    ],
    ["columns without years", false, ["地区,单位,产值,人口", "甲,个,1,2"]],
    ["rows of places", false, ["地区,类型,2022年,2023年", "甲县,县,1,2"]],
  ])("of %s is %s", async (_, is, lines) => {
    expect(isPlain(rowsOfGrid(await gridOf(...lines), () => 0))).toBe(is);
  });
});

describe("readSheet(grid)", () => {
  it("parts what stands above a table, its heads, the names of its rows, and notes", async () => {
    const sheet = readSheet(
      await gridOf(
        "2023年各县指标,,,",
        "单位：亿元,,,",
        "序号,地区,产值,",
        ",,总量,位次",
        "甲,乙,1,2",
        "1,甲县,12.5,3",
        "2,乙县,－,1",
        "注：含2个开发区,,,",
      ),
    );
    expect(sheet?.caption).toEqual(["单位:亿元", "2023年各县指标", "表"]);
    expect(sheet?.columns.map(({ words }) => words)).toEqual([
      ["产值", "总量"],
      ["产值", "位次"],
    ]);
    expect(sheet?.rows.map(({ words }) => words)).toEqual([["甲县"], ["乙县"]]);
    expect(sheet?.values.map(({ cell }) => cell.address)).toEqual(["表!C6", "表!D6", "表!D7"]);
    expect(sheet?.aside.map(({ cell, rule }) => `${cell.address} ${rule}`)).toEqual([
      "表!A1 caption",
      "表!C5 column-number",
      "表!D5 column-number",
      "表!A6 list-number",
      "表!A7 list-number",
      "表!A8 note",
    ]);
  });

  it.each([
    ["words alone", ["地区,产值", "甲县,未统计"]],
    ["numbers without heads", ["甲县,1", "乙县,2"]],
  ])("is null of %s", async (_, lines) => {
    expect(readSheet(await gridOf(...lines))).toBeNull();
  });
});

describe("words of cells", () => {
  it.each([
    ["1,234.50", true],
    ["-2.5%", true],
    ["１２．５②", true],
    ["12.5亿元", true],
    ["#77", true],
    ["2023年", false],
    ["1-9月", false],
    ["－", false],
    ["…", false],
    ["注：1个", false],
  ])("tells whether %s is a number: %s", (text, is) => {
    expect(isNumber(wordsOf(text))).toBe(is);
  });

  it.each([
    [["产值", "增速(%)"], true],
    [["产值", "同比±%"], true],
    [["比上年(%)"], true],
    [["比上年增减额"], false],
    [["同比增减百分点"], false],
    [["产值"], false],
  ])("tells whether %j says a growth: %s", (words, is) => {
    expect(saysGrowth(words)).toBe(is);
  });

  it.each([
    ["产值(亿元)", ["亿元"]],
    ["亿元", ["亿元"]],
    ["(万元)", ["万元"]],
    ["单位:亿元、%", ["亿元", "%", "亿元", "%"]],
  ])("finds what may be units in %s", (words, units) => {
    expect(unitsSaid(words)).toEqual(units);
  });
});
