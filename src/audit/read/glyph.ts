import type { Box } from "./geometry.ts";

/** One drawn character. */
export interface Glyph {
  /** What a reader copies: mostly one character, none where the font doesn't say. */
  readonly text: string;
  /** Where its baseline begins. */
  readonly x: number;
  readonly y: number;
  /** Where the next one would begin. */
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
  /** Number of the marked content it stands in; null where the structure doesn't know it. */
  readonly mcid: number | null;
  /** What it is drawn through; null where nothing cuts it. */
  readonly clip: Box | null;
}

/** What is needed to lay down a glyph. */
interface Stroke extends Omit<Glyph, "ink" | "endX" | "endY"> {
  /** Units: pt along the baseline. */
  readonly advance: number;
}

// Ink against the em: Latin digits and Han characters both keep within these.
const ASCENT = 0.8;
const DESCENT = 0.12;

// Full-width marks fill one half of their em, and a browser lets the empty halves overlap.
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

/** The box from one point of the baseline to another: `along` it and `up` from it is (x + u·along − v·up, y + v·along + u·up). */
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
