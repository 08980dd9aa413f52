import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";
import { checkCodes } from "./codes.ts";
import { UnfitFile } from "./fault.ts";
import { follow, listAt, name } from "./objects.ts";
import type { ForeignPage } from "./pages.ts";
import { checkPacking } from "./unpack.ts";

/** Keys that lead away from what a page draws. */
const ASIDE = new Set(
  ["Parent", "P", "Pg", "Popup", "IRT", "Metadata", "PieceInfo", "A", "AA", "Dest", "Thumb"].map(
    name,
  ),
);

/**
 * Reads every object that the pages draw.
 *
 * Errors: UnfitFile with the first page that lacks one, or whose content or fonts are cut short.
 */
export function checkWhole(pages: readonly ForeignPage[], context: PDFContext): void {
  const seen = new Set<PDFObject>();
  for (const { dict, number } of pages) {
    const annotations = listAt(dict, "Annots").flatMap((each) => {
      const found = follow(each, context);
      return found instanceof PDFDict ? [found.get(name("AP"))] : [];
    });
    const drawn = ["Contents", "Resources"].map((key) => dict.get(name(key)));
    check([...drawn, ...annotations], seen, context, number);
  }
}

function check(
  roots: readonly (PDFObject | undefined)[],
  seen: Set<PDFObject>,
  context: PDFContext,
  page: number,
): void {
  const pending = [...roots];
  while (pending.length > 0) {
    const object = pending.pop();
    if (!object || seen.has(object)) continue;
    seen.add(object);
    if (object instanceof PDFRef) {
      const found = follow(object, context);
      if (!found)
        throw new UnfitFile(`lacks object ${object.objectNumber}, which its page ${page} needs`);
      if (found instanceof PDFStream) checkStream(found, object, page);
      pending.push(found);
    } else if (object instanceof PDFArray) pending.push(...object.asArray());
    else if (object instanceof PDFDict) {
      checkCodes(object, page);
      pending.push(...drawnBy(object));
    } else if (object instanceof PDFStream) pending.push(...drawnBy(object.dict));
  }
}

/** Keys of maps whose own keys are names that a file gives, e.g. to its fonts and letters. */
const MAPS = new Set(
  [
    ...["Font", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading", "Properties"],
    ...["CharProcs", "Colorants", "N", "D", "R"],
  ].map(name),
);

function drawnBy(dict: PDFDict): readonly PDFObject[] {
  return dict.entries().flatMap(([key, value]) => {
    if (ASIDE.has(key)) return [];
    const map = MAPS.has(key) ? follow(value, dict.context) : undefined;
    return map instanceof PDFDict ? [value, ...map.values()] : [value];
  });
}

function checkStream(stream: PDFStream, { objectNumber }: PDFRef, page: number): void {
  if (!(stream instanceof PDFRawStream)) return;
  try {
    checkPacking(stream, page);
  } catch (cause) {
    if (cause instanceof UnfitFile) throw cause;
    // Cut short or damaged, as zlib says: a viewer would draw a part of it.
    throw new UnfitFile(`is damaged in object ${objectNumber}, which its page ${page} needs`);
  }
}
