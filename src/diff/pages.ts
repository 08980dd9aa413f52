import { type PdfPages, withPdfPages } from "../build/raster/pages.ts";
import { align, type Pair } from "./align.ts";
import { compareLines, likenessOfLines } from "./lines.ts";
import type { PageChange } from "./model.ts";
import { comparePictures } from "./picture.ts";

interface Page {
  readonly number: number;
  readonly lines: readonly string[];
}

/** Pages with less text in common than this are not two states of one page. */
const LEAST_LIKENESS = 0.2;
/** Half an A4 page at 200 dots an inch: fine enough to read, small enough to send. */
const WIDTH_PX = 680;

/** Compares two PDFs page by page; pages that stand for each other are found by their text. */
export async function comparePages(
  before: Uint8Array | null,
  after: Uint8Array | null,
): Promise<readonly PageChange[]> {
  return withMaybe(before, (old) =>
    withMaybe(after, async (fresh) => {
      const pairs = align(
        await readPages(old),
        await readPages(fresh),
        (a, b) => likenessOfLines(a.lines, b.lines),
        LEAST_LIKENESS,
      );
      const changes: PageChange[] = [];
      // One after another: two pages drawn take some ten megabytes.
      for (const pair of pairs) changes.push(...(await comparePage(pair, old, fresh)));
      return changes;
    }),
  );
}

function withMaybe<T>(
  pdf: Uint8Array | null,
  use: (pages: PdfPages | null) => Promise<T>,
): Promise<T> {
  return pdf === null ? use(null) : withPdfPages(pdf, use);
}

async function readPages(pdf: PdfPages | null): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let number = 1; number <= (pdf?.count ?? 0); number += 1) {
    pages.push({ number, lines: (await pdf?.linesOf(number)) ?? [] });
  }
  return pages;
}

async function comparePage(
  [before, after]: Pair<Page>,
  old: PdfPages | null,
  fresh: PdfPages | null,
): Promise<readonly PageChange[]> {
  const lines = compareLines(before?.lines ?? [], after?.lines ?? []);
  const picture = comparePictures(await draw(old, before), await draw(fresh, after));
  if (picture === null && lines.length === 0) return [];
  return [{ before: before?.number ?? null, after: after?.number ?? null, lines, picture }];
}

async function draw(pdf: PdfPages | null, page: Page | null) {
  return pdf && page ? pdf.pictureOf(page.number, WIDTH_PX) : null;
}
