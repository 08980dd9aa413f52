import type { Workbook, Worksheet } from "exceljs";
import type { Dataset, Region, Term } from "../model.ts";
import { cityOf, MOST_IN_A_ROW, placesByCity } from "../regions/tree.ts";
import {
  addTitle,
  FOOTER,
  fillCells,
  heightOf,
  LINE,
  PAGE_SETUP,
  styleHead,
  WIDTHS,
  wordQuestion,
} from "./cells.ts";
import type { Question } from "./questions.ts";
import { both, HEADS } from "./words.ts";

const HEAD_ROWS = 4;
const LEAD_WIDTHS = [WIDTHS.indicator, WIDTHS.measure, WIDTHS.scope, WIDTHS.unit];
const LEAD_COLUMNS = LEAD_WIDTHS.length;
/** In points. */
const HEAD_HEIGHT = 30;

/** Adds a sheet of one theme: a row a question, two columns a place. `name` is that of its tab. */
export function addColumnsSheet(
  workbook: Workbook,
  name: string,
  theme: Term,
  questions: readonly Question[],
  dataset: Dataset,
): void {
  const regions = regionsOf(dataset);
  const lastColumn = LEAD_COLUMNS + 2 * regions.length;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: 1, ySplit: HEAD_ROWS }],
    pageSetup: {
      ...PAGE_SETUP,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `3:${HEAD_ROWS}`,
    },
    headerFooter: FOOTER,
  });
  setWidths(sheet, regions.length);
  addTitle(sheet, theme);
  addHead(
    sheet,
    regions.map((region) => headOf(region, regions, dataset)),
    lastColumn,
  );
  for (const question of questions) addRow(sheet, question, regions, dataset);
  sheet.autoFilter = {
    from: { row: HEAD_ROWS, column: 1 },
    to: { row: HEAD_ROWS, column: LEAD_COLUMNS },
  };
}

function setWidths(sheet: Worksheet, regionCount: number): void {
  const places = Array.from({ length: regionCount }, () => [WIDTHS.value, WIDTHS.year]);
  for (const [index, width] of [...LEAD_WIDTHS, ...places.flat()].entries())
    sheet.getColumn(index + 1).width = width;
}

/** In their order, many by city. */
function regionsOf({ regionById }: Dataset): readonly Region[] {
  if (regionById.size <= MOST_IN_A_ROW) return [...regionById.values()];
  const ids = [...placesByCity(regionById).values()].flat();
  return ids.flatMap((id) => regionById.get(id) ?? []);
}

/** The name of a place, of many after that of its city. */
function headOf({ id, name }: Region, regions: readonly Region[], { regionById }: Dataset): string {
  const city = cityOf(id, regionById);
  if (regions.length <= MOST_IN_A_ROW || city === null || city.key === id) return both(name);
  return both({ zh: `${city.name.zh} ${name.zh}`, en: `${city.name.en}: ${name.en}` });
}

function addHead(sheet: Worksheet, names: readonly string[], lastColumn: number): void {
  const leads = [HEADS.indicator, HEADS.measure, HEADS.scope, HEADS.unit];
  for (const [index, head] of leads.entries()) {
    sheet.mergeCells(3, index + 1, HEAD_ROWS, index + 1);
    sheet.getCell(3, index + 1).value = both(head);
  }
  for (const [index, name] of names.entries()) {
    const column = LEAD_COLUMNS + 1 + 2 * index;
    sheet.mergeCells(3, column, 3, column + 1);
    sheet.getCell(3, column).value = name;
    sheet.getCell(HEAD_ROWS, column).value = both(HEADS.value);
    sheet.getCell(HEAD_ROWS, column + 1).value = both(HEADS.year);
  }
  const width = WIDTHS.value + WIDTHS.year;
  const namesHeight = heightOf(names.map((text) => ({ text, width })));
  sheet.getRow(3).height = names.length <= MOST_IN_A_ROW ? HEAD_HEIGHT : namesHeight;
  sheet.getRow(HEAD_ROWS).height = HEAD_HEIGHT;
  for (const row of [3, HEAD_ROWS]) {
    for (let column = 1; column <= lastColumn; column++) styleHead(sheet.getCell(row, column));
  }
}

function addRow(
  sheet: Worksheet,
  question: Question,
  regions: readonly Region[],
  dataset: Dataset,
): void {
  const number = sheet.rowCount + 1;
  for (const [index, text] of wordQuestion(question, dataset).entries()) {
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
    const figures = question.figuresByRegion.get(id) ?? [];
    fillCells(sheet.getCell(number, column), sheet.getCell(number, column + 1), figures, dataset);
  }
  styleRow(sheet, number, LEAD_COLUMNS + 2 * regions.length);
}

/** Names and words take a line or two in each language, and a row must show them all. */
function styleRow(sheet: Worksheet, number: number, lastColumn: number): void {
  const columns = Array.from({ length: lastColumn }, (_, index) => index + 1);
  const texts = columns.map((column) => ({
    text: String(sheet.getCell(number, column).value ?? ""),
    width: LEAD_WIDTHS[column - 1] ?? WIDTHS.value,
  }));
  sheet.getRow(number).height = heightOf(texts);
  for (const column of columns) {
    const cell = sheet.getCell(number, column);
    cell.border = { bottom: LINE };
    if (column <= LEAD_COLUMNS) cell.font = { size: 10 };
  }
}
