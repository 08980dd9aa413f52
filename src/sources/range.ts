import { readAsMeant } from "../dataset/characters/meant.ts";
import { normalise } from "./normalise.ts";
import type { Piece, Section } from "./outline.ts";

/** Where words stand in a text: offsets, the second behind the last character. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A line of a text as it was given, and where it begins. */
interface GivenLine {
  readonly text: string;
  readonly start: number;
}

/** Cuts a text into its lines. */
export function linesOf(text: string): readonly GivenLine[] {
  const lines: GivenLine[] = [];
  let start = 0;
  for (const [line, next] of cutLines(text)) {
    lines.push({ text: line, start });
    start = next;
  }
  return lines;
}

function* cutLines(text: string): Generator<readonly [line: string, next: number]> {
  let from = 0;
  for (const { 0: end, index } of text.matchAll(/\r?\n/g)) {
    yield [text.slice(from, index), index + end.length];
    from = index + end.length;
  }
  yield [text.slice(from), text.length];
}

/** Finds in the lines what a figure claims of a section: part of its text, or one of its cells. */
export function rangeOf(
  section: Section,
  [start, end]: readonly [start: number, end: number],
  lines: readonly GivenLine[],
): readonly Range[] {
  if (section.kind === "row") {
    const cell = section.cells[start];
    const line = cell && lines[cell.line];
    return line ? [trimmed(line)] : [];
  }
  const first = pieceAt(section.pieces, start);
  const last = pieceAt(section.pieces, end - 1);
  const from = first && positionOf(lines, first, start - first.start, "before");
  const to = last && positionOf(lines, last, end - last.start, "behind");
  return from !== null && to !== null ? [{ start: from, end: to }] : [];
}

function trimmed({ text, start }: GivenLine): Range {
  const from = start + (text.length - text.trimStart().length);
  return { start: from, end: from + text.trim().length };
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | null {
  return pieces.find(({ start, length }) => offset >= start && offset < start + length) ?? null;
}

/**
 * Returns the offset in the text of a character of a piece, right before it or behind it.
 *
 * Normalising leaves characters out and makes several of one, so that the characters before a place are counted as normalised.
 */
function positionOf(
  lines: readonly GivenLine[],
  { line, column }: Piece,
  offset: number,
  side: "before" | "behind",
): number | null {
  const given = lines[line];
  if (!given) return null;
  const { text, start } = given;
  const counted = (end: number) => normalise(text.slice(0, end)).length;
  const sought = counted(givenColumn(text, column)) + offset;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = side === "behind" ? Math.floor((low + high) / 2) : Math.ceil((low + high) / 2);
    if (side === "behind") {
      if (counted(middle) >= sought) high = middle;
      else low = middle + 1;
    } else if (counted(middle) <= sought) low = middle;
    else high = middle - 1;
  }
  return start + low;
}

/** The column of a line as given at which that column of the line as it is meant stands. */
function givenColumn(text: string, column: number): number {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (readAsMeant(text.slice(0, middle)).length >= column) high = middle;
    else low = middle + 1;
  }
  return low;
}
