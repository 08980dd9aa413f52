import { type Area, pointAt } from "./paper-side.ts";
import type { Move, Rect } from "./placement.ts";

const PT_PER_MM = 72 / 25.4;

/** Height of the strip that is the memo's number's, above the lower edge of the paper; its dash is at 28 mm. */
const STRIP_MM = { from: 24, to: 32 } as const;
/** Where the ink of a page that is moved ends, above that edge. */
const FOOT_MM = 33.5;
/** What numbers of up to four digits take at either side, bound on either edge. */
const SIDES_MM = [
  { left: 28, right: 58 },
  { left: 154, right: 182 },
] as const;
/** Nearest that a page's ink is moved to the upper edge of the paper. */
const TOP_MM = 15;

/**
 * The strip of upright paper that is the memo's number's, from side to side: beside the last row of a table it would be
 * read as a part of that.
 *
 * Source: GB/T 9704—2012, 7.5.
 */
export function numberStrip({ width, height }: Size): Area {
  const top = height - STRIP_MM.to * PT_PER_MM;
  return { left: 0, right: width, top, bottom: height - STRIP_MM.from * PT_PER_MM };
}

/** The parts of the strip that the number may stand on: at the right where it is odd, else at the left. */
export function numberPlaces(size: Size): readonly Area[] {
  const strip = numberStrip(size);
  return SIDES_MM.map(({ left, right }) => ({
    ...strip,
    left: left * PT_PER_MM,
    right: right * PT_PER_MM,
  }));
}

/**
 * Moves a page so that its ink ends above the memo's number: up as far as its head has room, then made smaller from its
 * head down. As paper is never longer than A4, that is to no less than 0.88.
 *
 * Shape: `ink` on the upright paper, the move in the page's own space; null where the ink ends above the number.
 */
export function moveClear(ink: Area, paper: Rect, turn: number, size: Size): Move | null {
  const foot = size.height - FOOT_MM * PT_PER_MM;
  if (ink.bottom <= foot) return null;
  const top = Math.max(Math.min(ink.top, TOP_MM * PT_PER_MM), ink.top - (ink.bottom - foot));
  const scale = Math.min(1, (foot - top) / (ink.bottom - ink.top));
  const middle = size.width / 2;
  const [x, y] = pointAt(paper, turn, middle * (1 - scale), top - ink.top * scale);
  const [fromX, fromY] = pointAt(paper, turn, 0, 0);
  return { scale, dx: x - fromX * scale, dy: y - fromY * scale };
}

interface Size {
  readonly width: number;
  readonly height: number;
}
