import type { Finding } from "../model.ts";
import { glyphsOf, placeOn, type Sheet, wordsOf } from "../read/sheet.ts";

/** Reports figures without alternative text. */
export function checkFigures(sheets: readonly Sheet[]): readonly Finding[] {
  return sheets.flatMap((sheet) =>
    sheet.structure.figures
      .filter(({ hasAlt }) => !hasAlt)
      .map(({ content }): Finding => {
        const words = wordsOf(sheet, content);
        const [glyph] = glyphsOf(sheet, content);
        return {
          severity: "error",
          code: "figure-without-alt",
          message: `A figure${words ? ` with “${words}”` : ""} has no alternative text`,
          page: sheet.number,
          ...(glyph ? { at: placeOn(sheet, glyph.ink.left, glyph.ink.top) } : {}),
        };
      }),
  );
}
