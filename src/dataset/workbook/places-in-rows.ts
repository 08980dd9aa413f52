import type { Workbook, Worksheet } from "exceljs";
import type { Dataset, Region, Term, Text } from "../model.ts";
import { cityOf, placesByCity } from "../regions/tree.ts";
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

const HEAD_ROWS = 5;
const LEAD_WIDTHS = [14, 22];
const LEAD_COLUMNS = LEAD_WIDTHS.length;
/** Adds a sheet of one theme: a row a place, those of a city together, two columns a question. `name` is that of its tab. */
export function addRowsSheet(
  workbook: Workbook,
  name: string,
  theme: Term,
  questions: readonly Question[],
  dataset: Dataset,
): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: LEAD_COLUMNS, ySplit: HEAD_ROWS }],
    pageSetup: {
      ...PAGE_SETUP,
      pageOrder: "overThenDown",
      printTitlesRow: `3:${HEAD_ROWS}`,
      printTitlesColumn: "A:B",
    },
    headerFooter: FOOTER,
  });
  const widths = [...LEAD_WIDTHS, ...questions.flatMap(() => [WIDTHS.value, WIDTHS.year])];
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  addTitle(sheet, theme);
  addHead(sheet, questions, dataset);
  for (const city of placesByCity(dataset.regionById).values()) {
    for (const [index, id] of city.entries()) {
      const region = dataset.regionById.get(id);
      if (region) addRow(sheet, { region, isFirst: index === 0 }, questions, dataset);
    }
  }
  sheet.autoFilter = {
    from: { row: HEAD_ROWS, column: 1 },
    to: { row: HEAD_ROWS, column: widths.length },
  };
}

/** The indicator, what is asked of it, and over the columns what they hold. */
function addHead(sheet: Worksheet, questions: readonly Question[], dataset: Dataset): void {
  for (const [index, head] of [HEADS.city, HEADS.place].entries()) {
    sheet.mergeCells(3, index + 1, HEAD_ROWS, index + 1);
    sheet.getCell(3, index + 1).value = both(head);
  }
  const texts = questions.map((question) => {
    const [indicator, ...about] = wordQuestion(question, dataset);
    return [indicator, about.filter((text) => text !== "").join("\n")] as const;
  });
  const width = WIDTHS.value + WIDTHS.year;
  for (const part of [0, 1] as const) {
    const row = 3 + part;
    sheet.getRow(row).height = heightOf(texts.map((text) => ({ text: text[part], width })));
    for (const [index, text] of texts.entries()) {
      const column = LEAD_COLUMNS + 1 + 2 * index;
      sheet.mergeCells(row, column, row, column + 1);
      sheet.getCell(row, column).value = text[part];
    }
  }
  for (const index of questions.keys()) {
    const column = LEAD_COLUMNS + 1 + 2 * index;
    sheet.getCell(HEAD_ROWS, column).value = both(HEADS.value);
    sheet.getCell(HEAD_ROWS, column + 1).value = both(HEADS.year);
  }
  sheet.getRow(HEAD_ROWS).height = 30;
  const last = LEAD_COLUMNS + 2 * questions.length;
  for (let row = 3; row <= HEAD_ROWS; row++)
    for (let column = 1; column <= last; column++) styleHead(sheet.getCell(row, column));
}

/** A place; the first of a city has a line above it. */
function addRow(
  sheet: Worksheet,
  { region, isFirst }: { readonly region: Region; readonly isFirst: boolean },
  questions: readonly Question[],
  dataset: Dataset,
): void {
  const number = sheet.rowCount + 1;
  const city = cityOf(region.id, dataset.regionById)?.name ?? NO_NAME;
  const border = { bottom: LINE, ...(isFirst ? { top: { style: "thin" } as const } : {}) };
  const names = [city, region.name].map((name) => both(name));
  const texts = names.map((text, index) => ({ text, width: LEAD_WIDTHS[index] ?? 0 }));
  for (const [index, name] of names.entries()) {
    const cell = sheet.getCell(number, index + 1);
    cell.value = name;
    cell.font = { size: 10, bold: index > 0 && region.level === "city" };
    cell.alignment = { vertical: "middle", wrapText: true };
    cell.border = border;
  }
  for (const [index, { figuresByRegion }] of questions.entries()) {
    const figures = figuresByRegion.get(region.id);
    // Cells of nothing are not made: of thousands of places most would be such.
    if (!figures) continue;
    const column = LEAD_COLUMNS + 1 + 2 * index;
    const cells = [sheet.getCell(number, column), sheet.getCell(number, column + 1)] as const;
    fillCells(...cells, figures, dataset);
    for (const cell of cells) cell.border = border;
    texts.push({ text: String(cells[0].value ?? ""), width: WIDTHS.value });
  }
  sheet.getRow(number).height = heightOf(texts);
}

const NO_NAME: Text = { zh: "", en: "" };
