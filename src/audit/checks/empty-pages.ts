import type { Finding } from "../model.ts";
import type { Box } from "../read/geometry.ts";
import { isBlank } from "../read/glyph.ts";
import type { Sheet } from "../read/sheet.ts";

// Neither counts as content: what lies within the outer 30 mm of the page, as lines of running heads do, and a ground over
// at least 90% of the page. A picture as large is one, e.g. a scan.
const MARGIN = (30 / 25.4) * 72;
const GROUND = 0.9;

/** Reports pages with nothing on them but running heads and feet. */
export function checkEmptyPages(sheets: readonly Sheet[]): readonly Finding[] {
  return sheets
    .filter((sheet) => !hasText(sheet) && !hasDrawing(sheet))
    .map(({ number }) => ({
      severity: "error",
      code: "page-empty",
      message: `Page ${number} is empty`,
      page: number,
    }));
}

function hasText({ chunks, furniture }: Sheet): boolean {
  return chunks.some((chunk) => !furniture.has(chunk) && !chunk.units.every(isBlank));
}

function hasDrawing({ drawings, pictures, box }: Sheet): boolean {
  const areaOf = ({ left, right, bottom, top }: Box): number => (right - left) * (top - bottom);
  const isWithin = ({ bottom, top }: Box): boolean =>
    bottom < box.top - MARGIN && top > box.bottom + MARGIN;
  return (
    pictures.some(isWithin) ||
    drawings.some((drawing) => isWithin(drawing) && areaOf(drawing) < GROUND * areaOf(box))
  );
}
