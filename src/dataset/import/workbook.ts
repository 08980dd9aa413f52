import { Decimal } from "decimal.js";
import type { CellValue, Row as SheetRow, Worksheet } from "exceljs";
import { openWorkbookBytes } from "../../documents/workbook.ts";
import { CSV_COLUMNS } from "../csv.ts";
import type { DatasetFile } from "../files.ts";
import { FIGURES_SHEET, FORM_COLUMNS, FORM_SHEET } from "../workbook/sheets.ts";
import { nameOfCell } from "./periods.ts";
import type { Source } from "./source.ts";
import { type Fault, type Line, type Table, tableOf } from "./table.ts";

/** More than any sheet of figures has, and few enough that a stray cell far to the right costs nothing. */
const MOST_COLUMNS = 100;

/**
 * A workbook: the sheet to fill in where it has one, else the sheet of figures.
 *
 * Errors: those of `openWorkbookBytes`; on reading `missing-sheet`, `wrong-cell` for merged cells, and those of `tableOf`.
 */
export async function workbookSource({ path, bytes }: DatasetFile): Promise<Source> {
  const workbook = await openWorkbookBytes(bytes, path);
  const form = workbook.getWorksheet(FORM_SHEET);
  const sheet = form ?? workbook.getWorksheet(FIGURES_SHEET);
  return {
    path,
    sheet: sheet?.name ?? FORM_SHEET,
    needed: form ? FORM_COLUMNS : CSV_COLUMNS,
    isForm: form !== undefined,
    read: (fault) => {
      if (sheet) return readSheet(sheet, fault);
      const message = `There is no sheet \`${FORM_SHEET}\` or \`${FIGURES_SHEET}\`.`;
      fault(
        "missing-sheet",
        { line: 1 },
        message,
        "give the sheet with the figures that name, or import a CSV",
      );
      return null;
    },
  };
}

function readSheet(sheet: Worksheet, fault: Fault): Table | null {
  const lines: Line[] = [];
  sheet.eachRow((row, line) => {
    lines.push({ record: recordOf(row), line, row: line });
  });
  const table = tableOf(lines, fault);
  if (table) checkMerged(sheet, table, fault);
  return table;
}

function recordOf(row: SheetRow): readonly string[] {
  const record: string[] = [];
  row.eachCell((cell, column) => {
    if (column <= MOST_COLUMNS) record[column - 1] = rawText(cell.value, cell.numFmt ?? "").trim();
  });
  return Array.from(record, (text) => text ?? "");
}

/** What a cell holds: a number with all of its digits, a date as an ISO date. */
function rawText(value: CellValue | undefined, format: string): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberText(value, format);
  if (value instanceof Date) return dateText(value);
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return value;
  if ("error" in value) return value.error;
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("text" in value) return rawText(value.text as CellValue, format);
  return "result" in value ? rawText(value.result as CellValue, format) : "";
}

/** Digits that a spreadsheet keeps: what comes after them is left over from its arithmetic. */
const DIGITS = 15;

/** A number that shows as 12.5% is written as it shows, since the cell itself holds 0.125. */
function numberText(value: number, format: string): string {
  if (!Number.isFinite(value)) return String(value);
  const isPercent = format.replace(/"[^"]*"|\\./g, "").includes("%");
  const number = new Decimal(value).times(isPercent ? 100 : 1).toSignificantDigits(DIGITS);
  return `${number.toFixed()}${isPercent ? "%" : ""}`;
}

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, "2024-09-01".length);
}

/** A merged cell hides what its other cells should say. */
function checkMerged(sheet: Worksheet, { head, body, columns }: Table, fault: Fault): void {
  const rows = new Set([head, ...body].map(({ row }) => row));
  for (const range of sheet.model.merges ?? []) {
    const { row, col } = sheet.getCell(range.split(":")[0] ?? "A1").fullAddress;
    const isOfTable = rows.has(row) && columns.includes(col - 1);
    if (!isOfTable) continue;
    const message = `The cells ${range} are merged; expected one cell a row and column.`;
    const at = { line: row, column: col - 1 };
    fault(
      "wrong-cell",
      at,
      message,
      `split them, and fill in every cell from ${nameOfCell(col - 1, row)} on`,
    );
  }
}
