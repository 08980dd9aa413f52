import { normalise } from "./normalise.ts";

/** A line of a document, and which it is, from 0. */
export interface Line {
  readonly text: string;
  readonly line: number;
}

/** One number or word of a table, with the heads it stands under. */
export interface Cell {
  /** Normalised, e.g. `6左右`; empty where the table says nothing. */
  readonly text: string;
  /** Head and subhead, normalised, e.g. `2022年完成` and `增长%`. Several subheads where cells are merged. */
  readonly group: string;
  readonly heads: readonly string[];
  /** The year in the head; null where it names none. */
  readonly year: number | null;
  /** The line in which it stands. */
  readonly line: number;
  /** Of a cell of a sheet, e.g. `附表!C7`: a figure may name it in place of the row. */
  readonly address?: string;
  /** What all words above it and beside it say, where no row has one unit: whether it is a growth, and which units there may be. */
  readonly all?: { readonly isGrowth: boolean; readonly units: readonly string[] };
}

export interface TableRow {
  /** Without white space and numbering, e.g. `地区生产总值`. */
  readonly name: string;
  /** As in the unit column, normalised. */
  readonly unit: string;
  readonly cells: readonly Cell[];
}

interface Group {
  readonly head: string;
  readonly heads: readonly string[];
}

/**
 * Reads a table whose cells stand one a line, each after a tab, with empty lines between rows.
 *
 * The first two columns are name and unit; a second head row begins with empty cells. The text does not say
 * how wide a merged cell is: a group of columns begins where a subhead repeats, and a row with too few cells
 * has whole groups merged, those without a number first.
 */
export function parseTable(lines: readonly Line[]): readonly TableRow[] {
  const [heads, ...others] = rowsOf(lines);
  if (!heads) return [];
  const [first] = others;
  const subheads = first && first.words[0] === "" ? first : null;
  const groups = groupsOf(heads.words.slice(2), subheads?.words.slice(2) ?? []);
  const rows = subheads ? others.slice(1) : others;
  return rows
    .filter(({ words }) => words.length > 2)
    .map(({ words: [name = "", unit = "", ...values], line }) => ({
      name: name.replace(/^[一二三四五六七八九十]+、/, ""),
      unit,
      cells: spread(values, groups, line + 2),
    }));
}

/** What stands in a row, a line each, and the first of its lines. */
interface Row {
  readonly words: string[];
  readonly line: number;
}

function rowsOf(lines: readonly Line[]): readonly Row[] {
  const rows: Row[] = [];
  let row: Row | null = null;
  for (const { text, line } of lines) {
    if (text === "") {
      row = null;
      continue;
    }
    if (!row) {
      row = { words: [], line };
      rows.push(row);
    }
    row.words.push(normalise(text));
  }
  return rows;
}

function groupsOf(heads: readonly string[], subheads: readonly string[]): readonly Group[] {
  const parts: string[][] = [[]];
  for (const subhead of subheads) {
    const current = parts.at(-1) ?? [];
    if (current.includes(subhead)) parts.push([subhead]);
    else current.push(subhead);
  }
  // Where heads and groups of subheads differ in number, the subheads are ignored.
  const isFit = parts.length === heads.length;
  return heads.map((head, index) => ({ head, heads: isFit ? (parts[index] ?? []) : [] }));
}

function spread(
  values: readonly string[],
  groups: readonly Group[],
  firstLine: number,
): readonly Cell[] {
  const merged = mergedGroups(values, groups);
  const cells: Cell[] = [];
  for (const [index, { head, heads }] of groups.entries()) {
    const year = Number(/(\d{4})年/.exec(head)?.[1] ?? Number.NaN);
    const columns = merged.has(index) || heads.length === 0 ? [heads] : heads.map((one) => [one]);
    for (const column of columns) {
      const text = values[cells.length] ?? "";
      const line = firstLine + cells.length;
      cells.push({
        text,
        group: head,
        heads: column,
        year: Number.isNaN(year) ? null : year,
        line,
      });
    }
  }
  return cells;
}

/** Chooses which groups are one cell wide, so that the row has as many cells as it has values. */
function mergedGroups(values: readonly string[], groups: readonly Group[]): ReadonlySet<number> {
  let best: ReadonlySet<number> = new Set();
  let bestScore = Number.NEGATIVE_INFINITY;
  // Tables have two or three groups, so that every choice can be tried.
  for (let choice = 0; choice < 2 ** groups.length; choice++) {
    const merged = new Set([...groups.keys()].filter((index) => (choice >> index) % 2 === 1));
    let position = 0;
    let score = 0;
    for (const [index, { heads }] of groups.entries()) {
      if (merged.has(index)) score += /\d/.test(values[position] ?? "") ? 0 : 1;
      position += merged.has(index) ? 1 : Math.max(1, heads.length);
    }
    if (position === values.length && score - merged.size / 10 > bestScore) {
      [best, bestScore] = [merged, score - merged.size / 10];
    }
  }
  return best;
}
