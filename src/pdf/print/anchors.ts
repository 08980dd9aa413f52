import { PDFArray, PDFDict, PDFName } from "@cantoo/pdf-lib";
import type { RawPdf } from "../raw/open.ts";

/**
 * Reads on which pages the anchors of a document are: the browser writes a named destination for each place that a
 * link leads to.
 *
 * Shape: anchor → page from 1, sorted by anchor.
 */
export function readAnchors({ catalog, pages, get }: RawPdf): Readonly<Record<string, number>> {
  const places = get(catalog.get(PDFName.of("Dests")));
  if (!(places instanceof PDFDict)) return {};
  const pageByRef = new Map(pages.map(({ ref }, index) => [ref, index + 1]));
  const anchors = places.entries().flatMap(([name, place]): [string, number][] => {
    const target = get(place);
    const page = target instanceof PDFArray ? pageByRef.get(target.get(0) as never) : undefined;
    return page === undefined ? [] : [[name.decodeText(), page]];
  });
  return Object.fromEntries(anchors.sort(([a], [b]) => (a < b ? -1 : 1)));
}
