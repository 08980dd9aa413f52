import type { Finding } from "../model.ts";
import type { Box } from "../read/geometry.ts";
import { isBlank } from "../read/glyph.ts";
import type { Sheet } from "../read/sheet.ts";

// Neither counts as content: lines of running heads, which lie within the outer 30 mm of the page, and a drawing over
// at least 90% of the page, which is its background.
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

function hasDrawing({ drawings, box }: Sheet): boolean {
  const areaOf = ({ left, right, bottom, top }: Box): number => (right - left) * (top - bottom);
  return drawings.some(
    (drawing) =>
      drawing.bottom < box.top - MARGIN &&
      drawing.top > box.bottom + MARGIN &&
      areaOf(drawing) < GROUND * areaOf(box),
  );
}
