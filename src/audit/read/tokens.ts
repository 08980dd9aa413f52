import type { Chunk } from "./chunks.ts";
import type { Glyph } from "./glyph.ts";

/** A number in the text. */
export interface Token {
  /** As printed, e.g. `−6.5`, `57,340`, `1/3`. */
  readonly text: string;
  /** Where it begins in the chunk's text. */
  readonly index: number;
  readonly glyph: Glyph;
}

// A hyphen is a minus sign unless it follows a digit, `%`, a non-Han letter or `)`: 2021-2025, 5%-6%, COVID-19, (1)-2.
// A minus (U+2212) is a sign after a bracket as well.
const BEFORE_DASH = /[\p{N}%‰]|(?!\p{Script=Han})\p{L}/u.source;
const SIGN = `(?<!${BEFORE_DASH})(?:−|(?<![)）])-)`;
const DIGITS = /\d(?:[\d.,]*\d)?/u.source;
const NUMBER = new RegExp(`(?:${SIGN})?${DIGITS}(?:/${DIGITS})?`, "gu");

/** Finds the numbers in a text. */
export function numbersIn(text: string): readonly { text: string; index: number }[] {
  return [...text.matchAll(NUMBER)].map((match) => ({ text: match[0], index: match.index }));
}

/** Finds the numbers in a chunk, with the glyph that each begins with. */
export function tokensIn({ text, units }: Chunk): readonly Token[] {
  return numbersIn(text).flatMap(({ text: number, index }) => {
    const glyph = units[index];
    return glyph ? [{ text: number, index, glyph }] : [];
  });
}

/** The numbers on both sides of a stroke, e.g. 2 and 11 of `2/11`. */
export function partsOf(number: string): readonly string[] {
  return number.split("/");
}

/** Writes a number in one way: a minus is a hyphen, a plus is left out. */
export function plain(text: string): string {
  return text.replace(/^[−–]/u, "-").replace(/^\+/u, "");
}
