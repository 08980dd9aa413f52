import type { CellValue } from "exceljs";
import ExcelJs from "exceljs";
import { describe, expect, it } from "vitest";
import { readDocumentBytes } from "../../src/documents/read.ts";
import { checkMerged } from "../../src/documents/xlsx/merged.ts";
import { shownText } from "../../src/documents/xlsx/shown.ts";

const MORNING = new Date(Date.UTC(2024, 2, 1, 8, 30));

describe("shownText(value, format)", () => {
  it.each<readonly [CellValue, string | undefined, string]>([
    [0.055, "0.0%", "5.5%"],
    [5.55, "0.0", "5.6"],
    [1234.5, "#,##0.00", "1,234.50"],
    [-6.5, "0.0;(0.0)", "-6.5"],
    [-1234567, "#,##0_ ;[Red]-#,##0 ", "-1,234,567"],
    [120.5, '0.0"亿元"', "120.5亿元"],
    [12, "0.##", "12"],
    [0.1 + 0.2, undefined, "0.3"],
    [45000, "0.00E+00", "45000"],
    [MORNING, 'yyyy"年"m"月"d"日"', "2024年3月1日"],
    [MORNING, 'yyyy"年"m"月"', "2024年3月"],
    [MORNING, "mm-dd-yy", "2024-03-01"],
    [MORNING, "yyyy-mm-dd hh:mm", "2024-03-01 08:30"],
    [{ formula: "A1", result: 0.12 }, "0%", "12%"],
    [{ formula: "A1/0", result: { error: "#DIV/0!" } }, "0%", "#DIV/0!"],
    [{ richText: [{ text: "稳定\n" }, { text: "增长" }] }, undefined, "稳定增长"],
    [{ text: "公报", hyperlink: "x" }, undefined, "公报"],
    [true, undefined, "TRUE"],
    [null, undefined, ""],
  ])("shows %j in the format %j as %s", (value, format, shown) => {
    expect(shownText(value, format)).toBe(shown);
  });
});

describe("readDocumentBytes(bytes, name), of a workbook", () => {
  it("reads every sheet that is shown, without rows and columns of nothing", async () => {
    const workbook = new ExcelJs.Workbook();
    const first = workbook.addWorksheet("Sheet1");
    first.getCell("B3").value = "甲";
    first.getCell("C5").value = 7;
    first.getCell("H9").fill = { type: "pattern", pattern: "solid" };
    workbook.addWorksheet("空");
    workbook.addWorksheet("乙").addRow([0.5]).getCell(1).numFmt = "0%";
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const { text, grids } = await readDocumentBytes(bytes, "x.xlsx");
    expect(text).toBe("\t\n\t甲\n\t\n\n\t\n\t\n\t7\n乙\n\t50%\n");
    const filled = grids.flatMap(({ cells }) => cells.filter((cell) => cell.text !== ""));
    expect(filled.map(({ address }) => address)).toEqual(["Sheet1!B3", "Sheet1!C5", "乙!A1"]);
  });

  it("refuses merged cells over more than a person merges", () => {
    const sheet = (ref: string) => new TextEncoder().encode(`<mergeCell ref="${ref}"/>`);
    const check = (ref: string) => () => checkMerged("xl/worksheets/sheet1.xml", sheet(ref));
    expect(check("A1:C2")).not.toThrow();
    expect(check("A1:XFD1048576")).toThrow("unpacked");
  });
});
