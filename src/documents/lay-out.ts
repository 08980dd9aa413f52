import { groupBy } from "../group-by.ts";
import { MAX_CHARACTERS } from "./bounds.ts";
import type { Block, Grid, GridCell, ReadDocument, Table, TableCell } from "./model.ts";
import { Refusal } from "./refuse.ts";

/** Writes blocks down as one text, with the places of their tables and pictures. Errors: `long`. */
export function layOut(blocks: readonly Block[]): Omit<ReadDocument, "format" | "encoding"> {
  const page = new Page();
  const grids: Grid[] = [];
  const pictures: number[] = [];
  for (const block of blocks) {
    if (block.kind === "picture") pictures.push(page.length);
    else if (block.kind === "paragraph")
      for (const line of linesIn(block.text)) page.add(`${line}\n`);
    else if (block.table.cells.length > 0) grids.push(placeTable(block.table, page));
  }
  return { text: page.text(), grids, pictures };
}

/** The lines of a paragraph. A tab before one indents it, while in this text it would make a cell of it. */
function linesIn(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\v\f\r\u2028\u2029]/)
    .map((line) => line.replace(/^[\t ]+/, "").trimEnd())
    .filter((line) => line !== "");
}

/** A text as it grows. */
class Page {
  readonly #parts: string[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(part: string): void {
    this.#length += part.length;
    if (this.#length > MAX_CHARACTERS) throw new Refusal("long");
    this.#parts.push(part);
  }

  text(): string {
    return this.#parts.join("");
  }
}

function placeTable(table: Table, page: Page): Grid {
  // Spans make many cells of few characters: whoever reads a table by its rows goes through all of them.
  if (table.rows * table.columns > MAX_CHARACTERS) throw new Refusal("long");
  const start = page.length;
  const placed: GridCell[] = [];
  const above: Above = new Map();
  for (const [index, row] of rowsOf(table).entries()) {
    if (index > 0) page.add("\n");
    for (const { cell } of piecesOf(row, above)) {
      page.add("\t");
      if (cell) {
        const from = page.length;
        page.add(cell.text);
        placed.push({ ...cell, start: from, end: page.length });
      }
      page.add("\n");
    }
  }
  return { ...table, cells: placed, start, end: page.length };
}

interface Row {
  readonly row: number;
  /** In order of column. */
  readonly cells: readonly TableCell[];
}

/** The rows that have cells of their own. */
function rowsOf({ cells }: Table): readonly Row[] {
  return [...groupBy(cells, ({ row }) => row)]
    .sort(([left], [right]) => left - right)
    .map(([row, own]) => ({ row, cells: own.toSorted((a, b) => a.column - b.column) }));
}

/** First column of a merged cell → the first row that it does not reach. */
type Above = Map<number, number>;

/** What a row shows from left to right: its own cells, and none where one from above reaches down. */
function piecesOf(
  { row, cells }: Row,
  above: Above,
): readonly { readonly column: number; readonly cell: TableCell | null }[] {
  for (const [column, end] of above) if (end <= row) above.delete(column);
  const covered = [...above.keys()].map((column) => ({ column, cell: null }));
  for (const { column, rowSpan } of cells) if (rowSpan > 1) above.set(column, row + rowSpan);
  const own = cells.map((cell) => ({ column: cell.column, cell }));
  return [...covered, ...own].sort((left, right) => left.column - right.column);
}
