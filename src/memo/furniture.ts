import type { MemoSet } from "./page.ts";

/** What stands on a page outside its type area. */
export interface PageFurniture {
  /** Null on a page that bears no number. */
  readonly number: number | null;
  /** The lower double rule of a letter. */
  readonly rules: boolean;
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
    pages: pages.map(({ number, rules }) => ({
      number,
      rules,
      side: number !== null && number % 2 === 0 ? evenSide : "right",
    })),
  });
}
