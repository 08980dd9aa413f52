import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";

/** A rectangle on a page, in points from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Letters that are drawn at once. */
export interface Run {
  readonly text: string;
  readonly box: Box;
  /** True of running heads and feet, which the file marks as artifacts. */
  readonly isArtifact: boolean;
  /** True of the number of a page at the end of a line of the contents. */
  readonly isPageNumber: boolean;
}

/** A link within the document. */
export interface PageLink {
  readonly anchor: string;
  readonly box: Box;
}

/** The text of a page. */
export interface PageText {
  readonly widthPt: number;
  readonly heightPt: number;
  /** In the order in which they were drawn, line by line. */
  readonly lines: readonly (readonly Run[])[];
  readonly links: readonly PageLink[];
}

type Rect = readonly [left: number, bottom: number, right: number, top: number];

/** Reads the text of a page, with where it stands; `number` from 1. */
export async function readText(document: PDFDocumentProxy, number: number): Promise<PageText> {
  const page = await document.getPage(number);
  const { width: widthPt, height: heightPt } = page.getViewport({ scale: 1 });
  const links = await readLinks(page, heightPt);
  const lines = (await readRuns(page, heightPt)).filter((line) => line.length > 0);
  page.cleanup();
  const runs = lines.flat();
  const numbers = new Set<Run>();
  for (const link of links) {
    const run = numberAtEnd(runs, link);
    if (run && (await pageOf(document, link.anchor)) === Number(run.text)) numbers.add(run);
  }
  return {
    widthPt,
    heightPt,
    lines: lines.map((line) =>
      line.map((run) => (numbers.has(run) ? { ...run, isPageNumber: true } : run)),
    ),
    links,
  };
}

async function readLinks(page: PDFPageProxy, heightPt: number): Promise<readonly PageLink[]> {
  const annotations = (await page.getAnnotations()) as readonly {
    readonly dest?: unknown;
    readonly rect: Rect;
  }[];
  return annotations.flatMap(({ dest, rect: [left, bottom, right, top] }) =>
    typeof dest === "string"
      ? [
          {
            anchor: dest,
            box: { x: left, y: heightPt - top, width: right - left, height: top - bottom },
          },
        ]
      : [],
  );
}

/** The runs of a page line by line; the library marks where a line ends, and where an artifact begins and ends. */
async function readRuns(page: PDFPageProxy, heightPt: number): Promise<readonly Run[][]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const lines: Run[][] = [[]];
  const marks: boolean[] = [];
  for (const item of items) {
    if ("str" in item) {
      const text = item.str.trim();
      const box = boxOf(item, heightPt);
      if (text !== "")
        lines.at(-1)?.push({ text, box, isArtifact: marks.includes(true), isPageNumber: false });
      if (item.hasEOL) lines.push([]);
    } else if (item.type === "endMarkedContent") marks.pop();
    else marks.push((item as { readonly tag?: string }).tag === "Artifact");
  }
  return lines;
}

interface Drawn {
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

function boxOf({ transform, width, height }: Drawn, heightPt: number): Box {
  const [, turn = 0, , , x = 0, y = 0] = transform;
  if (Math.abs(turn) < 1e-3) return { x, y: heightPt - y - height, width, height };
  // Text that is turned runs up or down the page.
  const up = turn > 0;
  return {
    x: up ? x - height : x,
    y: up ? heightPt - y - width : heightPt - y,
    width: height,
    height: width,
  };
}

/** The number that a link ends with, apart from the words before it; null where it has none. */
function numberAtEnd(runs: readonly Run[], { box }: PageLink): Run | null {
  const inside = runs.filter((run) => isMiddleIn(run.box, box));
  const [before, last] = inside.slice(-2);
  if (!before || !last || !/^\d+$/.test(last.text)) return null;
  const gap = last.box.x - (before.box.x + before.box.width);
  return gap > last.box.height ? last : null;
}

/** True where the middle of a box lies in another. */
export function isMiddleIn({ x, y, width, height }: Box, whole: Box): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const isAcross = middleX >= whole.x && middleX <= whole.x + whole.width;
  return isAcross && middleY >= whole.y && middleY <= whole.y + whole.height;
}

/** The page that an anchor is on, from 1; null where it is on none. */
async function pageOf(document: PDFDocumentProxy, anchor: string): Promise<number | null> {
  const [target] = (await document.getDestination(anchor)) ?? [];
  return target ? (await document.getPageIndex(target)) + 1 : null;
}
