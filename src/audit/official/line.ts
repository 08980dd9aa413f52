import type { Spot } from "./paper.ts";

/** A character where it stands on the upright page. */
export interface PlacedGlyph {
  readonly text: string;
  readonly font: string;
  readonly sizePt: number;
  /** Where its baseline begins and ends. */
  readonly start: Spot;
  readonly end: Spot;
}

/**
 * A line of text.
 *
 * Units: mm from the upper left corner of the page; `sizePt` in pt.
 */
export interface Line {
  /** Characters from the left; a gap wider than `GAP` becomes a tab. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Size of most of its Chinese characters; of most of all where it has none. */
  readonly sizePt: number;
  /** Font of most of its Chinese characters; of most of all where it has none. */
  readonly font: string;
  readonly glyphs: readonly PlacedGlyph[];
}

/** Baselines nearer than this are one line: the browser moves them by less than a pixel. */
const SAME_BASELINE_MM = 0.7;
/** A gap of more than this many characters parts two texts on one line. */
const GAP = 1.5;
const MM_PER_PT = 25.4 / 72;

/** Puts characters together into lines, by where they stand and not by the order of drawing. */
export function toLines(glyphs: readonly PlacedGlyph[]): readonly Line[] {
  const groups: PlacedGlyph[][] = [];
  const inked = glyphs.filter(({ text }) => text.trim() !== "");
  for (const glyph of inked.toSorted((a, b) => a.start.y - b.start.y)) {
    const group = groups.at(-1);
    const last = group?.[0];
    const joins = last && glyph.start.y - last.start.y < SAME_BASELINE_MM;
    if (group && joins) group.push(glyph);
    else groups.push([glyph]);
  }
  return groups.map(lineOf);
}

function lineOf(unordered: readonly PlacedGlyph[]): Line {
  const glyphs = unordered.toSorted((a, b) => a.start.x - b.start.x);
  const chinese = glyphs.filter(({ text }) => /\p{Script=Han}/u.test(text));
  const telling = chinese.length > 0 ? chinese : glyphs;
  return {
    text: textOf(glyphs),
    left: glyphs[0]?.start.x ?? 0,
    right: Math.max(...glyphs.map(({ end }) => end.x)),
    baseline: glyphs[0]?.start.y ?? 0,
    sizePt: most(telling.map(({ sizePt }) => Math.round(sizePt * 10) / 10)) ?? 0,
    font: most(telling.map(({ font }) => font)) ?? "",
    glyphs,
  };
}

/** The texts that stand apart on one line. */
export function piecesOf({ glyphs }: Line): readonly Line[] {
  const pieces: PlacedGlyph[][] = [];
  for (const glyph of glyphs) {
    const piece = pieces.at(-1);
    if (piece && !isGap(piece.at(-1), glyph)) piece.push(glyph);
    else pieces.push([glyph]);
  }
  return pieces.map(lineOf);
}

function isGap(before: PlacedGlyph | undefined, { start, sizePt }: PlacedGlyph): boolean {
  return before !== undefined && start.x - before.end.x > GAP * sizePt * MM_PER_PT;
}

function textOf(glyphs: readonly PlacedGlyph[]): string {
  return glyphs.reduce((text, glyph, index) => {
    return text + (isGap(glyphs[index - 1], glyph) ? "\t" : "") + glyph.text;
  }, "");
}

function most<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
