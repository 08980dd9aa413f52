import type { Table } from "../model.ts";
import type { Span } from "./spans.ts";

/** A table with lines around its cells. */
export interface RuledTable extends Table {
  /** Where the lines between its columns are, the outer ones included. */
  readonly xs: readonly number[];
}

/** A line as it is printed, or a table that stands between lines. */
export interface PrintedLine extends Span {
  /** With a tab where a wide gap parts columns; empty where it is a table. */
  readonly text: string;
  readonly table: RuledTable | null;
}

/** In sizes of type: a gap that parts columns, and one that parts words. */
const [COLUMN_GAP, WORD_GAP] = [1.5, 0.15];

/** Puts spans into lines, in their order. */
export function linesOf(spans: readonly Span[]): readonly PrintedLine[] {
  const lines: Span[][] = [];
  for (const span of spans) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last && isBeside(last, span)) line.push(span);
    else lines.push([span]);
  }
  return lines.map(lineOf);
}

/** True where the second goes on with the line of the first, a raised figure included. */
function isBeside(first: Span, second: Span): boolean {
  const size = Math.max(first.size, second.size);
  return (
    Math.abs(first.baseline - second.baseline) < 0.5 * size && second.left > first.left - 0.5 * size
  );
}

function lineOf(spans: readonly Span[]): PrintedLine {
  const [first] = spans;
  let text = "";
  let right = first?.left ?? 0;
  for (const span of spans) {
    text += gapOf(text, span, span.left - right) + span.text;
    right = Math.max(right, span.right);
  }
  const largest = spans.reduce((one, other) => (other.size > one.size ? other : one));
  const { baseline, size } = largest;
  return { text: text.trim(), left: first?.left ?? 0, right, baseline, size, table: null };
}

/** What stands for a gap: words of letters are parted by a space, Chinese by nothing. */
function gapOf(before: string, { text, size }: Span, gap: number): string {
  if (before === "") return "";
  if (gap > COLUMN_GAP * size) return "\t";
  const isBetweenWords = /[A-Za-z0-9,.;:)]$/.test(before) && /^[A-Za-z0-9(]/.test(text);
  return gap > WORD_GAP * size && isBetweenWords ? " " : "";
}
