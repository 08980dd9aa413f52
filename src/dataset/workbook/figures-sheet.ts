import type { Workbook } from "exceljs";
import { CSV_COLUMNS, rowOf } from "../csv.ts";
import type { Dataset } from "../model.ts";
import { COLUMN_NAMES } from "../spreadsheet-names.ts";
import { styleHead } from "./cells.ts";
import { FIGURES_SHEET } from "./sheets.ts";
import { both, LEGEND } from "./words.ts";

const WIDTHS: Readonly<Record<string, number>> = {
  indicator: 30,
  section: 16,
  printed: 40,
  id: 48,
};
const WIDTH = 14;

/** Import takes no notice of what is changed in the sheets of themes. */
const CHANGES = `改数在“${FIGURES_SHEET}”表 change figures in the sheet ${FIGURES_SHEET}`;

/** The library holds every cell as an object: more figures take gigabytes, and go by CSV. */
const MOST_FIGURES = 50_000;

/** Adds a sheet with a row a figure, which import takes back: the columns of the CSV. Of very many figures it adds none. */
export function addFiguresSheet(
  workbook: Workbook,
  { figures, documentById }: Pick<Dataset, "figures" | "documentById">,
): void {
  if (figures.length > MOST_FIGURES) return;
  for (const other of workbook.worksheets) other.getCell(2, 1).value = `${LEGEND} · ${CHANGES}`;
  const sheet = workbook.addWorksheet(FIGURES_SHEET, { views: [{ state: "frozen", ySplit: 1 }] });
  // Otherwise a spreadsheet would make dates of 2024-09, and formulas of what begins with a sign.
  sheet.columns = CSV_COLUMNS.map((column) => ({
    width: WIDTHS[column] ?? WIDTH,
    style: { numFmt: NUMBERS.has(column) ? "General" : "@" },
  }));
  sheet.addRow(CSV_COLUMNS.map((column) => both(COLUMN_NAMES[column])));
  for (const cell of CSV_COLUMNS.keys()) styleHead(sheet.getCell(1, cell + 1));
  for (const figure of figures) {
    const row = rowOf(figure, documentById);
    sheet.addRow(CSV_COLUMNS.map((column) => (row[column] === "" ? null : row[column])));
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: CSV_COLUMNS.length } };
}

const NUMBERS: ReadonlySet<string> = new Set(["year", "value", "precision"]);
