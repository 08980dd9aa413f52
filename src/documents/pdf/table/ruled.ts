import { groupBy } from "../../../group-by.ts";
import { joinLines } from "../../join.ts";
import type { TableCell } from "../../model.ts";
import { linesOf, type RuledTable } from "../lines.ts";
import type { Span } from "../spans.ts";
import type { Frame, FrameCell } from "./frames.ts";

/** Makes a table of a frame and what stands within it. */
export function ruledTable(frame: Frame, spans: readonly Span[]): RuledTable {
  const { xs, ys, cells } = frame;
  const pieces = spans.flatMap((span) => cutAtLines(span, frame));
  const spansByCell = groupBy(pieces, (span) => cellAt(frame, span, middleOf(span)));
  return {
    xs,
    rows: ys.length - 1,
    columns: xs.length - 1,
    cells: cells.map((cell): TableCell => {
      const lines = linesOf(spansByCell.get(cell) ?? []);
      const text = joinLines(lines.map((line) => line.text.replaceAll("\t", "")));
      return { ...cell, text, address: null };
    }),
  };
}

/** Cuts what the reading library took for one word although a line of the table stands in it. */
function cutAtLines(span: Span, frame: Frame): readonly Span[] {
  const cell = cellAt(frame, span, span.left + span.size / 4);
  const end = cell && frame.xs[cell.column + cell.columnSpan];
  if (end === undefined || span.right - span.size / 4 <= end) return [span];
  const at = characterAt(span, end);
  const [before, after] = [span.text.slice(0, at), span.text.slice(at)];
  if (before.trim() === "" || after.trim() === "") return [span];
  const first = { ...span, text: before, right: end };
  return [first, ...cutAtLines({ ...span, text: after, left: end + span.size / 4 }, frame)];
}

/** Which character stands at a place of a span; a gap near it counts as the place. */
function characterAt({ text, left, right }: Span, place: number): number {
  const characters = text.split("");
  const widths = characters.map((one) => (one <= "~" ? 0.5 : 1));
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const ends = widths.map((_, index) => {
    const share = widths.slice(0, index + 1).reduce((sum, one) => sum + one, 0) / whole;
    return left + share * (right - left);
  });
  const far = (index: number) =>
    Math.abs((ends[index] ?? 0) - place) - (/\s/.test(characters[index] ?? "") ? GAP_BONUS : 0);
  const nearest = [...ends.keys()].reduce((one, other) => (far(other) < far(one) ? other : one), 0);
  return nearest + 1;
}

/** Points. */
const GAP_BONUS = 8;

/** The cell in which a place of a span lies; undefined outside of all. */
function cellAt({ xs, ys, cells }: Frame, span: Span, x: number): FrameCell | undefined {
  const [row, column] = [bandOf(ys, heightOf(span)), bandOf(xs, x)];
  return cells.find(
    (cell) => isIn(row, cell.row, cell.rowSpan) && isIn(column, cell.column, cell.columnSpan),
  );
}

/** Whether a span stands within a frame. */
export function isWithin(span: Span, { xs, ys }: Frame): boolean {
  return bandOf(xs, middleOf(span)) >= 0 && bandOf(ys, heightOf(span)) >= 0;
}

function middleOf({ left, right }: Span): number {
  return (left + right) / 2;
}

/** The height of the middle of small letters. */
function heightOf({ baseline, size }: Span): number {
  return baseline - 0.3 * size;
}

/** Between which of the lines a place is; -1 outside. */
function bandOf(lines: readonly number[], at: number): number {
  const next = lines.findIndex((line) => line > at);
  return next - 1 < 0 ? -1 : next - 1;
}

function isIn(at: number, from: number, span: number): boolean {
  return at >= from && at < from + span;
}

/** Lines as near as that are one over two pages. */
const NEAR = 3;

/** Joins a table and what follows of it overleaf, where heads that stand again are left out; null where the second is another. */
export function continued(table: RuledTable, next: RuledTable): RuledTable | null {
  const isSame =
    table.xs.length === next.xs.length &&
    table.xs.every((x, index) => Math.abs(x - (next.xs[index] ?? 0)) < NEAR);
  if (!isSame) return null;
  const again = repeatedHeads(table, next);
  const below = next.cells
    .filter(({ row }) => row >= again)
    .map((cell) => ({ ...cell, row: cell.row - again + table.rows }));
  return { ...table, rows: table.rows + next.rows - again, cells: [...table.cells, ...below] };
}

function repeatedHeads(table: RuledTable, next: RuledTable): number {
  const wordsIn = ({ cells }: RuledTable, row: number) =>
    cells.flatMap((cell) => (cell.row === row ? [cell.column, cell.text] : [])).join("\t");
  let row = 0;
  while (row < Math.min(table.rows, next.rows) && wordsIn(table, row) === wordsIn(next, row)) row++;
  return row;
}
