import ExcelJs, { type CellValue, type Worksheet } from "exceljs";
import { describe, expect, it } from "vitest";
import { inventDataset } from "../../bench/dataset/read.ts";
import { importWorkbook } from "../../src/dataset/import.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { formRows } from "../../src/dataset/template/rows.ts";
import { formatTemplate } from "../../src/dataset/template/template.ts";
import { FIXTURE, filesOf } from "./fixture.ts";

const files = filesOf(FIXTURE);
const dataset = readDataset(files).value as Dataset;

type Change = (sheet: Worksheet, workbook: ExcelJs.Workbook) => unknown;

async function opened(of: Dataset, choice = {}) {
  const workbook = new ExcelJs.Workbook();
  const bytes = await formatTemplate(of, choice);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return { workbook, sheet: workbook.getWorksheet("填写") as Worksheet };
}

/** The row of the template of the western place that asks something. */
function rowOf(sheet: Worksheet, ...leads: readonly string[]): number {
  let found = 0;
  sheet.eachRow((row, number) => {
    const cells = [2, 4, 5].map((column) => row.getCell(column).value);
    if (leads.every((lead, index) => cells[index] === lead)) found = number;
  });
  return found;
}

/** Fills cells of a row by their letters. */
function fill(sheet: Worksheet, row: number, cells: Readonly<Record<string, CellValue>>): void {
  for (const [letter, value] of Object.entries(cells))
    sheet.getCell(`${letter}${row}`).value = value;
}

/** Fills two figures of the western place in, then does something to the sheet, and imports it. */
async function returned(change: Change = () => {}) {
  const { workbook, sheet } = await opened(dataset, { regions: ["west"] });
  const growth = rowOf(sheet, "生产总值", "增速", "实际");
  const jobs = rowOf(sheet, "新增就业", "数量", "实际");
  fill(sheet, growth, { F: 5.2, K: "一", L: "增长5.2%" });
  fill(sheet, jobs, { F: 1.5, G: "万人", H: "以上", K: "一", L: "1.5万人以上", M: "城镇" });
  change(sheet, workbook);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return importWorkbook({ path: "form.xlsx", bytes }, files);
}

describe("formatTemplate(dataset, choice)", () => {
  it("asks of each place what any place reports, by its latest document", async () => {
    const { sheet } = await opened(dataset, { regions: ["west"], themes: ["economy"] });
    const rows = sheet.getRows(2, sheet.actualRowCount - 1) ?? [];
    const texts = rows.map((row) => [1, 2, 3, 4, 5, 7, 10].map((cell) => row.getCell(cell).text));
    expect(texts).toEqual([
      ["西区", "生产总值", "2022", "数值", "实际", "亿元", "西区2023年计划"],
      ["西区", "生产总值", "2022", "增速", "实际", "%", "西区2023年计划"],
      ["西区", "生产总值", "2023", "增速", "目标", "%", "西区2023年计划"],
      ["西区", "农业产值", "2022", "数值", "实际", "亿元", "西区2023年计划"],
      ["西区", "农业产值", "2023", "增速", "目标", "%", "西区2023年计划"],
    ]);
  });

  it("explains itself first, and has lists for cells of lists", async () => {
    const { workbook, sheet } = await opened(dataset);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["说明", "填写", "清单"]);
    const lists = workbook.getWorksheet("清单") as Worksheet;
    const words = (letter: string) => (lists.getColumn(letter).values ?? []).slice(2);
    expect(words("A")).toEqual(["东县", "西区"]);
    expect(words("D")).toEqual(["实际", "预计", "目标"]);
    expect(sheet.getCell("A2").dataValidation).toMatchObject({
      type: "list",
      formulae: ["'清单'!$A$2:$A$3"],
    });
    expect(sheet.getCell("F2").dataValidation).toMatchObject({ type: "decimal" });
    expect(sheet.getCell("C2").dataValidation).toMatchObject({ type: "custom" });
  });

  it("gives the same bytes for the same dataset", async () => {
    expect(await formatTemplate(dataset, {})).toEqual(await formatTemplate(dataset, {}));
  });

  it("tells places of one name apart by their cities", async () => {
    const places = inventDataset({ places: 8, cities: 3, sameNames: 1, indicators: 3 });
    const { sheet } = await opened(places);
    const names = new Set((sheet.getColumn("A").values ?? []).slice(2));
    expect(names.size).toBe(new Set(formRows(places, {}).map(({ region }) => region)).size);
  });

  it("refuses more rows than anybody fills in", async () => {
    const places = new Map(
      Array.from({ length: 30_000 }, (_, index) => {
        const [region] = dataset.regionById.values();
        return [`r${index}`, { ...region, id: `r${index}` }] as const;
      }),
    );
    const many = { ...dataset, regionById: places } as unknown as Dataset;
    await expect(formatTemplate(many, {})).rejects.toMatchObject({ code: "USAGE" });
  });
});

