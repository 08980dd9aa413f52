import ExcelJs, { type Worksheet } from "exceljs";
import { describe, expect, it } from "vitest";
import { importWorkbook } from "../../src/dataset/import.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { formatXlsx } from "../../src/dataset/workbook.ts";
import { FIXTURE, filesOf } from "./fixture.ts";
import { generatedFiles } from "./generated.ts";

const files = filesOf(FIXTURE);
const dataset = readDataset(files).value as Dataset;

/** Everything of the figures but where they stand. */
function contentOf({ figures }: Dataset) {
  return figures.map(({ at, ...content }) => content);
}

/** The exported workbook after somebody changed its sheet of figures. */
async function changed(change: (sheet: Worksheet, workbook: ExcelJs.Workbook) => void) {
  const workbook = new ExcelJs.Workbook();
  const bytes = await formatXlsx(dataset, { hasFigures: true });
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  change(workbook.getWorksheet("数据") as Worksheet, workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function faultsOf(change: (sheet: Worksheet, workbook: ExcelJs.Workbook) => void) {
  const bytes = await changed(change);
  const { value, diagnostics } = await importWorkbook({ path: "f.xlsx", bytes }, files);
  expect(value).toBeNull();
  return diagnostics.map(({ at, code, message }) => `${at.file} ${code} ${message.split(":")[0]}`);
}

describe("importWorkbook(workbook, files), of an exported workbook", () => {
  it.each([
    ["all kinds of entries", files],
    ["generated places", generatedFiles({ places: 5, contradictions: 0.1, estimates: 0.2 })],
    [
      "places of one name",
      generatedFiles({ places: 8, cities: 3, sameNames: 1, longNames: 2, editions: 2, bases: 0.5 }),
    ],
  ])("gives back the same figures: %s", async (_, own) => {
    const before = readDataset(own).value as Dataset;
    const bytes = await formatXlsx(before, { hasFigures: true });
    const { value, diagnostics } = await importWorkbook({ path: "f.xlsx", bytes }, own);
    expect(diagnostics.filter(({ code }) => code !== "same-name")).toEqual([]);
    expect(contentOf(readDataset(value?.files ?? []).value as Dataset)).toEqual(contentOf(before));
  });

  it("takes numbers as the cells hold them, and names of both languages for ids", async () => {
    const bytes = await changed((sheet) => {
      sheet.getCell("E2").value = { formula: "100+20.7", result: 120.70000000000002 };
      sheet.getCell("N2").value = { richText: [{ text: "120.70" }, { text: "亿元" }] };
      sheet.getCell("P2").value = null;
      sheet.getCell("Q2").value = null;
      sheet.getCell("A1").value = "region";
      sheet.getCell("A2").value = "东县";
      sheet.getCell("I2").value = "实际";
    });
    const { value, diagnostics } = await importWorkbook({ path: "f.xlsx", bytes }, files);
    expect(diagnostics).toEqual([]);
    expect(readDataset(value?.files ?? []).value?.figures[0]).toMatchObject({
      region: "east",
      value: 120.7,
      precision: 0.01,
      printed: "120.70亿元",
    });
  });

  it.each<readonly [string, (sheet: Worksheet) => unknown, string]>([
    ["text for a number", (sheet) => (sheet.getCell("E3").value = "约2"), "wrong-cell 数据!E3"],
    ["a value not printed", (sheet) => (sheet.getCell("E3").value = 9), "value-differs 数据!E3"],
    [
      "a unit that is none",
      (sheet) => (sheet.getCell("G2").value = "亿圆"),
      "unknown-unit 数据!G2",
    ],
    [
      "a scope that is none",
      (sheet) => (sheet.getCell("K7").value = "农村"),
      "unknown-scope 数据!K7",
    ],
    ["a deleted column", (sheet) => sheet.spliceColumns(9, 1), "missing-column 数据!A1"],
    [
      "a column of another name",
      (sheet) => (sheet.getCell("I1").value = "情况"),
      "unknown-column 数据!I1",
    ],
    ["merged cells", (sheet) => sheet.mergeCells("I2:I4"), "wrong-cell 数据!I2"],
    [
      "a date for a period",
      (sheet) => (sheet.getCell("T2").value = new Date(Date.UTC(2022, 8, 1))),
      "spreadsheet-date 数据!T2",
    ],
  ])("names the cell of %s", async (_, change, fault) => {
    expect(await faultsOf(change)).toContain(`f.xlsx ${fault}`);
  });

  it("says in the sheets of themes that figures are changed in another", async () => {
    const legends: unknown[] = [];
    await changed((_, workbook) => {
      for (const name of ["经济", "民生"])
        legends.push(workbook.getWorksheet(name)?.getCell("A2").value);
    });
    expect(legends).toEqual(Array(2).fill(expect.stringContaining("改数在“数据”表")));
  });

  it("says so where no sheet has figures", async () => {
    const faults = await faultsOf((_, workbook) => workbook.removeWorksheet("数据"));
    expect(faults.map((fault) => fault.split(" ")[1])).toEqual(["missing-sheet"]);
  });

  it("refuses what is no workbook", async () => {
    const bytes = new TextEncoder().encode("region,indicator");
    await expect(importWorkbook({ path: "f.xlsx", bytes }, files)).rejects.toMatchObject({
      code: "INPUT_UNREADABLE",
      message: '"f.xlsx" is no Excel workbook.',
    });
  });
});
