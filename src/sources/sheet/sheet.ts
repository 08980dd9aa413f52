import type { Grid, GridCell } from "../../documents/model.ts";
import { fillRows, type GridRow } from "../grid-rows.ts";
import { isNumber, isYear, wordsOf } from "./words.ts";

/** A table as an office keeps it: what stands above its columns and left of its rows, and the values between. */
export interface Sheet {
  /** What stands above the heads, from below: its date, its unit, its title; then the name of the sheet. */
  readonly caption: readonly string[];
  readonly columns: readonly SheetLine[];
  readonly rows: readonly SheetLine[];
  readonly values: readonly SheetValue[];
  /** Cells of which no number is a value, by what they are. */
  readonly aside: readonly { readonly cell: GridCell; readonly rule: SheetRule }[];
}

type SheetRule = "caption" | "table-head" | "column-number" | "list-number" | "note";

/** A row or a column of values, with the words that head it: those of a column from above, those of a row from the left. */
export interface SheetLine {
  readonly at: number;
  readonly words: readonly string[];
}

interface SheetValue {
  readonly cell: GridCell;
  readonly row: SheetLine;
  readonly column: SheetLine;
}

const ORDER = /^(?:序号|编号|次序|代码|.*(?:区划|地区|机构|指标)代码)$/;
const UNIT_ABOVE = /^[(（]?(?:计量)?单位[:：]|^(?:编制|制表|填报|来源|数据来源)/;
const NOTE = /^(?:注|说明|备注|资料来源|数据来源|来源)[:：]?/;

/** Reads a table by the place of its words and numbers; null where no number has words above it and beside it. */
export function readSheet(grid: Grid): Sheet | null {
  const rows = fillRows(grid);
  const top = rows.findIndex((row) => !isCaption(row));
  const body = top < 0 ? -1 : rows.findIndex((row, index) => index >= top && hasValues(row));
  if (body <= top) return null;
  const counting = rows.findIndex((row, index) => index >= top && index < body && isCounting(row));
  const heads = rows.slice(top, body).filter(isHead);
  const lower = rows.slice(body);
  const first = firstOfValues(lower, heads, grid.columns);
  const name = nameOfSheet(grid);
  const columns = Array.from({ length: grid.columns - first }, (_, index) => ({
    at: first + index,
    words: wordsOver(heads, first + index, first),
  }));
  const lines = lower.map((row) => ({ row, line: lineOf(row, first, heads) }));
  const values = lines.flatMap(({ row, line }) => valuesOf(row, line, columns));
  const taken = new Set(values.map(({ cell }) => cell));
  const said = new Set(values.flatMap(({ row, column }) => [row, column]));
  const places = new Map(rows.map((row, index) => [rowOf(row), index]));
  const ruleOf = (cell: GridCell): SheetRule => {
    const at = places.get(cell.row) ?? 0;
    if (at < top) return "caption";
    if (at === counting) return "column-number";
    if (at < body) return "table-head";
    return cell.column < first && !isNote(rows[at]) ? "list-number" : "note";
  };
  const others = grid.cells.filter((cell) => /\d/.test(wordsOf(cell.text)) && !taken.has(cell));
  return {
    caption: [
      ...rows.slice(0, top).toReversed().flatMap(textsIn),
      ...(name === null ? [] : [name]),
    ],
    columns: columns.filter((column) => said.has(column)),
    rows: lines.flatMap(({ line }) => (said.has(line) ? [line] : [])),
    values,
    aside: others.map((cell) => ({ cell, rule: ruleOf(cell) })),
  };
}

function isHead(row: GridRow): boolean {
  return !isCounting(row);
}

/** 注：…, which stands below a table. */
function isNote(row: GridRow = []): boolean {
  return NOTE.test(textsIn(row)[0] ?? "");
}

/** The texts of a row, each merged cell once. */
function textsIn(row: GridRow): readonly string[] {
  return [...new Set(row)].map((cell) => wordsOf(cell?.text ?? "")).filter((text) => text !== "");
}

/** A title, a date or the unit of all: one thing to say, or one of a few that say it by name. */
function isCaption(row: GridRow): boolean {
  const texts = textsIn(row);
  return texts.length < 2 || (texts.length < 4 && texts.some((text) => UNIT_ABOVE.test(text)));
}

function numbersIn(row: GridRow): readonly string[] {
  const cells = [...new Set(row.slice(1))].filter((cell) => cell !== row[0]);
  return cells.map((cell) => wordsOf(cell?.text ?? "")).filter(isNumber);
}

/** Whether a row has a number that is no year and counts no column. */
function hasValues(row: GridRow): boolean {
  const numbers = numbersIn(row);
  return numbers.length > 0 && !isCounting(row) && !isOfYears(numbers);
}

/** Years as heads follow each other; numbers of things that are like years hardly do. */
function isOfYears(numbers: readonly string[]): boolean {
  return numbers.every(isYear) && new Set(numbers).size === numbers.length;
}

/** 甲 1 2 3: a row that numbers the columns. */
function isCounting(row: GridRow): boolean {
  const numbers = numbersIn(row).map(Number);
  const [first = 0] = numbers;
  const others = textsIn(row).length - numbers.length;
  return (
    numbers.length > 1 &&
    first <= 2 &&
    others <= 2 &&
    numbers.every((one, at) => one === first + at)
  );
}

/** The first column that has values: those before it name the rows, number them or give their units. */
function firstOfValues(
  body: readonly GridRow[],
  heads: readonly GridRow[],
  columns: number,
): number {
  for (let column = 1; column < columns; column++) {
    const isNamed = heads.some((row) => ORDER.test(wordsOf(row[column]?.text ?? "")));
    const texts = body.flatMap((row) => {
      const text = wordsOf(row[column]?.text ?? "");
      return /[\p{L}\d]/u.test(text) && row[column]?.column === column ? [text] : [];
    });
    const numbers = texts.filter(isNumber).length;
    if (!isNamed && numbers > 0 && 2 * numbers >= texts.length) return column;
  }
  return 1;
}

/** The words over a column, from above; where a table could not merge its cells, a head reaches to the right. */
function wordsOver(heads: readonly GridRow[], column: number, first: number): readonly string[] {
  const words = heads.map((row, index) => {
    const own = wordsOf(row[column]?.text ?? "");
    if (own !== "" || index === heads.length - 1) return own;
    const hasLower = heads
      .slice(index + 1)
      .some((lower) => wordsOf(lower[column]?.text ?? "") !== "");
    return hasLower ? headLeftOf(row, column, first) : "";
  });
  return [...new Set(words)].filter((word) => word !== "");
}

function headLeftOf(row: GridRow, column: number, first: number): string {
  for (let at = column - 1; at >= first; at--) {
    const cell = row[at];
    const text = wordsOf(cell?.text ?? "");
    // A cell that says how far it reaches reaches no further.
    if (text !== "") return (cell?.columnSpan ?? 1) > 1 ? "" : text;
  }
  return "";
}

function lineOf(row: GridRow, first: number, heads: readonly GridRow[]): SheetLine {
  const named = [...row.slice(0, first).entries()].filter(([column]) =>
    heads.every((head) => !ORDER.test(wordsOf(head[column]?.text ?? ""))),
  );
  const words = named.map(([, cell]) => wordsOf(cell?.text ?? ""));
  const isPlainNumber = (word: string) => isNumber(word) && !isYear(word);
  const said = [...new Set(words)].filter((word) => word !== "" && !isPlainNumber(word));
  return { at: rowOf(row), words: said };
}

/** The row of the grid: what reaches down from above began in another. */
function rowOf(row: GridRow): number {
  return row.reduce((last, cell) => Math.max(last, cell?.row ?? 0), 0);
}

function valuesOf(
  row: GridRow,
  line: SheetLine,
  columns: readonly SheetLine[],
): readonly SheetValue[] {
  if (line.words.length === 0 || isNote(row)) return [];
  return columns.flatMap((column) => {
    const cell = row[column.at];
    const isOwn = cell?.column === column.at && cell.row === line.at;
    if (!isOwn || column.words.length === 0 || !isNumber(wordsOf(cell.text))) return [];
    return { cell, row: line, column };
  });
}

/** The name of the sheet, where its cells have addresses. */
function nameOfSheet({ cells }: Grid): string | null {
  const address = cells[0]?.address ?? null;
  return address === null ? null : wordsOf(address.slice(0, address.lastIndexOf("!")));
}
