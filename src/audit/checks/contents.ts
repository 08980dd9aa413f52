import type { Finding } from "../model.ts";
import type { Chunk } from "../read/chunks.ts";
import type { Link } from "../read/document.ts";
import { holdsMiddleOf } from "../read/geometry.ts";
import { cornerOn, type Sheet } from "../read/sheet.ts";
import type { Token } from "../read/tokens.ts";

/** A page number in a table of contents, with the page that its link leads to. */
interface PageReference {
  readonly token: Token;
  readonly sheet: Sheet;
  readonly chunk: Chunk;
  /** The page that its link leads to, from 1. */
  readonly page: number;
}

/**
 * Finds the page numbers in a table of contents: whole numbers at the end of a link within the document, apart from
 * the words of the link.
 */
export function findPageReferences(sheets: readonly Sheet[]): readonly PageReference[] {
  return sheets.flatMap((sheet) =>
    sheet.links.flatMap((link) => {
      if (link.target.kind !== "page") return [];
      const number = numberAtEnd(sheet, link);
      return number ? [{ ...number, sheet, page: link.target.page }] : [];
    }),
  );
}

/** Reports each page number of the contents that is not the number of the page its link leads to. */
export function checkContents(
  references: readonly PageReference[],
  sheets: readonly Sheet[],
): readonly Finding[] {
  return references.flatMap(({ token, sheet, chunk, page }) => {
    const label = sheets[page - 1]?.label ?? "";
    if (token.text === label) return [];
    const message = `The contents say page ${token.text}, but the link leads to page ${label}`;
    return [
      {
        severity: "error",
        code: "contents-page-wrong",
        message,
        page: sheet.number,
        at: cornerOn(sheet, chunk.box),
      },
    ];
  });
}

// Least gap between words and page number, in font sizes; it applies where the chunk holds no leader characters.
const APART = 1;
const WHOLE_NUMBER = /^\d+$/;
const LEADERS = /^[\s.…·]*$/u;

function numberAtEnd(sheet: Sheet, { box }: Link): { token: Token; chunk: Chunk } | null {
  const inside = sheet.chunks.filter((chunk) => holdsMiddleOf(box, chunk.box));
  const chunk = inside.toSorted((a, b) => a.box.right - b.box.right).at(-1);
  const token = chunk && sheet.tokens.get(chunk)?.at(-1);
  if (!chunk || !token || !WHOLE_NUMBER.test(token.text)) return null;
  const after = chunk.text.slice(token.index + token.text.length);
  const before = chunk.text.slice(0, token.index);
  if (after.trim() !== "") return null;
  const words = inside.filter((other) => other !== chunk && /\p{L}/u.test(other.text));
  const isApart = LEADERS.test(before) && words.some((other) => isLeftOf(other, chunk, token));
  return isApart || /\p{L}.*[.…·\s]{3,}$/u.test(before) ? { token, chunk } : null;
}

function isLeftOf(words: Chunk, number: Chunk, { glyph }: Token): boolean {
  const hasLeaders = glyph !== number.units[0];
  return hasLeaders || glyph.ink.left - words.box.right >= APART * glyph.size;
}
