import type { Cell, Workbook, Worksheet } from "exceljs";
import {
  BOUND_SIGNS,
  type Dataset,
  type Figure,
  type Region,
  type Term,
  type Text,
} from "../model.ts";
import type { WorkbookRow } from "./rows.ts";
import {
  both,
  cellNote,
  decimalsOf,
  figureText,
  HEADS,
  LEGEND,
  MEASURE_NAMES,
  REFERENCE_NAMES,
  STATUS_NAMES,
} from "./words.ts";

const HEAD_ROWS = 4;
const LEAD_COLUMNS = 4;
/** In characters; a sheet of five places fits an A4 page held sideways. */
const WIDTHS = { indicator: 34, measure: 11, scope: 22, unit: 17, value: 12, year: 8 };
const A4_PAPER = 9;

const HEAD_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE7ECF2" } } as const;
const NOTED_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF2CC" } } as const;
const LINE = { style: "hair", color: { argb: "FF9AA5B1" } } as const;

/** Adds the sheet of one theme: a row a question, two columns a place. `name` is that of its tab. */
export function addSheet(
  workbook: Workbook,
  name: string,
  theme: Term,
  rows: readonly WorkbookRow[],
  dataset: Dataset,
): void {
  const regions = [...dataset.regionById.values()];
  const lastColumn = LEAD_COLUMNS + 2 * regions.length;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: 1, ySplit: HEAD_ROWS }],
    pageSetup: {
      paperSize: A4_PAPER,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `3:${HEAD_ROWS}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
    },
    headerFooter: { oddFooter: "&L&A&R&P / &N" },
  });
  setWidths(sheet, regions.length);
  addHead(sheet, theme, regions, lastColumn);
  for (const row of rows) addRow(sheet, row, regions, dataset);
  sheet.autoFilter = {
    from: { row: HEAD_ROWS, column: 1 },
    to: { row: HEAD_ROWS, column: LEAD_COLUMNS },
  };
}

function setWidths(sheet: Worksheet, regionCount: number): void {
  const places = Array.from({ length: regionCount }, () => [WIDTHS.value, WIDTHS.year]);
  const widths = [WIDTHS.indicator, WIDTHS.measure, WIDTHS.scope, WIDTHS.unit, ...places.flat()];
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
}

function addHead(
  sheet: Worksheet,
  theme: Term,
  regions: readonly Region[],
  lastColumn: number,
): void {
  sheet.getCell(1, 1).value = both(theme.name, "  ");
  sheet.getCell(1, 1).font = { bold: true, size: 14 };
  sheet.getCell(2, 1).value = LEGEND;
  sheet.getCell(2, 1).font = { size: 9, color: { argb: "FF5F6B7A" } };
  const leads = [HEADS.indicator, HEADS.measure, HEADS.scope, HEADS.unit];
  for (const [index, head] of leads.entries()) {
    sheet.mergeCells(3, index + 1, HEAD_ROWS, index + 1);
    sheet.getCell(3, index + 1).value = both(head);
  }
  for (const [index, region] of regions.entries()) {
    const column = LEAD_COLUMNS + 1 + 2 * index;
    sheet.mergeCells(3, column, 3, column + 1);
    sheet.getCell(3, column).value = both(region.name);
    sheet.getCell(HEAD_ROWS, column).value = both(HEADS.value);
    sheet.getCell(HEAD_ROWS, column + 1).value = both(HEADS.year);
  }
  for (const row of [3, HEAD_ROWS]) {
    sheet.getRow(row).height = 30;
    for (let column = 1; column <= lastColumn; column++) styleHead(sheet.getCell(row, column));
  }
}

function styleHead(cell: Cell): void {
  cell.font = { bold: true, size: 10 };
  cell.fill = HEAD_FILL;
  cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  cell.border = { bottom: { style: "thin" } };
}

function addRow(
  sheet: Worksheet,
  row: WorkbookRow,
  regions: readonly Region[],
  dataset: Dataset,
): void {
  const number = sheet.rowCount + 1;
  const target = row.isTarget ? ` ${STATUS_NAMES.target.zh}` : "";
  const targetEn = row.isTarget ? ` ${STATUS_NAMES.target.en}` : "";
  const { zh, en } = joinNames(MEASURE_NAMES[row.measure], REFERENCE_NAMES[row.on]);
  const terms = [dataset.scopeById.get(row.scope ?? ""), dataset.basisById.get(row.basis ?? "")];
  const unit = dataset.unitById.get(row.unit);
  const leads = [
    both(row.indicator.name),
    both({ zh: `${zh}${target}`, en: `${en}${targetEn}` }),
    terms.flatMap((term) => (term ? [both(term.name)] : [])).join("\n"),
    unit ? both(unit.name) : row.unit,
  ];
  for (const [index, text] of leads.entries()) {
    const cell = sheet.getCell(number, index + 1);
    cell.value = text;
    cell.alignment = {
      vertical: "middle",
      wrapText: true,
      horizontal: index === 0 ? "left" : "center",
    };
  }
  for (const [index, { id }] of regions.entries()) {
    const column = LEAD_COLUMNS + 1 + 2 * index;
    const figures = row.figuresByRegion.get(id) ?? [];
    fillCells(sheet.getCell(number, column), sheet.getCell(number, column + 1), figures, dataset);
  }
  styleRow(sheet, number, LEAD_COLUMNS + 2 * regions.length);
}

function joinNames(name: Text, end: Text): Text {
  return { zh: name.zh + end.zh, en: name.en + end.en };
}

/** A single number stays a number, its bound in the format; a contradiction or words become text. */
function fillCells(
  valueCell: Cell,
  yearCell: Cell,
  figures: readonly Figure[],
  dataset: Dataset,
): void {
  const [figure, ...others] = figures;
  if (!figure) return;
  if (others.length === 0 && figure.value !== null) {
    valueCell.value = figure.value;
    valueCell.numFmt = numberFormat(figure);
  } else {
    valueCell.value = figures.map((one) => figureText(one, dataset)).join(" | ");
  }
  const isEstimate = figures.some(({ status }) => status === "estimate");
  const isNoted = figures.some(
    ({ standing, remark }) => standing === "contradicted" || remark !== null,
  );
  valueCell.font = { size: 10, italic: isEstimate };
  valueCell.alignment = {
    horizontal: "right",
    vertical: "middle",
    wrapText: figure.value === null,
  };
  if (isNoted) valueCell.fill = NOTED_FILL;
  valueCell.note = cellNote(figures, dataset);
  // A row of outcomes may mix actual figures and estimates, so that an estimate has to be marked in its cell.
  const { zh, en } = STATUS_NAMES.estimate;
  const isYear = figure.period === String(figure.year);
  yearCell.value = isEstimate
    ? `${figure.period}\n${zh} ${en}`
    : isYear
      ? figure.year
      : figure.period;
  // Otherwise a spreadsheet would make a date of 2024-09.
  if (!isYear) yearCell.numFmt = "@";
  yearCell.font = { size: 9, italic: isEstimate, color: { argb: "FF5F6B7A" } };
  yearCell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
}

function numberFormat(figure: Figure): string {
  const decimals = decimalsOf(figure);
  const digits = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  const sign = BOUND_SIGNS[figure.bound];
  return sign === "" ? digits : `"${sign}"${digits}`;
}

/** Names and words take a line or two in each language, and a row must show them all. */
function styleRow(sheet: Worksheet, number: number, lastColumn: number): void {
  const columns = Array.from({ length: lastColumn }, (_, index) => index + 1);
  const lines = columns.map((column) => linesOf(sheet.getCell(number, column)));
  sheet.getRow(number).height = 14 * Math.max(2, ...lines);
  for (const column of columns) {
    const cell = sheet.getCell(number, column);
    cell.border = { bottom: LINE };
    if (column <= LEAD_COLUMNS) cell.font = { size: 10 };
  }
}

function linesOf(cell: Cell): number {
  const column = Number(cell.col);
  const width =
    [WIDTHS.indicator, WIDTHS.measure, WIDTHS.scope, WIDTHS.unit][column - 1] ?? WIDTHS.value;
  const lines = String(cell.value ?? "").split("\n");
  // A Chinese character is as wide as two others.
  const widthOf = (line: string) => line.length + (line.match(/[\u2e80-\uffef]/g)?.length ?? 0);
  return lines.reduce(
    (count, line) => count + Math.max(1, Math.ceil(widthOf(line) / (width - 1))),
    0,
  );
}
