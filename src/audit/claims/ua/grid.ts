import type { RawFile } from "../../raw/file.ts";
import { attributeOf } from "./attributes.ts";
import { type Element, meantKids } from "./tree.ts";

/** A cell and the place of its upper left corner. */
export interface Cell {
  readonly element: Element;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What keeps the cells of a table from making a grid. */
export type GridFault = "overlap" | "rows" | "too-wide" | "too-narrow";

/** The cells of a table by row and column, the same cell wherever it reaches. */
export interface Grid {
  readonly cells: readonly (readonly (Cell | undefined)[])[];
  readonly fault: GridFault | null;
  /** The cell that the fault is at. */
  readonly at: Element | null;
}

/** Lays the cells of a table on a grid as wide as its first row; what follows a fault is left out. */
export function layGrid(file: RawFile, table: Element): Grid {
  const rows = rowsOf(table).map((row) => cellsOf(file, row));
  const width = (rows[0] ?? []).reduce((sum, { columns }) => sum + columns, 0);
  const height = rows.length;
  const cells: (Cell | undefined)[][] = Array.from({ length: height }, () => new Array(width));
  const faulty = (fault: GridFault, at: Element | null): Grid => ({ cells, fault, at });
  for (const [row, unplaced] of rows.entries()) {
    let column = 0;
    for (const cell of unplaced) {
      while (column < width && cells[row]?.[column]) column += 1;
      if (column + cell.columns > width) return faulty("too-wide", cell.element);
      if (row + cell.rows > height) return faulty("rows", cell.element);
      if (!put(cells, { ...cell, row, column })) return faulty("overlap", cell.element);
      column += cell.columns;
    }
  }
  const short = cells.findIndex((row) => [...row].includes(undefined));
  return short < 0 ? { cells, fault: null, at: null } : faulty("too-narrow", null);
}

function put(cells: (Cell | undefined)[][], cell: Cell): boolean {
  for (let row = cell.row; row < cell.row + cell.rows; row += 1)
    for (let column = cell.column; column < cell.column + cell.columns; column += 1) {
      const line = cells[row];
      if (line === undefined || line[column]) return false;
      line[column] = cell;
    }
  return true;
}

function rowsOf(table: Element): readonly Element[] {
  return meantKids(table).flatMap((kid) => {
    if (kid.type === "TR") return [kid];
    return /^T(Head|Body|Foot)$/.test(kid.type)
      ? meantKids(kid).filter(({ type }) => type === "TR")
      : [];
  });
}

type Unplaced = Omit<Cell, "row" | "column">;

function cellsOf(file: RawFile, row: Element): readonly Unplaced[] {
  return meantKids(row)
    .filter(({ type }) => type === "TH" || type === "TD")
    .map((element) => ({
      element,
      rows: spanOf(file, element, "RowSpan"),
      columns: spanOf(file, element, "ColSpan"),
    }));
}

/** Most rows or columns that a cell is believed to take. */
const MOST = 10_000;

function spanOf(file: RawFile, { dict }: Element, key: "RowSpan" | "ColSpan"): number {
  const span = attributeOf(file, dict, "Table", key);
  return typeof span === "number" && span >= 1 ? Math.min(Math.floor(span), MOST) : 1;
}
