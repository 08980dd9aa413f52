import type { Finding, FindingCode } from "../model.ts";
import type { Glyph } from "../read/glyph.ts";
import { placeOn, type Sheet } from "../read/sheet.ts";

/** Characters that look right and are wrong: they break search and copying. */
const KINDS: readonly { code: FindingCode; pattern: RegExp; message: string }[] = [
  {
    code: "character-radical",
    pattern: /[\u2E80-\u2FDF]/u,
    message: "is a radical that only looks like a character",
  },
  {
    code: "character-private",
    pattern: /\p{Private_Use}/u,
    message: "is in a private use area and means nothing outside its font",
  },
  {
    code: "character-unreadable",
    pattern: /\uFFFD|^$|(?![\t\n\r])\p{Control}/u,
    message: "stands for no character: an empty box, or text that cannot be copied",
  },
];

/** Reports characters that a reader sees but cannot search for or copy, each once a page. */
export function checkCharacters(sheets: readonly Sheet[]): readonly Finding[] {
  return sheets.flatMap((sheet) =>
    KINDS.flatMap(({ code, pattern, message }) => {
      const byText = new Map<string, Glyph>();
      for (const glyph of sheet.glyphs)
        if (pattern.test(glyph.text) && !byText.has(glyph.text)) byText.set(glyph.text, glyph);
      return [...byText].map(([text, glyph]): Finding => {
        const at = placeOn(sheet, glyph.ink.left, glyph.ink.top);
        return {
          severity: "error",
          code,
          message: `${nameOf(text)} ${message}`,
          page: sheet.number,
          at,
        };
      });
    }),
  );
}

/** Names a glyph for a message, e.g. `A glyph ⽣ (U+2F63)`. */
function nameOf(text: string): string {
  const points = [...text].map((character) => {
    const point = character.codePointAt(0) ?? 0;
    return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
  });
  const shown = text.replace(/\p{Control}/gu, "").trim();
  return ["A glyph", shown, points.length > 0 ? `(${points.join(" ")})` : ""]
    .filter(Boolean)
    .join(" ");
}
