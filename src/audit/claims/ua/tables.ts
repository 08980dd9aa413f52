import type { Finding } from "../../model.ts";
import { isList, nameOf, textOf } from "../../raw/value.ts";
import { attributeOf } from "./attributes.ts";
import { type Cell, type Grid, type GridFault, layGrid } from "./grid.ts";
import { type Accessible, nameOfElement, pageOf } from "./model.ts";
import { broken, type RuleId } from "./rules.ts";
import type { Element } from "./tree.ts";

const GRID_RULES: Readonly<Record<GridFault, RuleId>> = {
  overlap: "7.2-15",
  rows: "7.2-41",
  "too-wide": "7.2-42",
  "too-narrow": "7.2-43",
};

/** Reports tables whose cells make no grid, and cells that no head cell belongs to (7.2, 7.5). */
export function checkTables(document: Accessible): readonly Finding[] {
  return document.tree.elements
    .filter(({ type }) => type === "Table")
    .flatMap((table) => {
      const grid = layGrid(document.file, table);
      const page = pageOf(document, grid.at ?? table) ?? pageOf(document, table);
      if (grid.fault === null) return checkHeads(document, grid);
      const named = grid.fault === "overlap" && grid.at !== null ? grid.at : table;
      return [broken(GRID_RULES[grid.fault], nameOfElement(named), page)];
    });
}

/** Cells need heads only where a head cell does not say itself which cells it is for. */
function checkHeads(document: Accessible, grid: Grid): readonly Finding[] {
  const all = [...new Set(grid.cells.flat())].filter((cell) => cell !== undefined);
  const heads = all.filter(({ element }) => element.type === "TH");
  if (heads.every(({ element }) => scopeOf(document, element) !== "")) return [];
  const ids = new Set(heads.map(({ element }) => idOf(document, element)));
  return all.flatMap((cell) => {
    if (cell.element.type !== "TD") return [];
    const named = headersOf(document, cell.element);
    const unknown = named.filter((id) => id === "" || !ids.has(id));
    const isTold = named.length > 0 && unknown.length === 0;
    if (isTold || hasHead(document, grid, cell)) return [];
    const page = pageOf(document, cell.element);
    return [broken(unknown.length > 0 ? "7.5-2" : "7.5-1", nameOfElement(cell.element), page)];
  });
}

/** Looks up its columns and along its rows for a head cell in reach. Source: ISO 32000-2, 14.8.4.8.3. */
function hasHead(document: Accessible, { cells }: Grid, cell: Cell): boolean {
  const up = range(cell.column, cell.columns).map((column) =>
    range(0, cell.row)
      .toReversed()
      .map((row) => cells[row]?.[column]),
  );
  const back = range(cell.row, cell.rows).map((row) =>
    range(0, cell.column)
      .toReversed()
      .map((column) => cells[row]?.[column]),
  );
  return (
    up.some((line) => reaches(document, line, "Column")) ||
    back.some((line) => reaches(document, line, "Row"))
  );
}

/** True where one of the first head cells in a line is for the cells of that line. */
function reaches(
  document: Accessible,
  line: readonly (Cell | undefined)[],
  wanted: "Column" | "Row",
): boolean {
  let isBehindHead = false;
  for (const cell of line) {
    const isHead = cell?.element.type === "TH";
    if (cell && isHead) {
      const scope = scopeOf(document, cell.element) || usualScope(cell);
      if (scope === "Both" || scope === wanted) return true;
      isBehindHead = true;
    } else if (isBehindHead) return false;
  }
  return false;
}

/** The scope of a head cell that states none. Source: ISO 32000-2, table 384. */
function usualScope({ row, column }: Cell): string {
  if (row === 0 && column > 0) return "Column";
  return column === 0 && row > 0 ? "Row" : "Both";
}

function scopeOf({ file }: Accessible, { dict }: Element): string {
  return nameOf(attributeOf(file, dict, "Table", "Scope"));
}

function idOf({ file }: Accessible, { dict }: Element): string {
  return textOf(file.at(dict, "ID")) ?? "";
}

function headersOf({ file }: Accessible, { dict }: Element): readonly string[] {
  const list = attributeOf(file, dict, "Table", "Headers");
  return isList(list) ? list.map((id) => textOf(file.follow(id)) ?? "") : [];
}

function range(from: number, length: number): readonly number[] {
  return Array.from({ length }, (_, index) => from + index);
}
