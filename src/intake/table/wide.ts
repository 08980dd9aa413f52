import type { Grid, ReadText } from "../../documents/model.ts";
import { rowsOfGrid } from "../../sources/grid-rows.ts";
import { isPlain } from "../../sources/sheet/rows.ts";
import { readSheet } from "../../sources/sheet/sheet.ts";
import type { TableReader, TableReading } from "./model.ts";
import { axisOf, readTable } from "./table.ts";

/** Reads the tables of many places in a document, and those that no row and column alone explain; `rest` is the document without them. */
export function readWide(
  { text, grids }: ReadText,
  reader: TableReader,
): { readonly tables: readonly TableReading[]; readonly rest: ReadText } {
  const tables: TableReading[] = [];
  const others: Grid[] = [];
  let rest = text;
  for (const grid of grids) {
    const read = isWide(grid, reader) ? readTable(grid, reader) : null;
    if (!read) {
      others.push(grid);
      continue;
    }
    tables.push(read);
    rest = `${rest.slice(0, grid.start)}${blank(text.slice(grid.start, grid.end))}${rest.slice(grid.end)}`;
  }
  return { tables, rest: { text: rest, grids: others } };
}

function isWide(grid: Grid, { places }: TableReader): boolean {
  if (!isPlain(rowsOfGrid(grid, () => 0))) return true;
  const sheet = readSheet(grid);
  return sheet !== null && axisOf(sheet, places) !== null;
}

/** Nothing, of the same length and lines, so that all else stands where it stood. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
