import type { Finding } from "../model.ts";
import { glyphsOf, placeOn, type Sheet, wordsOf } from "../read/sheet.ts";

/** Reports headings that skip a level, e.g. H1 followed by H3; the first has to be H1. */
export function checkHeadings(sheets: readonly Sheet[]): readonly Finding[] {
  let above = 0;
  return sheets.flatMap((sheet) =>
    sheet.structure.headings.flatMap(({ level, content }): readonly Finding[] => {
      const skipped = level > above + 1;
      const expected = above + 1;
      above = level;
      if (!skipped) return [];
      const [glyph] = glyphsOf(sheet, content);
      return [
        {
          severity: "error",
          code: "heading-order",
          message: `Heading “${wordsOf(sheet, content)}” is H${level}, expected H${expected} or above`,
          page: sheet.number,
          ...(glyph ? { at: placeOn(sheet, glyph.ink.left, glyph.ink.top) } : {}),
        },
      ];
    }),
  );
}
