import type { Box, Run } from "../raster/text.ts";

/** How far letters reach below their line, as a part of their height. */
const DESCENT = 0.3;
/** Widths of letters relative to those of Chinese, roughly. */
const NARROW = 0.55;
/** Space beside a word that is cut, as a part of its height. */
const AIR = 0.2;

/** Words closer than this part of their height stand together. */
const LEAST_SPACE = 0.2;
/** A run no wider than this, in points, is a name, a number or a unit, and is seen whole or not at all. */
const SHORT_PT = 90;

/** A word and where it stands. */
interface Piece {
  readonly box: Box;
  readonly isHan: boolean;
}

/**
 * Finds what a part of a page would show only half of: lines at its upper and lower edge, words at its sides, and numbers
 * without their marks.
 *
 * Half a number could be read as another number, and an estimate without its mark as a reported figure.
 */
export function halvesIn(part: Box, lines: readonly (readonly Run[])[]): readonly Box[] {
  return lines.flatMap((line) => {
    const here = line.filter(({ box }) => reachesInto(part, lettersOf(box)));
    const cut = here
      .map(({ box }) => lettersOf(box))
      .filter(({ y, height }) => y < part.y || y + height > part.y + part.height);
    return [...cut, ...clusters(line).flatMap((words) => cutAtSides(part, words))];
  });
}

function lettersOf(box: Box): Box {
  return { ...box, height: box.height * (1 + DESCENT) };
}

function reachesInto(part: Box, { x, y, width, height }: Box): boolean {
  const isBeside = x >= part.x + part.width || x + width <= part.x;
  return !isBeside && y < part.y + part.height && y + height > part.y;
}

/** All words of a cluster that are inside, where one of it is not or not wholly. */
function cutAtSides(part: Box, words: readonly Box[]): readonly Box[] {
  const isInside = ({ x, width }: Box) => x >= part.x && x + width <= part.x + part.width;
  return words.every(isInside) ? [] : words.filter((word) => reachesInto(part, word));
}

/** The words of a line, those together that no space parts: a number and its marks, but not the characters of a sentence. */
function clusters(line: readonly Run[]): readonly (readonly Box[])[] {
  const found: Piece[][] = [];
  for (const piece of line.flatMap(piecesOf)) {
    const last = found.at(-1)?.at(-1);
    if (last && touches(last, piece)) found.at(-1)?.push(piece);
    else found.push([piece]);
  }
  return found.map((pieces) => pieces.map(({ box }) => box));
}

function touches(before: Piece, after: Piece): boolean {
  const [{ x, width, height, y }, next] = [before.box, after.box];
  const gap = next.x - (x + width) + 2 * AIR * (height / (1 + DESCENT));
  const isClose = Math.abs(gap) < LEAST_SPACE * height && Math.abs(next.y - y) < height;
  const isMark = next.height < 0.95 * height;
  return isClose && (isMark || !(before.isHan || after.isHan));
}

const WORD = /\p{Script=Han}|[^\s\p{Script=Han}]+/gu;
const WIDE = /[\p{Script=Han}，。、：；（）]/u;

/** Where the words of a run stand, as far as that can be told from its width. */
function piecesOf({ text, box }: Run): readonly Piece[] {
  const letters = lettersOf(box);
  const pad = AIR * box.height;
  const padded = (from: number, width: number): Box => ({
    ...letters,
    x: from - pad,
    width: width + 2 * pad,
  });
  const isHan = /\p{Script=Han}/u.test(text);
  if (box.width <= SHORT_PT) return [{ box: padded(box.x, box.width), isHan }];
  const widthOf = (part: string) =>
    [...part].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1 : NARROW), 0);
  const scale = box.width / widthOf(text);
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    box: padded(box.x + widthOf(text.slice(0, index)) * scale, widthOf(word) * scale),
    isHan: /\p{Script=Han}/u.test(word),
  }));
}
