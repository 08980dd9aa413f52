import { groupBy } from "../../../group-by.ts";
import type { Rule } from "./drawn.ts";

/** A table as its lines have it: where its columns and rows begin and end, and what is one cell. */
export interface Frame {
  /** Of the lines between columns and between rows, in order, the outer ones included. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly FrameCell[];
}

export interface FrameCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Lines as near as that are one, drawn twice or in pieces; and a corner may stay open by that much. */
const NEAR = 2.5;

/** Finds the tables that lines enclose: at least two columns and two rows each, all cells rectangles. */
export function framesOf(rules: readonly Rule[]): readonly Frame[] {
  const joined = [true, false].flatMap((isLevel) =>
    joinPieces(rules.filter((rule) => rule.isLevel === isLevel)),
  );
  return touching(joined).flatMap((group) => frameOf(group) ?? []);
}

/** Makes one line of what lies on one: of its pieces those that touch, each drawn once or more. */
function joinPieces(rules: readonly Rule[]): readonly Rule[] {
  const byPlace = groupBy(rules, ({ at }) => at);
  const places = clusters([...byPlace.keys()]);
  return places.flatMap((near) => {
    const at = mean(near);
    const pieces = near.flatMap((one) => byPlace.get(one) ?? []).sort((a, b) => a.from - b.from);
    const lines: Rule[] = [];
    for (const piece of pieces) {
      const last = lines.at(-1);
      if (last && piece.from <= last.to + NEAR) {
        lines[lines.length - 1] = { ...last, to: Math.max(last.to, piece.to) };
      } else lines.push({ ...piece, at });
    }
    return lines;
  });
}

/** Numbers in order, those together that are near the next. */
function clusters(numbers: readonly number[]): readonly (readonly number[])[] {
  const found: number[][] = [];
  for (const one of [...numbers].sort((left, right) => left - right)) {
    const last = found.at(-1);
    if (last && one - (last.at(-1) ?? one) <= NEAR) last.push(one);
    else found.push([one]);
  }
  return found;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** Puts together the lines that cross or meet. */
function touching(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const groups = new Groups(rules.length);
  for (const [index, level] of rules.entries()) {
    if (!level.isLevel) continue;
    for (const [other, upright] of rules.entries()) {
      if (!upright.isLevel && meet(level, upright)) groups.join(index, other);
    }
  }
  return [...groupBy([...rules.entries()], ([index]) => groups.of(index)).values()].map((group) =>
    group.map(([, rule]) => rule),
  );
}

function meet(level: Rule, upright: Rule): boolean {
  return holds(level, upright.at) && holds(upright, level.at);
}

function holds({ from, to }: Rule, at: number): boolean {
  return at >= from - NEAR && at <= to + NEAR;
}

/** Things that are joined two by two. */
class Groups {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, index) => index);
  }

  of(index: number): number {
    let root = index;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    this.#parent[index] = root;
    return root;
  }

  join(one: number, other: number): void {
    this.#parent[this.of(one)] = this.of(other);
  }
}

function frameOf(rules: readonly Rule[]): Frame | null {
  const placesOf = (isLevel: boolean) =>
    clusters(rules.filter((rule) => rule.isLevel === isLevel).map(({ at }) => at)).map(mean);
  const [xs, ys] = [placesOf(false), placesOf(true)];
  if (xs.length < 3 || ys.length < 3) return null;
  const cells = cellsOf(xs, ys, rules);
  return cells && { xs, ys, cells };
}

/** Joins fields that no line parts; null where what is joined is no rectangle. */
function cellsOf(
  xs: readonly number[],
  ys: readonly number[],
  rules: readonly Rule[],
): readonly FrameCell[] | null {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const middle = (places: readonly number[], at: number) => mean(places.slice(at, at + 2));
  const isParted = (isLevel: boolean, at: number, along: number) =>
    rules.some(
      (rule) => rule.isLevel === isLevel && Math.abs(rule.at - at) <= NEAR && holds(rule, along),
    );
  const groups = new Groups(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const own = row * columns + column;
      const [x, y] = [middle(xs, column), middle(ys, row)];
      if (column + 1 < columns && !isParted(false, xs[column + 1] ?? 0, y)) {
        groups.join(own, own + 1);
      }
      if (row + 1 < rows && !isParted(true, ys[row + 1] ?? 0, x)) groups.join(own, own + columns);
    }
  }
  const fields = Array.from({ length: columns * rows }, (_, index) => index);
  const cells = [...groupBy(fields, (index) => groups.of(index)).values()].map((own) =>
    rectangleOf(own, columns),
  );
  return cells.some((cell) => cell === null) ? null : cells.flatMap((cell) => cell ?? []);
}

function rectangleOf(fields: readonly number[], columns: number): FrameCell | null {
  const [at, to] = [fields[0] ?? 0, fields.at(-1) ?? 0];
  const [row, column] = [Math.floor(at / columns), at % columns];
  const rowSpan = Math.floor(to / columns) - row + 1;
  const columnSpan = (to % columns) - column + 1;
  return rowSpan * columnSpan === fields.length ? { row, column, rowSpan, columnSpan } : null;
}
