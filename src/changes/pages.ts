import type { Canvas } from "@napi-rs/canvas";
import { type PdfPages, withPdfPages } from "../raster/pages.ts";
import { align, type Pair } from "./align.ts";
import { compareLines, likenessOfLines } from "./lines.ts";
import type { LineChange, PageChange } from "./model.ts";
import { hashPages } from "./page-content.ts";
import { comparePictures } from "./picture.ts";

interface Page {
  readonly number: number;
  readonly hash: string;
  /** Null where the other document has a page with the same hash, so that lines need not be compared. */
  readonly lines: readonly string[] | null;
}

/**
 * Which pages are drawn and compared as pictures: `untold` draws only those whose text is the same, `measured` draws
 * all to tell how much of each changed, and `shown` also gives the pictures.
 */
export type Looks = "untold" | "measured" | "shown";

/** How pages are compared. */
interface PageOptions {
  /** True where both documents take their letters from the same fonts. */
  readonly hasSameFonts: boolean;
  readonly looks: Looks;
}

/** Pages with less text in common than this are not two states of one page. */
const LEAST_LIKENESS = 0.2;
/** Half an A4 page at 200 dots an inch: fine enough to read, small enough to send. */
const WIDTH_PX = 680;
/** How many pages may be encoded as images while the next one is drawn; each canvas takes some megabytes. */
const MOST_PACKED = 4;

/** Compares two PDFs page by page; pages that stand for each other are found by what they draw and by their text. */
export async function comparePages(
  before: Uint8Array,
  after: Uint8Array,
  options: PageOptions,
): Promise<readonly PageChange[]> {
  const [oldHashes, freshHashes] = [
    await hashPages(before, options),
    await hashPages(after, options),
  ];
  return withPdfPages(before, (old) =>
    withPdfPages(after, async (fresh) => {
      const pairs = align(
        await readPages(old, oldHashes, new Set(freshHashes)),
        await readPages(fresh, freshHashes, new Set(oldHashes)),
        likeness,
        LEAST_LIKENESS,
      );
      const changes: Promise<PageChange | null>[] = [];
      for (const [a, b] of pairs) {
        if (a?.hash === b?.hash) continue;
        const texts = [await withLines(old, a), await withLines(fresh, b)] as const;
        const lines = compareLines(texts[0]?.lines ?? [], texts[1]?.lines ?? []);
        const isTold = options.looks === "untold" && lines.length > 0;
        const drawn = isTold
          ? null
          : ([a && (await draw(old, a)), b && (await draw(fresh, b))] as const);
        changes.push(describe([a, b], lines, drawn, options));
        await changes.at(-MOST_PACKED);
      }
      return (await Promise.all(changes)).filter((change) => change !== null);
    }),
  );
}

/** Reads the text of the pages that the other document does not have. */
async function readPages(
  pdf: PdfPages,
  hashes: readonly string[],
  others: ReadonlySet<string>,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (const [index, hash] of hashes.entries()) {
    const number = index + 1;
    pages.push({ number, hash, lines: others.has(hash) ? null : await pdf.linesOf(number) });
  }
  return pages;
}

function likeness(before: Page, after: Page): number {
  if (before.hash === after.hash) return 1;
  // A page that is identical to some page of the other document has no lines and is not paired by text.
  return before.lines && after.lines ? likenessOfLines(before.lines, after.lines) : 0;
}

/** Adds lines to a page without any: an identical page exists, but is not paired with this one, as pages moved. */
async function withLines(pdf: PdfPages, page: Page | null): Promise<Page | null> {
  return page && { ...page, lines: page.lines ?? (await pdf.linesOf(page.number)) };
}

async function describe(
  [before, after]: Pair<Page>,
  lines: readonly LineChange[],
  drawn: readonly [Canvas | null, Canvas | null] | null,
  { looks }: PageOptions,
): Promise<PageChange | null> {
  const picture = drawn && (await comparePictures(...drawn, { hasImages: looks === "shown" }));
  if (picture === null && lines.length === 0) return null;
  return { before: before?.number ?? null, after: after?.number ?? null, lines, picture };
}

function draw(pdf: PdfPages, page: Page): Promise<Canvas> {
  return pdf.pictureOf(page.number, WIDTH_PX);
}
