import type { Finding, FindingCode } from "../model.ts";
import type { Chunk } from "../read/chunks.ts";
import type { Box } from "../read/geometry.ts";
import type { Glyph } from "../read/glyph.ts";
import { isBlank } from "../read/glyph.ts";
import { cornerOn, type Sheet } from "../read/sheet.ts";

// Printers leave the outer 5 mm white.
const EDGE = (5 / 25.4) * 72;
const HALF_POINT = 0.5;
// A glyph is cut off where its clip hides more than this, in font sizes; less may be the white space around it.
const CUT = 0.2;

/** Reports text that leaves the page, comes too near to its edge to be printed, or is cut off by what surrounds it. */
export function checkPageBox(sheets: readonly Sheet[]): readonly Finding[] {
  return sheets.flatMap((sheet) =>
    sheet.chunks.flatMap((chunk): readonly Finding[] => {
      const beyond = reachBeyond(sheet.box, chunk.box);
      if (beyond > HALF_POINT) return [report(sheet, chunk, "text-outside-page")];
      if (chunk.units.some(isCut)) return [report(sheet, chunk, "text-cut-off")];
      if (beyond > -EDGE) return [report(sheet, chunk, "text-near-edge")];
      return [];
    }),
  );
}

const MESSAGES = {
  "text-outside-page": "reaches out of the page",
  "text-cut-off": "is cut off",
  "text-near-edge": "is less than 5 mm from the edge of the page",
} satisfies Partial<Record<FindingCode, string>>;

function report(sheet: Sheet, chunk: Chunk, code: keyof typeof MESSAGES): Finding {
  return {
    severity: code === "text-near-edge" ? "warning" : "error",
    code,
    message: `“${chunk.text.trim()}” ${MESSAGES[code]}`,
    page: sheet.number,
    at: cornerOn(sheet, chunk.box),
  };
}

/** How far a box reaches out of another, by its worst side; negative where it keeps within. */
function reachBeyond(outer: Box, inner: Box): number {
  return Math.max(
    outer.left - inner.left,
    outer.bottom - inner.bottom,
    inner.right - outer.right,
    inner.top - outer.top,
  );
}

function isCut(glyph: Glyph): boolean {
  return (
    glyph.clip !== null && !isBlank(glyph) && reachBeyond(glyph.clip, glyph.ink) > CUT * glyph.size
  );
}
