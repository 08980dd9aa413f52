import type { PageLook, PdfLooks } from "../../raster/view.ts";
import type { CleanFile, Unfit } from "./clean.ts";
import { UnfitFile } from "./fault.ts";

/** Pixels a point of the paper: letters of a table are four or five pixels high. */
const SCALE = 0.6;
/** By how much a channel of a pixel may be off: edges of letters fall a little otherwise. */
const OFF = 64;
/** How many pixels may be off by more, of 10,000. */
const MOST_OFF = 1;
/** Most pages that are looked at: a tightly printed one takes half a second. */
const MOST_LOOKED = 100;

/**
 * Holds a file made fit to be bound against the file itself, page by page, as another library draws them.
 *
 * Null where they look alike, or there is no doubt of it. Pages on which fields were drawn are left out: a reader may draw none.
 */
export async function checkLikeness(source: Uint8Array, clean: CleanFile): Promise<Unfit | null> {
  if (clean.isSure) return null;
  const unfit = (message: string): Unfit => {
    const { hint } = new UnfitFile(message);
    return { code: "broken-attachment", message, hint };
  };
  if (clean.pages > MOST_LOOKED)
    return unfit(
      `is damaged, and has more pages (${clean.pages}) than can be held against their pictures (${MOST_LOOKED})`,
    );
  // Loaded late, as few files need it.
  const { withPdfLooks } = await import("../../raster/view.ts");
  try {
    return await withPdfLooks(source, (before) =>
      withPdfLooks(clean.bytes, async (after) => {
        if (before.count !== after.count)
          return unfit(`has ${after.count} pages, but says it has ${before.count}`);
        for (let page = 1; page <= after.count; page += 1) {
          if (clean.redrawn.has(page)) continue;
          const scale = clean.placements[page - 1]?.scale ?? 1;
          if (!(await looksAlike(before, after, page, scale)))
            return unfit(`is damaged so that viewers may show something else of its page ${page}`);
        }
        return null;
      }),
    );
  } catch {
    // What the other library cannot draw, a viewer may not show either.
    return unfit("is not a PDF that can be read");
  }
}

async function looksAlike(
  before: PdfLooks,
  after: PdfLooks,
  page: number,
  scale: number,
): Promise<boolean> {
  const turn = await before.turnOf(page);
  const bound = await after.look(page, { scale: SCALE, turn });
  const own = await before.look(page, { scale: SCALE * scale, size: bound, turn });
  return countOff(bound, own) <= (bound.pixels.length / 4 / 10_000) * MOST_OFF;
}

function countOff({ pixels: a }: PageLook, { pixels: b }: PageLook): number {
  let off = 0;
  for (let at = 0; at < a.length; at += 4) {
    const worst = Math.max(
      Math.abs((a[at] ?? 0) - (b[at] ?? 0)),
      Math.abs((a[at + 1] ?? 0) - (b[at + 1] ?? 0)),
      Math.abs((a[at + 2] ?? 0) - (b[at + 2] ?? 0)),
    );
    if (worst > OFF) off += 1;
  }
  return off;
}
