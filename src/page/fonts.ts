import { parse } from "yaml";
import { type ExtraFont, type FontStack, findFaces } from "../fonts/faces.ts";

/** A font that pages may use: an entry of `templates/fonts/fonts.yaml`. */
export interface Font {
  readonly family: string;
  readonly weight: number;
  /** Name of the file beside the list. */
  readonly file: string;
  /** Name of the file with its Latin quotation marks and apostrophe; absent where it has none. */
  readonly quotes?: string;
}

/** Reads the list of fonts. */
export function readFonts(text: string): readonly Font[] {
  return (parse(text) as Font[]).map(({ family, weight, file, quotes }) => ({
    family,
    weight,
    file,
    ...(quotes === undefined ? {} : { quotes }),
  }));
}

/** ‘ ’ “ ”. With a range, the height of lines stays that of the font that has all the others. */
const QUOTES = " unicode-range: U+2018-2019,U+201C-201D;";

/**
 * Declares fonts to a page; their files are below `fonts/` beside it.
 *
 * Shape: a family with quotation marks of its own has them in another, e.g. `Briefing Sans Quotes`, which English asks for
 * first: one character is an em wide in Chinese, and narrow in English.
 */
export function fontFaces(fonts: readonly Font[]): string {
  const face = (family: string, weight: number, file: string, range = "") =>
    `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url("fonts/${file}");${range} }`;
  return fonts
    .flatMap(({ family, weight, file, quotes }) => [
      face(family, weight, file),
      ...(quotes === undefined ? [] : [face(`${family} Quotes`, weight, quotes, QUOTES)]),
    ])
    .join("\n");
}

/** The files of fonts. */
export function filesOf(fonts: readonly Font[]): readonly string[] {
  return fonts.flatMap(({ file, quotes }) => (quotes === undefined ? [file] : [file, quotes]));
}

/** Turns the fonts of pages into the stacks in which `findFaces` looks for a page's characters. */
export function stacksOf(fonts: readonly Font[]): readonly FontStack[] {
  return fonts.map(({ family, weight, file }) => ({
    family,
    weight,
    own: null,
    fonts: [file],
    hasCommon: true,
  }));
}

/** A page, and the fonts of its rare characters, which it needs besides those of all pages. */
export interface CompletePage {
  readonly html: string;
  readonly fonts: readonly ExtraFont[];
}

/** Declares to a whole page the fonts of the rare characters on it; one without any stays as it is. */
export function addRareFonts(html: string, stacks: readonly FontStack[]): CompletePage {
  const declared = stacks.filter(({ family }) => html.includes(`font-family: "${family}"`));
  const { css, fonts } = findFaces(html, declared);
  if (fonts.length === 0) return { html, fonts };
  // The browser tries the last declaration first. If that were a rare font, the browser would split the line at the
  // rare character and compress the punctuation after it twice, so that two marks overlap.
  return { html: html.replace("<style", () => `<style>\n${css}\n</style>\n<style`), fonts };
}
