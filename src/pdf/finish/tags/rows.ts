import { rewriteElement } from "../../raw/element.ts";
import { numbersOf, type TagChange, type Tags } from "./tags.ts";

/** A cell as far as its place in the table goes. */
interface Cell {
  readonly number: number;
  readonly isHead: boolean;
  readonly isEmpty: boolean;
  /** Its own id, e.g. `(node00000008)`; empty where it has none. */
  readonly id: string;
  /** Ids of its head cells. */
  readonly heads: readonly string[];
  readonly columns: number;
  readonly rows: number;
}

/**
 * Puts cells into rows where the browser has left out empty ones, so that what follows stays in its column. A row whose
 * head is empty goes on with the row above: its cells get the head of that row.
 *
 * Shape: the column of a cell is known by the head cell that it names; a table where that is not so is left as it is.
 */
export const completeRows: TagChange = (tags, number) => {
  const table = tags.elementOf(number);
  if (table?.role !== "Table") return;
  const rows = numbersOf(table).filter((row) => tags.elementOf(row)?.role === "TR");
  const cellsByRow = rows.map((row) => cellsOf(tags, row));
  const bodyStart = Math.max(1, ...(cellsByRow[0] ?? []).map(({ rows }) => rows));
  const columns = columnsUnder(cellsByRow.slice(0, bodyStart));
  let above = "";
  for (const row of rows.slice(bodyStart)) {
    const cells = cellsOf(tags, row);
    const [first] = cells;
    const heads = cells.filter(({ isHead }) => isHead);
    if (!first?.isHead || heads.some((head, column) => head !== cells[column])) continue;
    fillGaps(tags, row, { cells, heads, columns });
    if (!first.isEmpty) above = first.id;
    else if (above !== "" && first.id !== "") continueRow(tags, row, first, above);
  }
};

const ID = /\/ID (\(\w+\))/;
const HEADERS = /\/Headers \[([^\]]*)\]/;

function cellsOf(tags: Tags, row: number | undefined): readonly Cell[] {
  const element = tags.elementOf(row ?? null);
  return (element ? numbersOf(element) : []).map((number) => {
    const text = tags.textOf(number);
    const cell = tags.elementOf(number);
    return {
      number,
      isHead: cell?.role === "TH",
      isEmpty: cell?.kids.length === 0,
      id: ID.exec(text)?.[1] ?? "",
      heads: HEADERS.exec(text)?.[1]?.trim().split(/\s+/) ?? [],
      columns: Number(/\/ColSpan (\d+)/.exec(text)?.[1] ?? 1),
      rows: Number(/\/RowSpan (\d+)/.exec(text)?.[1] ?? 1),
    };
  });
}

/** The ids of the lowest heads, column by column; empty where a column has a cell that is no head. */
function columnsUnder(heads: readonly (readonly Cell[])[]): readonly string[] {
  const lowest: string[] = [];
  const filledTo: number[] = [];
  for (const [row, cells] of heads.entries()) {
    let column = 0;
    for (const { id, isHead, columns, rows } of cells) {
      while ((filledTo[column] ?? 0) > row) column += 1;
      for (const end = column + columns; column < end; column += 1) {
        lowest[column] = isHead ? id : "";
        filledTo[column] = row + rows;
      }
    }
  }
  return lowest;
}

/** The cells of a row, the heads among them, which come first, and the ids of the heads of the columns. */
interface Row {
  readonly cells: readonly Cell[];
  readonly heads: readonly Cell[];
  readonly columns: readonly string[];
}

function fillGaps(tags: Tags, row: number, { cells, heads, columns }: Row): void {
  const named = columns.filter((id) => id !== "");
  if (cells.some(({ columns, rows }) => columns > 1 || rows > 1)) return;
  if (cells.length >= columns.length || new Set(named).size !== named.length) return;
  const others = cells.slice(heads.length);
  const byColumn = new Map(
    others.map((cell) => [columns.findIndex((id) => id !== "" && cell.heads.includes(id)), cell]),
  );
  // Each cell has to name the head of another column, from left to right.
  const places = [...byColumn.keys()];
  const isPlain = places.every((place, index) => place > (places[index - 1] ?? heads.length - 1));
  if (!isPlain || byColumn.size !== others.length) return;
  const kids = columns.map((id, column) => {
    const held = heads[column] ?? byColumn.get(column);
    return `${held?.number ?? addCell(tags, row, [id, ...heads.map(({ id }) => id)])} 0 R`;
  });
  tags.change(row, rewriteElement(tags.textOf(row), { kids }));
}

function addCell(tags: Tags, row: number, heads: readonly string[]): number {
  const named = heads.filter((id) => id !== "").join(" ");
  return tags.add(
    `<</Type /StructElem\n/S /TD\n/P ${row} 0 R\n/K []\n/A [<</O /Table\n/Headers [${named}]>>]>>`,
  );
}

/** Gives the cells of a row the head of an earlier row, and makes its own head, which says nothing, a cell. */
function continueRow(tags: Tags, row: number, first: Cell, above: string): void {
  for (const { number } of cellsOf(tags, row).slice(1)) {
    const text = tags.textOf(number);
    tags.change(
      number,
      text.replace(HEADERS, (list) => list.replace(first.id, above)),
    );
  }
  const text = tags.textOf(first.number).replace(/\/Scope \/Row/, `/Headers [${above}]`);
  tags.change(first.number, rewriteElement(text, { role: "TD" }));
}
