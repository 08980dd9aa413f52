import type { Finding } from "../model.ts";
import type { Chunk } from "../read/chunks.ts";
import { type Box, intersect, isAnyOf } from "../read/geometry.ts";
import { isBlank } from "../read/glyph.ts";
import { cornerOn, type Sheet } from "../read/sheet.ts";

// Two characters overlap where they share more than this part of the smaller one, in width and in height; less may be
// the white space around a glyph.
const SHARE = 0.3;

/** Reports text drawn over other text, once for each two pieces. */
export function checkOverlap(sheets: readonly Sheet[]): readonly Finding[] {
  return sheets.flatMap((sheet) =>
    neighboursOf(sheet.chunks)
      .filter(([one, other]) => collide(one, other))
      .map(([one, other]): Finding => {
        const message = `“${one.text.trim()}” and “${other.text.trim()}” are printed over each other`;
        return {
          severity: "error",
          code: "text-overlap",
          message,
          page: sheet.number,
          at: cornerOn(sheet, intersect(one.box, other.box)),
        };
      }),
  );
}

/** Pairs of chunks whose boxes meet. */
function neighboursOf(chunks: readonly Chunk[]): readonly [Chunk, Chunk][] {
  const fromTop = chunks.toSorted((a, b) => b.box.top - a.box.top);
  return fromTop.flatMap((one, index) => {
    const pairs: [Chunk, Chunk][] = [];
    for (let next = index + 1; next < fromTop.length; next += 1) {
      const other = fromTop[next];
      if (!other || other.box.top <= one.box.bottom) break;
      if (isAnyOf(intersect(one.box, other.box))) pairs.push([one, other]);
    }
    return pairs;
  });
}

function collide(one: Chunk, other: Chunk): boolean {
  const shared = intersect(one.box, other.box);
  const inksOf = ({ units }: Chunk): readonly Box[] =>
    units
      .filter((glyph) => !isBlank(glyph) && isAnyOf(intersect(glyph.ink, shared)))
      .map(({ ink }) => ink);
  const others = inksOf(other);
  return inksOf(one).some((ink) => others.some((another) => overlap(ink, another)));
}

function overlap(one: Box, other: Box): boolean {
  const shared = intersect(one, other);
  const across = Math.min(one.right - one.left, other.right - other.left);
  const up = Math.min(one.top - one.bottom, other.top - other.bottom);
  return shared.right - shared.left > SHARE * across && shared.top - shared.bottom > SHARE * up;
}
