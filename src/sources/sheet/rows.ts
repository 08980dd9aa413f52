import type { Grid } from "../../documents/model.ts";
import { rowsOfGrid } from "../grid-rows.ts";
import type { Cell, TableRow } from "../table.ts";
import { readSheet, type Sheet } from "./sheet.ts";
import { saysGrowth, unitsSaid, wordsOf } from "./words.ts";

/**
 * The rows of a table as figures name them.
 *
 * A table whose rows say their units and whose columns say their years is read by these. Of any other, as of many places, each
 * cell is read with all words above it and beside it, and what they do not say stands above the table.
 */
export function rowsOfTable(grid: Grid, lineAt: (offset: number) => number): readonly TableRow[] {
  const rows = rowsOfGrid(grid, lineAt);
  const sheet = isPlain(rows) ? null : readSheet(grid);
  return sheet ? rowsOfSheet(sheet, lineAt) : rows;
}

/** Whether all that is said of a number stands in the columns of names and units, which few rows lack, and in heads with years. */
export function isPlain(rows: readonly TableRow[]): boolean {
  const said = rows.filter(({ cells }) => cells.some(isNumbered));
  const withUnit = said.filter(({ unit }) => unit !== "");
  const hasYears = said.every(({ cells }) =>
    cells.every((cell) => cell.year !== null || !isNumbered(cell)),
  );
  return hasYears && 2 * withUnit.length >= said.length;
}

function isNumbered({ text }: Cell): boolean {
  return /\d/.test(text);
}

function rowsOfSheet(
  { rows, values, caption }: Sheet,
  lineAt: (offset: number) => number,
): readonly TableRow[] {
  const yearAbove = yearIn(caption);
  const unitsAbove = caption.flatMap(unitsSaid);
  const cellsByRow = new Map(rows.map((row) => [row, [] as Cell[]]));
  for (const { cell, row, column } of values) {
    const text = wordsOf(cell.text);
    const words = [...column.words, ...row.words];
    const isGrowth = saysGrowth(words);
    const units = [...column.words.toReversed(), ...row.words].flatMap(unitsSaid);
    cellsByRow.get(row)?.push({
      text,
      group: words.join(" "),
      heads: [],
      year: yearIn(words) ?? yearAbove,
      line: lineAt(cell.start),
      ...(cell.address === null ? {} : { address: cell.address }),
      all: { isGrowth, units: isGrowth ? ["%"] : [...units, ...unitsAbove] },
    });
  }
  return [...cellsByRow].map(([row, cells]) => ({ name: row.words.join("/"), unit: "", cells }));
}

/** The first year that words name, e.g. 2023年 or 2023 alone. */
function yearIn(words: readonly string[]): number | null {
  for (const word of words) {
    const year = /(?:^|\D)((?:19|20)\d\d)(?=年|$)/.exec(word)?.[1];
    if (year !== undefined) return Number(year);
  }
  return null;
}
