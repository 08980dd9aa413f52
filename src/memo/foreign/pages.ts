import { type PDFContext, PDFDict, PDFRef } from "@cantoo/pdf-lib";
import { UnfitFile } from "./fault.ts";
import { cloneDict, dictAt, follow, listAt, name } from "./objects.ts";

export interface ForeignPage {
  /** From 1. */
  readonly number: number;
  readonly ref: PDFRef;
  /** With what it has from the tree above it; no other page has the same. */
  readonly dict: PDFDict;
}

const INHERITED = ["Resources", "MediaBox", "CropBox", "Rotate"].map(name);

/** Most pages of one file. A memo is numbered, drawn and measured page by page. */
export const MOST_PAGES = 1000;

/** Most lists of pages: a few lines may say more of them than could ever be read. */
const MOST_NODES = 10 * MOST_PAGES;

/**
 * Lists the pages of a file in their order; a page that is used twice is two.
 *
 * Errors: UnfitFile where one is missing, where the tree leads back into itself, and for too many.
 */
export function listPages(catalog: PDFDict, context: PDFContext): readonly ForeignPage[] {
  const root = dictAt(catalog, "Pages");
  if (!root) throw new UnfitFile("has no pages that can be found");
  const pages: ForeignPage[] = [];
  const used = new Set<PDFRef>();
  const above = new Set<PDFDict>();
  const add = (kid: unknown, dict: PDFDict) => {
    const number = pages.length + 1;
    if (number > MOST_PAGES)
      throw new UnfitFile(`has more than ${MOST_PAGES} pages`, "attach it in parts");
    const isNew = kid instanceof PDFRef && !used.has(kid);
    const ref = isNew ? kid : context.nextRef();
    used.add(ref);
    // Tags know one page of the name only.
    if (!isNew) dict.delete(name("StructParents"));
    pages.push({ number, ref, dict });
  };
  let nodes = 0;
  const walk = (node: PDFDict, from: PDFDict): void => {
    nodes += 1;
    if (nodes > MOST_NODES) throw new UnfitFile("has a list of pages that never ends");
    if (above.has(node)) throw new UnfitFile("has a list of pages that leads back into itself");
    above.add(node);
    for (const kid of listAt(node, "Kids")) {
      const found = follow(kid, context);
      if (!(found instanceof PDFDict))
        throw new UnfitFile(`ends before its page ${pages.length + 1}, or has lost it`);
      const whole = inherit(found, from);
      if (found.has(name("Kids"))) walk(found, whole);
      else add(kid, whole);
    }
    above.delete(node);
  };
  walk(root, root);
  if (pages.length === 0) throw new UnfitFile("has no pages");
  return pages;
}

function inherit(node: PDFDict, from: PDFDict): PDFDict {
  const whole = cloneDict(node);
  for (const key of INHERITED) {
    const value = from.get(key);
    if (value && !whole.has(key)) whole.set(key, value);
  }
  return whole;
}
