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
  const pieces = splitWords(title, limit);
  for (let count = Math.ceil(widthOf(title) / limit); count < pieces.length; count++) {
    const ways = [...partitions(pieces, count, limit)];
    if (ways.length === 0) continue;
    const [first, ...others] = ways as [readonly string[], ...(readonly string[])[]];
    return others.reduce((best, way) => (penalty(way) < penalty(best) ? way : best), first);
  }
  return pieces;
}

const words = new Intl.Segmenter("zh", { granularity: "word" });

/** Words, closing signs kept with the word before and opening ones with the word after. */
function splitWords(title: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  for (const { segment } of words.segment(title)) {
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

function* partitions(
  pieces: readonly string[],
  count: number,
  limit: number,
): Generator<readonly string[]> {
  if (count === 1) {
    const line = pieces.join("");
    if (widthOf(line) <= limit) yield [line];
    return;
  }
  for (let end = 1; end <= pieces.length - count + 1; end++) {
    const line = pieces.slice(0, end).join("");
    if (widthOf(line) > limit) return;
    for (const rest of partitions(pieces.slice(end), count - 1, limit)) yield [line, ...rest];
  }
}

/** Best difference in length between neighbouring lines, in characters. */
const STEP = 2;
const WRONG_SHAPE = 1000;
const BAD_BREAK = 12;

/** How far lines are from a good shape; the least is taken, the first of equals. */
function penalty(lines: readonly string[]): number {
  const widths = lines.map(widthOf);
  const steps = widths.slice(1).map((width, index) => width - (widths[index] ?? 0));
  const slope = steps.reduce((sum, step) => sum + Math.abs(Math.abs(step) - STEP), 0);
  const breaks = lines.slice(1).filter((line) => /^[的地得和与及或等了]/u.test(line)).length;
  const ends = lines.slice(0, -1).filter((line) => /(关于|和|与|及|、)$/u.test(line)).length;
  const open = lines.slice(0, -1).filter((_, index) => isInsideQuotes(lines, index)).length;
  return slope + (hasShape(steps) ? 0 : WRONG_SHAPE) + BAD_BREAK * (breaks + ends) + 4 * open;
}

/** A trapezium grows or shrinks throughout; a lozenge grows, then shrinks. */
function hasShape(steps: readonly number[]): boolean {
  const firstFall = steps.findIndex((step) => step < 0);
  const rising = firstFall < 0 ? steps : steps.slice(0, firstFall);
  const falling = firstFall < 0 ? [] : steps.slice(firstFall);
  return rising.every((step) => step > 0) && falling.every((step) => step < 0);
}

function isInsideQuotes(lines: readonly string[], index: number): boolean {
  const before = lines.slice(0, index + 1).join("");
  return (before.match(/[《“（]/gu)?.length ?? 0) > (before.match(/[》”）]/gu)?.length ?? 0);
}
