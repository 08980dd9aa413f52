import type { Box, Run } from "../raster/text.ts";

/** How far letters reach below their line, as a part of their height. */
const DESCENT = 0.3;
/** Widths of letters relative to those of Chinese, roughly. */
const NARROW = 0.55;
/** Space beside a word that is cut, as a part of its height. */
const AIR = 0.2;

/**
 * Finds what a part of a page would show only half of: lines at its upper and lower edge, words at its sides.
 *
 * Half a number could be read as another number.
 */
export function halvesIn(part: Box, runs: readonly Run[]): readonly Box[] {
  const [right, bottom] = [part.x + part.width, part.y + part.height];
  return runs.flatMap(({ text, box }) => {
    const letters = { ...box, height: box.height * (1 + DESCENT) };
    const isBeside = letters.x >= right || letters.x + letters.width <= part.x;
    const isAway = letters.y >= bottom || letters.y + letters.height <= part.y;
    if (isBeside || isAway) return [];
    if (letters.y < part.y || letters.y + letters.height > bottom) return [letters];
    return wordsOf(text, letters).filter(
      ({ x, width }) => (x < part.x && x + width > part.x) || (x < right && x + width > right),
    );
  });
}

const WORD = /\p{Script=Han}|[^\s\p{Script=Han}]+/gu;

/** Where the words of a run stand, as far as that can be told from its width. */
function wordsOf(text: string, { x, y, width, height }: Box): readonly Box[] {
  const widthOf = (letters: string) =>
    [...letters].reduce(
      (sum, letter) => sum + (/\p{Script=Han}|[，。、：；（）]/u.test(letter) ? 1 : NARROW),
      0,
    );
  const scale = width / Math.max(widthOf(text), NARROW);
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    x: x + widthOf(text.slice(0, index)) * scale - AIR * height,
    y,
    width: widthOf(word) * scale + 2 * AIR * height,
    height,
  }));
}
