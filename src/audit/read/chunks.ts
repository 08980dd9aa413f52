import { type Box, boundsOf } from "./geometry.ts";
import { type Glyph, offsetFrom } from "./glyph.ts";

/** Glyphs that read as one piece of text: on one baseline, of one size, without a gap between them. */
export interface Chunk {
  readonly text: string;
  /** The glyph behind each UTF-16 unit of the text. */
  readonly units: readonly Glyph[];
  readonly box: Box;
}

// Limits in font sizes. The browser rounds positions to pixels, by less than 0.1; a space is at least 0.2 wide.
const GAP = 0.25;
const OVERLAP = 0.25;
// Overlap allowed for full-width marks: the browser moves them into the empty half of their neighbour.
const SQUEEZE = 0.6;
const SAME_BASELINE = 0.12;
const SAME_SIZE = 0.12;
const SQUEEZED = /^[（《「『【〔〈“‘）》」』】〕〉”’，。、；：！？]$/u;

/**
 * Joins a page's glyphs into chunks by position and not by the order of drawing: a number drawn in two parts side by
 * side is one chunk, and numbers in neighbouring cells are two.
 */
export function formChunks(glyphs: readonly Glyph[]): readonly Chunk[] {
  const runs: Glyph[][] = [];
  for (const glyph of glyphs) {
    if (glyph.text === "") continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && follows(last, glyph)) run.push(glyph);
    else runs.push([glyph]);
  }
  return joinNeighbours(runs).map(chunkOf);
}

/** True where `next` begins where `last` ends, on the same baseline, in the same size and direction. */
function follows(last: Glyph, next: Glyph): boolean {
  if (Math.abs(last.size - next.size) > SAME_SIZE * last.size) return false;
  const isTurned =
    last.directionX * next.directionX + last.directionY * next.directionY < SAME_DIRECTION;
  if (isTurned) return false;
  const end = offsetFrom(last, last.endX, last.endY).along;
  const { along, across } = offsetFrom(last, next.x, next.y);
  const gap = (along - end) / last.size;
  const overlap = SQUEEZED.test(last.text) || SQUEEZED.test(next.text) ? SQUEEZE : OVERLAP;
  return Math.abs(across) <= SAME_BASELINE * last.size && gap <= GAP && gap >= -overlap;
}

const SAME_DIRECTION = 0.99;

/** Joins runs that stand side by side but were not drawn one after the other. */
function joinNeighbours(runs: readonly (readonly Glyph[])[]): readonly (readonly Glyph[])[] {
  const byStart = runs.toSorted(([a], [b]) => (a && b ? compareStarts(a, b) : 0));
  const open: Glyph[][] = [];
  const done: Glyph[][] = [];
  for (const run of byStart) {
    const [first] = run;
    if (!first) continue;
    const neighbour = open.find((glyphs) => {
      const last = glyphs.at(-1);
      return last !== undefined && follows(last, first);
    });
    if (neighbour) neighbour.push(...run);
    else {
      open.push([...run]);
      // Runs come from the top down, so that a run can only join one of the latest; older ones are done.
      while (open.length > REACH) done.push(...open.splice(0, 1));
    }
  }
  return [...done, ...open];
}

const REACH = 40;

/** From the top down, then from the left. */
function compareStarts(a: Glyph, b: Glyph): number {
  const lines = Math.round(b.y) - Math.round(a.y);
  return lines || a.x - b.x;
}

function chunkOf(glyphs: readonly Glyph[]): Chunk {
  return {
    text: glyphs.map(({ text }) => text).join(""),
    units: glyphs.flatMap((glyph) => Array.from({ length: glyph.text.length }, () => glyph)),
    box: boundsOf(glyphs.map(({ ink }) => ink)) as Box,
  };
}
