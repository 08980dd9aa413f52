import type { MemoSet } from "./page.ts";

/** What stands on a page outside its type area. */
export interface PageFurniture {
  /** Null on a page without a number. */
  readonly number: number | null;
  /** Where the double rules of a letter begin, below the edge of the paper; null on any other page. */
  readonly letterhead: { readonly topMm: number; readonly bottomMm: number } | null;
}

const MM_PER_PT = 25.4 / 72;
/** A thick rule of 1 mm, a thin one of 0.35 mm, 0.6 mm between. */
const DOUBLE_RULE_MM = 1.95;
const MARK_AT_MM = 30;
/** Height of the characters of a mark, in parts of its size. */
const MARK_HEIGHT = 0.91;

/**
 * Places the double rules of a letter: 4 mm below the mark, and 20 mm above the lower edge of the paper.
 *
 * Source: GB/T 9704—2012, 10.1.
 */
export function placeLetterRules(markSizePt: number): NonNullable<PageFurniture["letterhead"]> {
  const markMm = markSizePt * MARK_HEIGHT * MM_PER_PT;
  return { topMm: MARK_AT_MM + markMm + 4, bottomMm: 297 - 20 - DOUBLE_RULE_MM };
}

/**
 * Sets page numbers on empty pages, to be drawn over the bound ones: odd at the right, even at the left.
 *
 * Source: GB/T 9704—2012, 7.5 and 10.1.
 */
export function renderFurniture(pages: readonly PageFurniture[], set: MemoSet): string {
  const evenSide = set.isDuplex ? "inner-left" : "left";
  return set.templates.fill("furniture.hbs", {
    fontFaces: set.fontFaces,
    styles: set.styleByName.get("furniture"),
    pages: pages.map(({ number, letterhead }) => ({
      number,
      letterhead,
      side: number !== null && number % 2 === 0 ? evenSide : "right",
    })),
  });
}
