import { readAsMeant } from "../dataset/characters/meant.ts";
import type { Grid } from "../documents/model.ts";
import { normalise } from "./normalise.ts";
import { rowsOfTable } from "./sheet/rows.ts";
import { type Line, parseTable, type TableRow } from "./table.ts";

/** A place of a document that a figure can name, and what stands there. */
export interface TextSection {
  readonly kind: "text";
  /** As a figure names it, e.g. `一（二）三是`. */
  readonly path: string;
  /** Normalised. */
  readonly text: string;
  /** Where its text stands in the lines of the document, in order. */
  readonly pieces: readonly Piece[];
  /** True in the parts that plan, false in the one that reports. */
  readonly isPlan: boolean;
}

/** A part of a section in one line. */
export interface Piece {
  readonly line: number;
  /** Offset in the line, read as it is meant. */
  readonly column: number;
  /** Offset in the section's text, and how much of that it is. */
  readonly start: number;
  readonly length: number;
}

/** A row of the annex table; its path is `附表/` and its name. */
export interface RowSection extends TableRow {
  readonly kind: "row";
  readonly path: string;
  /** The one cell that is meant, where a figure names it by its address. */
  readonly only?: number;
}

export type Section = TextSection | RowSection;

/** The place of all that a document without parts says. */
const WHOLE = "全文";

const LONGEST_HEADING = 40;
const PART = /^\s*([一二三四五六七八九十]+)、/;
/** In a part's heading: 计划执行情况 reports, 预期目标 and 主要任务 plan; a heading with neither reports. */
const PLANS = /目标|任务|安排|思路|措施|要求|打算/;
const REPORTS = /执行情况|完成情况/;
const SUBSECTION = /^\s*（([一二三四五六七八九十]+)）/;
const NUMBERED = /^\s*(\d{1,2})[.．、](?!\d)/;
const ORDINALS = [..."一二三四五六七八九", "十", "十一", "十二", "十三", "十四", "十五"];

/**
 * Divides a plan into the places that figures name.
 *
 * Shape: parts `一、…`, their subsections `（一）…`, the items `一是…` that ascend within a subsection's
 * paragraph, lines `1.…` within a subsection, and rows of tables. Text before the first item, subsection or
 * line belongs to what contains it. What stands before part 一 has no place: no figure stands there. The text of a document
 * without parts is one place, `全文`.
 * In order of the document; a path that occurs twice is one section. Tables of `grids` are read as these have them, others as
 * their lines suggest.
 */
export function outlineDocument(text: string, grids: readonly Grid[] = []): readonly Section[] {
  const lines = readAsMeant(text)
    .split(/\r?\n/)
    .map((text, line) => ({ text, line }));
  const lineAt = lineFinder(text);
  const taken = grids.map(({ start, end }) => [lineAt(start), lineAt(end)] as const);
  const { body, tables } = separateTables(withoutLines(lines, taken));
  const outline = new Outline();
  for (const line of body) outline.take(line);
  const rows = [
    ...tables.flatMap(parseTable),
    ...grids.flatMap((grid) => rowsOfTable(grid, lineAt)),
  ].map((row): RowSection => ({ kind: "row", path: `附表/${row.name}`, ...row }));
  const sections = outline.sections();
  return [...(sections.length > 0 ? sections : wholeOf(body)), ...rows];
}

function wholeOf(body: readonly Line[]): readonly TextSection[] {
  let text = "";
  const pieces = body.flatMap(({ text: own, line }) => {
    const added = normalise(own);
    if (added === "") return [];
    const piece = { line, column: 0, start: text.length, length: added.length };
    text += added;
    return piece;
  });
  return text === "" ? [] : [{ kind: "text", path: WHOLE, text, pieces, isPlan: false }];
}

/** The number of the part that a line is the heading of, e.g. `一`; null where it is none. */
export function partOf(line: string): string | null {
  // A heading is short and has no full stop; a sentence may begin the same way.
  if (line.trim().length > LONGEST_HEADING || line.includes("。")) return null;
  return PART.exec(line)?.[1] ?? null;
}

/** Tells in which line an offset of a text is. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

/** Leaves out ranges of lines, which are in order. */
function withoutLines(
  lines: readonly Line[],
  ranges: readonly (readonly [from: number, to: number])[],
): readonly Line[] {
  const kept: Line[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    kept.push(...lines.slice(from, start));
    from = end;
  }
  return ranges.length === 0 ? lines : [...kept, ...lines.slice(from)];
}

/** Sets blocks of lines that begin with a tab, one cell a line, apart from running text. */
function separateTables(lines: readonly Line[]): { body: Line[]; tables: Line[][] } {
  const body: Line[] = [];
  const tables: Line[][] = [];
  let table: Line[] | null = null;
  for (const line of lines) {
    if (line.text.startsWith("\t")) {
      if (!table) {
        table = [];
        tables.push(table);
      }
      table.push(line);
    } else if (table && line.text.trim() === "") {
      table.push({ ...line, text: "" });
    } else {
      table = null;
      body.push(line);
    }
  }
  return { body, tables };
}

/** Reads a document line by line, and keeps track of the part and subsection that a line is in. */
class Outline {
  #part: { number: string; isPlan: boolean } | null = null;
  #subsection = "";
  readonly #textByPath = new Map<string, Pick<TextSection, "text" | "isPlan" | "pieces">>();

  take({ text: line, line: number }: Line): void {
    const part = partOf(line);
    if (part !== null) {
      this.#part = { number: part, isPlan: PLANS.test(line) && !REPORTS.test(line) };
      this.#subsection = "";
      return;
    }
    if (!this.#part) return;
    const subsection = SUBSECTION.exec(line);
    if (subsection) {
      this.#subsection = `（${subsection[1]}）`;
      this.#addItems(line, number);
      return;
    }
    const [mark = "", item = ""] = (this.#subsection && NUMBERED.exec(line)) || [];
    const column = mark.length;
    this.#add(`${this.#subsection}${item}`, line.slice(column), { line: number, column });
  }

  sections(): readonly TextSection[] {
    return [...this.#textByPath].map(([path, section]) => ({ kind: "text", path, ...section }));
  }

  #add(path: string, text: string, at: Pick<Piece, "line" | "column">): void {
    if (!this.#part || text.trim() === "") return;
    const { number, isPlan } = this.#part;
    const key = `${number}${path}`;
    const { text: before, pieces } = this.#textByPath.get(key) ?? { text: "", pieces: [] };
    const added = normalise(text);
    const piece = { ...at, start: before.length, length: added.length };
    this.#textByPath.set(key, { text: before + added, pieces: [...pieces, piece], isPlan });
  }

  #addItems(text: string, line: number): void {
    let rest = text;
    const add = (path: string, own: string) =>
      this.#add(path, own, { line, column: text.length - rest.length });
    let path = this.#subsection;
    for (const ordinal of ORDINALS) {
      const next = new RegExp(`(?<=[。；：，、）\\s])${ordinal}是`).exec(rest);
      if (!next) break;
      add(path, rest.slice(0, next.index));
      rest = rest.slice(next.index);
      path = `${this.#subsection}${ordinal}是`;
    }
    add(path, rest);
  }
}
