import type { Worksheet } from "exceljs";
import { MAX_CHARACTERS, MAX_COLUMNS } from "../bounds.ts";
import type { Block, TableCell } from "../model.ts";
import { Refusal } from "../refuse.ts";
import { openWorkbook } from "./open.ts";
import { shownText } from "./shown.ts";

/** A name that says no more than that there is a sheet. */
const NAMELESS = /^(?:sheet|工作表)\s*\d*$/i;

/** Reads a workbook: each sheet that is shown, as a table under its name. Errors: `broken`, `unpacked`, `long`. */
export async function readXlsx(bytes: Uint8Array): Promise<readonly Block[]> {
  const workbook = await openWorkbook(bytes);
  return workbook.worksheets.filter(({ state }) => state === "visible").flatMap(readSheet);
}

function readSheet(sheet: Worksheet): readonly Block[] {
  const rows = filledRows(sheet);
  const columns = rows.reduce((most, { last }) => Math.max(most, last), 0);
  if (columns > MAX_COLUMNS || rows.length * columns > MAX_CHARACTERS / 2)
    throw new Refusal("long");
  const spans = spansOf(sheet);
  const cells = rows.flatMap(({ row }) => cellsOf(sheet, row, columns, spans));
  if (cells.length === 0) return [];
  const last = cells.reduce((end, { row, rowSpan }) => Math.max(end, row + rowSpan), 0);
  const table = { kind: "table", table: { rows: last, columns, cells } } as const;
  if (NAMELESS.test(sheet.name)) return [table];
  return [{ kind: "paragraph", text: sheet.name }, table];
}

/** Rows, from 1, in which something is written, and the last column of each. */
function filledRows(sheet: Worksheet): readonly { readonly row: number; readonly last: number }[] {
  const rows: { row: number; last: number }[] = [];
  sheet.eachRow((row, number) => {
    let last = 0;
    row.eachCell((cell, column) => {
      if (shownText(cell.value, cell.numFmt) !== "") last = column;
    });
    if (last > 0) rows.push({ row: number, last });
  });
  return rows;
}

interface Span {
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Address of a merged cell → how far it reaches. */
function spansOf(sheet: Worksheet): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const range of sheet.model.merges ?? []) {
    const [first = "", last = first] = range.split(":");
    const [from, to] = [sheet.getCell(first), sheet.getCell(last)];
    const rowSpan = to.fullAddress.row - from.fullAddress.row + 1;
    spans.set(first, { rowSpan, columnSpan: to.fullAddress.col - from.fullAddress.col + 1 });
  }
  return spans;
}

function cellsOf(
  sheet: Worksheet,
  row: number,
  columns: number,
  spans: ReadonlyMap<string, Span>,
): readonly TableCell[] {
  const cells: TableCell[] = [];
  for (let column = 1; column <= columns; column++) {
    const cell = sheet.getCell(row, column);
    if (cell.isMerged && cell.master.address !== cell.address) continue;
    const { rowSpan, columnSpan } = spans.get(cell.address) ?? { rowSpan: 1, columnSpan: 1 };
    const text = shownText(cell.value, cell.numFmt);
    const address = `${sheet.name}!${cell.address}`;
    cells.push({
      ...{ row: row - 1, column: column - 1, rowSpan, text, address },
      columnSpan: Math.min(columnSpan, columns - column + 1),
    });
  }
  return cells;
}
