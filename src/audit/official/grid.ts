import type { Line } from "./line.ts";

const MM_PER_PT = 25.4 / 72;

/** Millimetres of a size in pt. */
export const mm = (pt: number): number => pt * MM_PER_PT;

/** Type area of an upright page, in mm. */
export const AREA = { top: 37, bottom: 262, left: 28, right: 184 } as const;
export const AREA_WIDTH = 156;
export const AREA_HEIGHT = 225;
/** 22 lines of 28 characters fill the type area. */
export const LINES = 22;
export const CHARACTERS = 28;
export const PITCH = AREA_HEIGHT / LINES;
export const CHARACTER = AREA_WIDTH / CHARACTERS;

// In parts of the size: a Chinese character stands from 0.12 below its baseline to 0.88 above it.
const ABOVE = 0.88;
const BELOW = 0.12;
/** How far the ink of a character in 小标宋 reaches above its baseline, in parts of the size. */
export const INK_ABOVE = 0.83;
/** How far the ink of a character in 小标宋 reaches below its baseline, in parts of the size. */
export const INK_BELOW = 0.08;
/** How far a dash lies above its baseline, in parts of the size. */
export const DASH_ABOVE = 0.31;

/** Upper edge of the characters of a line. */
export function topOf({ baseline, sizePt }: Line): number {
  return baseline - ABOVE * mm(sizePt);
}

/** Lower edge of the characters of a line. */
export function bottomOf({ baseline, sizePt }: Line): number {
  return baseline + BELOW * mm(sizePt);
}

/** Middle of the characters of a line. */
export function middleOf(line: Line): number {
  return (topOf(line) + bottomOf(line)) / 2;
}
