import type { Box } from "./geometry.ts";

/** One drawn character. */
export interface Glyph {
  /** Text that copying gives: mostly one character; empty where the font does not map the glyph to any. */
  readonly text: string;
  /** Where its baseline begins. */
  readonly x: number;
  readonly y: number;
  /** Where its baseline ends. */
  readonly endX: number;
  readonly endY: number;
  /** Unit vector along the baseline. */
  readonly directionX: number;
  readonly directionY: number;
  /** Font size on the page. */
  readonly size: number;
  /** About what ink covers: never more than the character's own em box. */
  readonly ink: Box;
  /** Name of its font. */
  readonly font: string;
  /** MCID of the marked content that it belongs to; null for a glyph outside of the structure tree. */
  readonly mcid: number | null;
  /** Box of the clip in force; null where there is none. */
  readonly clip: Box | null;
}

/** A glyph before its ink and its end are worked out. */
interface Stroke extends Omit<Glyph, "ink" | "endX" | "endY"> {
  /** Units: pt along the baseline. */
  readonly advance: number;
}

// How far ink reaches above and below the baseline, in font sizes: Latin digits and Han characters keep within it.
const ASCENT = 0.8;
const DESCENT = 0.12;

// Full-width marks have their ink in one half of the em, and the browser lets the empty halves overlap.
const FULL_WIDTH = 0.9;
const RIGHT_HALF = /^[（《「『【〔〈“‘［｛]$/u;
const LEFT_HALF = /^[）》」』】〕〉”’］｝，。、；：！？．]$/u;

/** Works out what ink a glyph covers. */
export function layDown(stroke: Stroke): Glyph {
  const { text, x, y, size, advance, directionX: u, directionY: v } = stroke;
  const isFullWidth = advance > FULL_WIDTH * size;
  const from = isFullWidth && RIGHT_HALF.test(text) ? advance / 2 : 0;
  const to = isFullWidth && LEFT_HALF.test(text) ? advance / 2 : advance;
  return {
    text,
    x,
    y,
    endX: x + u * advance,
    endY: y + v * advance,
    directionX: u,
    directionY: v,
    size,
    ink: inkOf(stroke, from, to),
    font: stroke.font,
    mcid: stroke.mcid,
    clip: stroke.clip,
  };
}

/**
 * The box of the ink between two points of the baseline.
 *
 * A point `along` the baseline and `up` from it lies at (x + u·along − v·up, y + v·along + u·up).
 */
function inkOf(
  { x, y, size, directionX: u, directionY: v }: Stroke,
  from: number,
  to: number,
): Box {
  const up = ASCENT * size;
  const down = -DESCENT * size;
  return {
    left: x + Math.min(u * from, u * to) - Math.max(v * up, v * down),
    bottom: y + Math.min(v * from, v * to) + Math.min(u * up, u * down),
    right: x + Math.max(u * from, u * to) - Math.min(v * up, v * down),
    top: y + Math.max(v * from, v * to) + Math.max(u * up, u * down),
  };
}

/** True for characters that leave no ink. */
export function isBlank(glyph: Glyph): boolean {
  return glyph.text !== "" && glyph.text.trim() === "";
}

/** How far a point lies from a glyph's origin: along its baseline, and across it (up is positive). */
export function offsetFrom(glyph: Glyph, x: number, y: number): { along: number; across: number } {
  const { directionX: u, directionY: v } = glyph;
  const dx = x - glyph.x;
  const dy = y - glyph.y;
  return { along: dx * u + dy * v, across: dy * u - dx * v };
}
