import type { PrintedLine } from "./lines.ts";

/** A page: its lines, in the order in which it draws them, and how many pictures it has. */
export interface PrintedPage {
  readonly height: number;
  readonly pictures: number;
  readonly lines: readonly PrintedLine[];
}

/** How much of a page's height, above and below, may hold its head and foot. */
const MARGIN_SHARE = 0.12;

/** A page number that says so: `- 3 -`, `第3页`, `第 3 页 共 9 页`, `3/9`. A number by itself may be one of a table. */
const NUMBER =
  /^(?:[-—–－·]+\s*\d{1,4}\s*[-—–－·]+|第\s*\d{1,4}\s*页[,，\s]*(?:[/／]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4})$/;

/**
 * Leaves out what stands in the margins for the page and not for the document: page numbers, and lines that recur at the same height
 * on at least half of the pages, two at the least.
 */
export function withoutFurniture(pages: readonly PrintedPage[]): readonly PrintedPage[] {
  const timesByKey = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.lines.flatMap((line) => keyOf(line, page) ?? []))) {
      timesByKey.set(key, (timesByKey.get(key) ?? 0) + 1);
    }
  }
  const least = Math.max(2, pages.length / 2);
  const isFurniture = (line: PrintedLine, page: PrintedPage): boolean => {
    const key = keyOf(line, page);
    if (key === null) return false;
    return NUMBER.test(line.text) || (timesByKey.get(key) ?? 0) >= least;
  };
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => !isFurniture(line, page)),
  }));
}

/** What a line has in common with that of another page: words without numbers, and height; null outside the margins, and for a table. */
function keyOf({ text, baseline, table }: PrintedLine, { height }: PrintedPage): string | null {
  if (table) return null;
  const isInMargin = baseline < height * MARGIN_SHARE || baseline > height * (1 - MARGIN_SHARE);
  return isInMargin ? `${Math.round(baseline)} ${text.replace(/\d+/g, "#")}` : null;
}
