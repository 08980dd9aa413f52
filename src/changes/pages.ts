import type { Canvas } from "@napi-rs/canvas";
import { type PdfPages, withPdfPages } from "../raster/pages.ts";
import { compareTexts, type Edit } from "./edits.ts";
import { type Line, type ReadPage, readPage, wholePage } from "./lines.ts";
import type { FigurePlace, LineChange, PageChange } from "./model.ts";
import { hashPages } from "./page-content.ts";
import { type PagePair, pairPages } from "./page-pairs.ts";
import { comparePictures } from "./picture.ts";
import { findPlaces, type Sought } from "./places.ts";

/** Which pages are drawn: `untold` only those whose text is the same and stands where it stood, `measured` all, to tell how much of each changed. */
export type Looks = "untold" | "measured";

/** How pages are compared. */
interface PageOptions {
  /** True where both documents take their letters from the same fonts. */
  readonly hasSameFonts: boolean;
  readonly looks: Looks;
  /** The editions printed on them, by which the line that names them is known; empty where none is. */
  readonly versions: readonly [before: string, after: string];
  /** The revised figures that they show. */
  readonly sought: readonly Sought[];
}

/** What is different between two documents. */
export interface DocumentChanges {
  readonly pages: readonly PageChange[];
  readonly places: readonly FigurePlace[];
}

/** A document as it is read: its pages, and its lines with one for each page that both have. */
interface Side {
  readonly pdf: PdfPages;
  /** By page; null where the other document has the same page. */
  readonly pages: readonly (ReadPage | null)[];
  readonly lines: readonly Line[];
}

/** Wide enough to tell a changed letter; half an A4 page at 200 dots an inch. */
const WIDTH_PX = 680;

/**
 * Compares two PDFs page by page.
 *
 * Their texts are compared as a whole, so that what runs on to another page is no difference; running heads and feet, page
 * numbers and the line that names the edition are none either.
 */
export async function comparePages(
  before: Uint8Array,
  after: Uint8Array,
  options: PageOptions,
): Promise<DocumentChanges> {
  const hashes = [await hashPages(before, options), await hashPages(after, options)] as const;
  return withPdfPages(before, (oldPdf) =>
    withPdfPages(after, async (freshPdf) => {
      const [oldVersion, freshVersion] = options.versions;
      const old = await readSide(oldPdf, hashes[0], hashes[1], oldVersion);
      const fresh = await readSide(freshPdf, hashes[1], hashes[0], freshVersion);
      const { edits, common } = compareTexts(old.lines, fresh.lines);
      const pairs = pairPages(common, oldPdf.count, freshPdf.count);
      const pages: PageChange[] = [];
      for (const pair of pairs) {
        const change = await describe(pair, edits, [old, fresh], options);
        if (change) pages.push(change);
      }
      const places = findPlaces(options.sought, pairs, edits, [old.pages, fresh.pages]);
      return { pages, places };
    }),
  );
}

/** Stands for a page without words, so that it finds one like it. */
const WORDLESS = "page without words";

/** Reads the text of the pages that the other document does not have, or not as often. */
async function readSide(
  pdf: PdfPages,
  hashes: readonly string[],
  others: readonly string[],
  version: string,
): Promise<Side> {
  const timesIn = (list: readonly string[], hash: string) =>
    list.filter((one) => one === hash).length;
  const pages: (ReadPage | null)[] = [];
  for (const [index, hash] of hashes.entries()) {
    const isShared = timesIn(hashes, hash) === timesIn(others, hash);
    const page = index + 1;
    pages.push(isShared ? null : readPage(await pdf.textOf(page), page, version));
  }
  const lines = pages.flatMap((page, index) => {
    if (page && page.lines.length > 0) return page.lines;
    return [wholePage(page ? WORDLESS : `page ${hashes[index]}`, index + 1)];
  });
  return { pdf, pages, lines };
}

/** What is different on a page, or on two that stand for each other; null where nothing is. */
async function describe(
  pair: PagePair,
  edits: readonly Edit[],
  sides: readonly [Side, Side],
  { looks }: PageOptions,
): Promise<PageChange | null> {
  const [old, fresh] = sides.map(({ pages }, at) => pages[(pair[at] ?? 0) - 1] ?? null);
  const [before, after] = pair;
  // The other document has the same page: wherever that is, nothing on this one is different.
  if (!old && !fresh) return null;
  const lines = linesOn(pair, edits);
  const isDrawn = old && fresh && (looks === "measured" || lines.length === 0);
  if (!isDrawn) return { before, after, lines, isMoved: lines.length === 0, picture: null };
  const isMoved = lines.length === 0 && layoutOf(old) !== layoutOf(fresh);
  if (isMoved) return { before, after, lines, isMoved, picture: null };
  const share = comparePictures(
    await drawWithout(old, sides[0].pdf, before ?? 0),
    await drawWithout(fresh, sides[1].pdf, after ?? 0),
  );
  if (share === 0 && lines.length === 0) return null;
  return { before, after, lines, isMoved, picture: share === 0 ? null : { share } };
}

/** The lines of a pair of pages that words are gone from or new in, each once. */
function linesOn([before, after]: PagePair, edits: readonly Edit[]): readonly LineChange[] {
  const told = new Set<Line>();
  const tell = (kind: LineChange["kind"], words: Edit["added"], page: number | null) => {
    const lines = words.flatMap((word) => (word.run && word.line.page === page ? [word.line] : []));
    return lines.flatMap((line): LineChange[] => {
      if (told.has(line)) return [];
      told.add(line);
      return [{ kind, text: line.text }];
    });
  };
  return edits.flatMap(({ removed, added }) => [
    ...tell("removed", removed, before),
    ...tell("added", added, after),
  ]);
}

/** What stands where on a page: pages of one layout may be compared as pictures. */
function layoutOf({ lines }: ReadPage): string {
  const runs = new Set(lines.flatMap(({ words }) => words.map(({ run }) => run)));
  return [...runs]
    .map((run) => (run ? `${run.text} ${Math.round(run.box.x)} ${Math.round(run.box.y)}` : ""))
    .join("\n");
}

/** Draws a page without its furniture. */
async function drawWithout(
  { furniture, text }: ReadPage,
  pdf: PdfPages,
  page: number,
): Promise<Canvas> {
  const canvas = await pdf.pictureOf(page, WIDTH_PX);
  const scale = WIDTH_PX / text.widthPt;
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  for (const { box } of furniture) {
    const air = box.height / 2;
    context.fillRect(
      (box.x - air) * scale,
      (box.y - air) * scale,
      (box.width + 2 * air) * scale,
      (box.height + 2 * air) * scale,
    );
  }
  return canvas;
}
