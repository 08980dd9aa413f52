import type { Grid, GridCell } from "../documents/model.ts";
import { normalise } from "./normalise.ts";
import type { Cell, TableRow } from "./table.ts";

/** What stands in a row of a grid, by column; what merged cells cover has the same cell everywhere. */
export type GridRow = readonly (GridCell | undefined)[];

/** Which rows are heads, and what the columns are for. */
interface Plan {
  readonly heads: readonly GridRow[];
  readonly body: readonly GridRow[];
  readonly name: number;
  /** Null where no column says units. */
  readonly unit: number | null;
  /** Of the whole table, as said above it: 单位：亿元. Empty where nothing is. */
  readonly unitOfAll: string;
}

const ORDER_HEAD = /^(?:序号|编号)$/;
const UNIT_HEAD = /单位/;
const UNIT_IN_NAME = /[(（]([^()（）]+)[)）]$/;

/**
 * Reads the rows of a table whose columns and merged cells are known, as `parseTable` does where they are guessed.
 *
 * The columns of names and units are found by their heads; the first that does not count the rows has the names.
 */
export function rowsOfGrid(grid: Grid, lineAt: (offset: number) => number): readonly TableRow[] {
  const plan = planOf(fillRows(grid));
  if (!plan) return [];
  const { body, name, unit, unitOfAll } = plan;
  return body.flatMap((row) => {
    const own = textIn(row, name);
    const cells = valuesOf(row, plan, lineAt);
    if (own === "" || cells.length === 0) return [];
    const said = unit === null ? (UNIT_IN_NAME.exec(own)?.[1] ?? unitOfAll) : textIn(row, unit);
    return [{ name: own.replace(/^[一二三四五六七八九十]+、/, ""), unit: said, cells }];
  });
}

/** The rows of a grid that have cells of their own. */
export function fillRows({ cells, columns }: Grid): readonly GridRow[] {
  const rows: GridRow[] = [];
  let open: (GridCell | undefined)[] = [];
  for (const [index, cell] of cells.entries()) {
    if (cell.row !== cells[index - 1]?.row) {
      open = Array.from({ length: columns }, (_, column) => {
        const above = open[column];
        return above && above.row + above.rowSpan > cell.row ? above : undefined;
      });
      rows.push(open);
    }
    open.fill(cell, cell.column, cell.column + cell.columnSpan);
  }
  return rows;
}

function textIn(row: GridRow | undefined, column: number): string {
  return normalise(row?.[column]?.text ?? "");
}

/** Null where nothing is under a head: no row says more than one thing. */
function planOf(rows: readonly GridRow[]): Plan | null {
  // What has one thing to say, such as a title over all columns, is above the heads.
  const top = rows.findIndex((row) => wordsIn(row).length > 1);
  const [first] = rows.slice(top);
  if (top < 0 || !first) return null;
  const depth = first[0] && first[0].rowSpan > 1 ? first[0].rowSpan : depthBelow(rows[top + 1]);
  const columns = [...first.keys()];
  const name = columns.find((column) => !ORDER_HEAD.test(textIn(first, column))) ?? 0;
  const unit = columns.find((column) => column !== name && UNIT_HEAD.test(textIn(first, column)));
  const above = rows.slice(0, top).flatMap(wordsIn).join(" ");
  return {
    heads: rows.slice(top, top + depth),
    body: rows.slice(top + depth),
    ...{ name, unit: unit ?? null, unitOfAll: /单位[:：]?([^\s)）]+)/.exec(above)?.[1] ?? "" },
  };
}

/** A second row of heads begins with nothing, where its table does not say that the first reaches down. */
function depthBelow(second: GridRow | undefined): number {
  return second && wordsIn(second).length > 0 && textIn(second, 0) === "" ? 2 : 1;
}

function wordsIn(row: GridRow): readonly string[] {
  return [...new Set(row)].map((cell) => normalise(cell?.text ?? "")).filter((word) => word !== "");
}

function valuesOf(row: GridRow, plan: Plan, lineAt: (offset: number) => number): readonly Cell[] {
  return [...row.entries()].flatMap(([column, cell]): readonly Cell[] => {
    const isValue = column > plan.name && column !== plan.unit;
    if (!cell || !isValue || cell.column !== column) return [];
    const { start, text, address } = cell;
    const own = { text: normalise(text), ...headsOf(cell, plan), line: lineAt(start) };
    return [address === null ? own : { ...own, address }];
  });
}

function headsOf(
  { column, columnSpan }: GridCell,
  { heads }: Plan,
): Pick<Cell, "group" | "heads" | "year"> {
  const above = heads.slice(0, Math.max(1, heads.length - 1)).map((row) => headOver(row, column));
  const group = [...new Set(above)].join("");
  const last = heads.length > 1 ? heads.at(-1) : undefined;
  const own = Array.from({ length: columnSpan }, (_, at) => textIn(last, column + at));
  const said = [...new Set(own)].filter((head) => head !== "" && !above.includes(head));
  const year = /(?:^|\D)((?:19|20)\d\d)(?:年|$)/.exec([group, ...said].join(" "))?.[1];
  return { group, heads: said, year: year === undefined ? null : Number(year) };
}

/** A head over a column; where a table cannot merge cells, it is the nearest one to the left. */
function headOver(row: GridRow, column: number): string {
  for (let at = column; at >= 0; at--) {
    const text = textIn(row, at);
    if (text !== "") return text;
  }
  return "";
}
