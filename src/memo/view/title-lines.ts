import { widthOf } from "./width.ts";

/** Characters of 22 pt on a line of 156 mm. */
const TITLE_LINE_CHARACTERS = 20;

/**
 * Breaks a title into lines between words, so that they form a trapezium or a lozenge.
 *
 * Errors: none; a word wider than a line is broken like any other text.
 * Source: GB/T 9704—2012, 7.3.1.
 */
export function breakTitle(title: string, limit = TITLE_LINE_CHARACTERS): readonly string[] {
  if (widthOf(title) <= limit) return [title];
  const words = splitWords(title, limit);
  const pieces = measurePieces(words);
  for (let count = Math.ceil(widthOf(title) / limit); count < words.length; count++) {
    const lines = bestLines(pieces, count, limit);
    if (lines) return lines;
  }
  return words;
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Words, closing signs kept with the word before and opening ones with the word after. */
function splitWords(title: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter.segment(title)) {
    const before = pieces.at(-1);
    const holds = before !== undefined && widthOf(before + segment) <= limit;
    if (holds && (/^[、，。；：！？）》〉”’〕]/u.test(segment) || /[（《〈“‘〔]$/u.test(before))) {
      pieces[pieces.length - 1] = before + segment;
    } else pieces.push(...chop(segment, limit));
  }
  return pieces;
}

function chop(segment: string, limit: number): readonly string[] {
  if (widthOf(segment) <= limit) return [segment];
  const characters = [...segment];
  return [characters.slice(0, limit).join(""), ...chop(characters.slice(limit).join(""), limit)];
}

/** Best difference in length between neighbouring lines, in characters. */
const STEP = 2;
const WRONG_SHAPE = 1000;
const BAD_BREAK = 12;
const INSIDE_QUOTES = 4;

/** A trapezium grows or shrinks throughout; a lozenge grows, then shrinks. */
type Shape = "growing" | "shrinking" | "wrong";

/** A line of some pieces, and the shape of the lines up to it. */
interface Line {
  readonly from: number;
  /** The piece that begins the next line. */
  readonly to: number;
  readonly shape: Shape;
}

/** The cheapest way to set what follows a line. */
interface Rest {
  readonly cost: number;
  readonly next: Line | null;
}

/** A title in pieces, measured once: lines are asked about over and over. */
interface Pieces {
  readonly count: number;
  readonly textOf: (from: number, to: number) => string;
  /** In characters. */
  readonly widthOf: (from: number, to: number) => number;
  /** By the number of pieces before. */
  readonly isBadStart: readonly boolean[];
  readonly isInsideQuotes: readonly boolean[];
}

function measurePieces(pieces: readonly string[]): Pieces {
  const text = pieces.join("");
  const ends = [0];
  const widths = [0];
  for (const piece of pieces) {
    ends.push((ends.at(-1) ?? 0) + piece.length);
    widths.push((widths.at(-1) ?? 0) + widthOf(piece));
  }
  return {
    count: pieces.length,
    textOf: (from, to) => text.slice(ends[from], ends[to]),
    widthOf: (from, to) => (widths[to] ?? 0) - (widths[from] ?? 0),
    isBadStart: ends.map((end) => /^[的地得和与及或等了]/u.test(text.slice(end))),
    isInsideQuotes: ends.map((end) => isInsideQuotes(text.slice(0, end))),
  };
}

/**
 * Breaks pieces into so many lines, those that are least far from a good shape, the first of equals; null where they do
 * not fit. What the rest of a title costs depends on the line before it alone, so each is worked out once.
 */
function bestLines(pieces: Pieces, count: number, limit: number): readonly string[] | null {
  const known = new Map<number, Rest | null>();
  const follow = (line: Line | null, left: number): Rest | null => {
    const from = line?.to ?? 0;
    if (left === 0) return from === pieces.count ? { cost: costOfShape(line), next: null } : null;
    const key = keyOf(line, left, pieces.count);
    const found = known.get(key);
    if (found !== undefined) return found;
    let best: Rest | null = null;
    for (let to = from + 1; to <= pieces.count - left + 1; to++) {
      const width = pieces.widthOf(from, to);
      if (width > limit) break;
      const step = line ? width - pieces.widthOf(line.from, line.to) : null;
      const next = { from, to, shape: shapeAfter(line?.shape ?? "growing", step) };
      const rest = follow(next, left - 1);
      if (!rest) continue;
      const cost = rest.cost + costOfStart(pieces, from, step) + costOfEnd(pieces, next, left);
      if (!best || cost < best.cost) best = { cost, next };
    }
    known.set(key, best);
    return best;
  };
  const lines: string[] = [];
  for (let rest = follow(null, count); rest?.next; rest = follow(rest.next, count - lines.length))
    lines.push(pieces.textOf(rest.next.from, rest.next.to));
  return lines.length === count ? lines : null;
}

const SHAPES: readonly Shape[] = ["growing", "shrinking", "wrong"];

function keyOf(line: Line | null, left: number, count: number): number {
  if (!line) return -1;
  const { from, to, shape } = line;
  return ((from * (count + 1) + to) * SHAPES.length + SHAPES.indexOf(shape)) * (count + 1) + left;
}

function shapeAfter(shape: Shape, step: number | null): Shape {
  if (step === null) return shape;
  if (step < 0 && shape !== "wrong") return "shrinking";
  return step > 0 && shape === "growing" ? "growing" : "wrong";
}

function costOfShape(last: Line | null): number {
  return last?.shape === "wrong" ? WRONG_SHAPE : 0;
}

function costOfStart({ isBadStart }: Pieces, from: number, step: number | null): number {
  // The first line follows none.
  if (step === null) return 0;
  return Math.abs(Math.abs(step) - STEP) + (isBadStart[from] ? BAD_BREAK : 0);
}

function costOfEnd({ textOf, isInsideQuotes }: Pieces, { from, to }: Line, left: number): number {
  if (left === 1) return 0;
  const isBadEnd = /(关于|和|与|及|、)$/u.test(textOf(from, to).slice(-2));
  return (isBadEnd ? BAD_BREAK : 0) + (isInsideQuotes[to] ? INSIDE_QUOTES : 0);
}

function isInsideQuotes(before: string): boolean {
  return (before.match(/[《“（]/gu)?.length ?? 0) > (before.match(/[》”）]/gu)?.length ?? 0);
}
