import type { Finding } from "../model.ts";
import { isWithin, type OwnNumbers } from "../raw/own-numbers.ts";
import type { Chunk } from "../read/chunks.ts";
import { OUTER, placeOn, type Sheet } from "../read/sheet.ts";
import { partsOf, type Token } from "../read/tokens.ts";

/** A number in a running foot or head that says which page this is. */
interface PageNumber {
  readonly token: Token;
  readonly sheet: Sheet;
  /** Texts allowed for each part of the token: the page's own number, or the count of pages after a stroke or 共. */
  readonly expected: readonly (readonly string[])[];
}

// A running head or foot is a page number where, without WORDS, it holds only digits, dashes and punctuation.
const PAGE_NUMBER = /^[\s\d/／—–−\-·|,，.]*$/u;
const WORDS = /第|页|共|\bpages?\b|\bof\b/giu;
const COUNT = /(?:[/／共]|\bof)\s*$/iu;

/** Finds the page numbers in the running heads and feet; those that attachments have of their own are right as they are. */
export function findPageNumbers(
  sheets: readonly Sheet[],
  ownNumbers: ReadonlyMap<number, OwnNumbers>,
): readonly PageNumber[] {
  const last = sheets.at(-1)?.label ?? "";
  return sheets.flatMap((sheet) => {
    const own = ownNumbers.get(sheet.number);
    const isOwn = ({ box }: Chunk) =>
      own !== undefined && isWithin(own, (box.left + box.right) / 2, (box.bottom + box.top) / 2);
    const numbers = [...sheet.furniture]
      .filter((chunk) => !isTab(sheet, chunk) && !isOwn(chunk))
      .filter(({ text }) => PAGE_NUMBER.test(text.replace(WORDS, "")))
      .flatMap((chunk) => pageNumbersIn(sheet, chunk, [String(sheets.length), last]));
    return [...numbers, ...sheet.chunks.filter(isOwn).flatMap((chunk) => asTheyAre(sheet, chunk))];
  });
}

function asTheyAre(sheet: Sheet, chunk: Chunk): readonly PageNumber[] {
  return (sheet.tokens.get(chunk) ?? []).map((token) => ({
    token,
    sheet,
    expected: partsOf(token.text).map((part) => [part]),
  }));
}

/** True for a number beside the text area that is not the page's own: the number of a chapter in a thumb index. */
function isTab({ body, box: paper, label }: Sheet, { box, text }: Chunk): boolean {
  if (body === null || !/^\d+$/.test(text.trim()) || text.trim() === label) return false;
  const isBeside = box.right <= body.left || box.left >= body.right;
  return isBeside && box.top < paper.top - OUTER && box.bottom > paper.bottom + OUTER;
}

function pageNumbersIn(
  sheet: Sheet,
  chunk: Chunk,
  counts: readonly string[],
): readonly PageNumber[] {
  const own = [sheet.label];
  return (sheet.tokens.get(chunk) ?? []).map((token) => {
    const isCount = COUNT.test(chunk.text.slice(0, token.index));
    const first = isCount ? counts : own;
    return { token, sheet, expected: partsOf(token.text).map((_, i) => (i > 0 ? counts : first)) };
  });
}

/** Reports each page number that is not the page's own, and each count of pages that is wrong. */
export function checkPageNumbers(numbers: readonly PageNumber[]): readonly Finding[] {
  return numbers.flatMap(({ token, sheet, expected }) => {
    const isRight = partsOf(token.text).every((part, index) => expected[index]?.includes(part));
    if (isRight) return [];
    const wanted = expected.map((texts) => texts[0]).join("/");
    return [
      {
        severity: "error",
        code: "page-number-wrong",
        message: `The page number says ${token.text}, expected ${wanted}`,
        page: sheet.number,
        at: placeOn(sheet, token.glyph.ink.left, token.glyph.ink.top),
      },
    ];
  });
}
