import { withPdf } from "../../pdf-reader/open.ts";
import type { PageLook } from "../../raster/view.ts";
import type { CleanFile } from "./clean.ts";
import { UnfitFile } from "./fault.ts";
import type { PageChange } from "./isolate.ts";
import { type DrawnText, type PageContent, readPageContent } from "./page-content.ts";
import { type Area, areaSeen } from "./paper-side.ts";
import type { Placement, Rect } from "./placement.ts";

/** Page, from 1 → how it is bound otherwise than it was. */
export type Changes = ReadonlyMap<number, PageChange>;

/** A page on its paper. */
export interface NumberedPage {
  readonly number: number;
  readonly placement: Placement;
  readonly content: PageContent;
  /** Where its own page numbers are. */
  readonly own: readonly Rect[];
}

/** Reads what each page draws. Errors: UnfitFile where the library cannot. */
export async function readContents({ bytes, pages }: CleanFile): Promise<readonly PageContent[]> {
  return withPdf(
    bytes,
    async (document, ops) => {
      const contents: PageContent[] = [];
      for (let page = 1; page <= pages; page += 1)
        contents.push(await readPageContent(document, ops, page));
      return contents;
    },
    { usesOtherFonts: true },
  ).catch(() => {
    throw new UnfitFile("is not a PDF that can be read");
  });
}

/** A box of a page on its paper, in the points that the page had at first. */
export function ownBox([left, bottom, right, top]: Rect, { scale, dx, dy }: Placement): Rect {
  return [(left - dx) / scale, (bottom - dy) / scale, (right - dx) / scale, (top - dy) / scale];
}

/** True for a text that is a page number. */
export function isOwn({ box }: DrawnText, own: readonly Rect[]): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return own.some(([left, bottom, right, top]) => x > left && x < right && y > bottom && y < top);
}

/** Where boxes of a page are seen on its paper. */
export function areasOf(boxes: readonly Rect[], { paper, turn }: Placement): readonly Area[] {
  return boxes.map((box) => areaSeen(paper, turn, box));
}

type LookAt = (page: number) => Promise<PageLook | null>;

/** Lends the pictures of a file's pages, a pixel a point; null for one that cannot be drawn. */
export async function withLooks<T>(
  { bytes }: CleanFile,
  use: (lookAt: LookAt) => Promise<T>,
): Promise<T> {
  // Loaded late, as few files need it.
  const { withPdfLooks } = await import("../../raster/view.ts");
  return withPdfLooks(bytes, (looks) =>
    use((page) => looks.look(page, { scale: 1 }).catch(() => null)),
  );
}
