import { openRawPdf } from "../raw/open.ts";
import { readAnchors } from "./anchors.ts";
import type { PageNumbers } from "./contents.ts";
import { type FontFaults, findFontFaults } from "./fonts-used.ts";

/** What is read off the PDF of one print. */
interface PrintFacts {
  readonly pages: number;
  readonly anchors: PageNumbers;
  readonly fontFaults: FontFaults;
}

/** Reads pages, anchors and fonts off a PDF fresh from the browser. */
export function readPrint(pdf: Uint8Array, served: ReadonlySet<string>): PrintFacts {
  const raw = openRawPdf(pdf);
  return {
    pages: raw.pages.length,
    anchors: readAnchors(raw),
    fontFaults: served.size > 0 ? findFontFaults(pdf, raw, served) : { foreign: [], boxes: [] },
  };
}