describe("importWorkbook(workbook, files), of a template filled in", () => {
  it("adds what was filled in, and passes over the rest", async () => {
    const { value, diagnostics } = await returned();
    expect(diagnostics).toEqual([]);
    expect(value?.counts).toEqual([{ region: "west", before: 1, after: 3 }]);
    const figures = readDataset(value?.files ?? []).value?.figures ?? [];
    expect(figures.filter(({ region }) => region === "west")).toMatchObject([
      { id: "west/output/2022/level", value: 88, status: "estimate" },
      { id: "west/output/2022/growth", value: 5.2, unit: "%", printed: "增长5.2%" },
      { id: "west/new_jobs/2022/count/urban", value: 15000, bound: "at_least", precision: 1000 },
    ]);
  });

  it("says so where nothing was filled in", async () => {
    const bytes = await formatTemplate(dataset, {});
    const { value, diagnostics } = await importWorkbook({ path: "form.xlsx", bytes }, files);
    expect(value).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(["no-value"]);
  });

  it("replaces a figure that the data has of the same document", async () => {
    const { value } = await returned((sheet) =>
      fill(sheet, rowOf(sheet, "生产总值", "数值", "实际"), { F: 89.5, K: "一", L: "89.5亿元" }),
    );
    const own = readDataset(value?.files ?? []).value?.figures.filter(
      ({ region }) => region === "west",
    );
    expect(own?.map(({ value: number }) => number).toSorted()).toEqual([15000, 5.2, 89.5]);
  });

  it("takes rows that a person added below", async () => {
    const { value, diagnostics } = await returned((sheet) => {
      sheet.addRow(["东县", "农业产值", "2022", "增速", "预计", -1.5, "%"]);
      fill(sheet, sheet.rowCount, { J: "东县2023年计划", K: "一", L: "预计下降1.5%" });
    });
    expect(diagnostics).toEqual([]);
    expect(value?.counts.map(({ region, after }) => `${region} ${after}`)).toEqual([
      "east 10",
      "west 3",
    ]);
  });

  const GROWTH = 3;
  const JOBS = 7;

  it.each<readonly [string, Change, string]>([
    ["text for a number", (s) => fill(s, GROWTH, { F: "约5" }), "wrong-cell 填写!F3"],
    ["full-width digits", (s) => fill(s, GROWTH, { F: "５．２" }), "wrong-cell 填写!F3"],
    ["a number in percent", (s) => (s.getCell("F3").numFmt = "0.0%"), "wrong-cell 填写!F3"],
    ["a period in full width", (s) => fill(s, GROWTH, { C: "２０２２" }), "wrong-cell 填写!C3"],
    ["an unknown unit", (s) => fill(s, JOBS, { G: "万个人" }), "unknown-unit 填写!G7"],
    ["a unit of another kind", (s) => fill(s, JOBS, { G: "亿元" }), "wrong-unit 填写!G7"],
    ["an unknown place", (s) => fill(s, JOBS, { A: "南县" }), "unknown-region 填写!A7"],
    ["a scope that is none", (s) => fill(s, JOBS, { M: "农村" }), "unknown-scope 填写!M7"],
    ["an unknown measure", (s) => fill(s, JOBS, { D: "总量" }), "wrong-value 填写!D7"],
    ["a value that is not printed", (s) => fill(s, JOBS, { F: 1.6 }), "value-differs 填写!F7"],
    ["no section", (s) => fill(s, JOBS, { K: null }), "missing-key 填写!F7"],
    ["no value", (s) => fill(s, JOBS, { F: null }), "no-value 填写!F7"],
    ["a deleted column", (s) => s.spliceColumns(5, 1), "missing-column 填写!A1"],
    ["a renamed head", (s) => fill(s, 1, { F: "金额" }), "unknown-column 填写!F1"],
    ["merged cells", (s) => s.mergeCells("A3:A4"), "wrong-cell 填写!A3"],
    [
      "a date for a period",
      (s) => fill(s, JOBS, { C: new Date(Date.UTC(2022, 8, 1)) }),
      "spreadsheet-date 填写!C7",
    ],
    [
      "an error for a number",
      (s) => fill(s, JOBS, { F: { error: "#REF!" } }),
      "wrong-cell 填写!F7",
    ],
    [
      "a row twice",
      (s) => {
        s.addRow((s.getRow(GROWTH).values as CellValue[]).slice(1));
      },
      "duplicate-figure 填写!F",
    ],
  ])("names the cell of %s", async (_, change, fault) => {
    const { value, diagnostics } = await returned(change);
    expect(value).toBeNull();
    const told = diagnostics.map(({ code, message }) => `${code} ${message}`);
    expect(told.filter((one) => one.startsWith(fault))).not.toEqual([]);
    expect(diagnostics.every(({ at }) => at.file === "form.xlsx")).toBe(true);
  });
});
