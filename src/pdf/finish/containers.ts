import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from "@cantoo/pdf-lib";
import type { Revision } from "./revision.ts";

/**
 * How content of an element begins that only groups others, e.g. the lines of a table. Nobody reads it: such an element
 * holds no content of its own (ISO 32000-1, 14.8.4.3), so that the content becomes an artifact.
 */
export const CONTAINER_CONTENT = /^\/(?:Table|THead|TBody|TFoot|TR|L|TOC) <<\/MCID (\d+) ?>> ?BDC$/;

/** Takes content out of the elements that only group others; `contentOf` gives what a page draws. */
export function emptyContainers(
  revision: Revision,
  contentOf: (page: PDFDict) => string | null,
): void {
  const parents = parentsOf(revision);
  for (const { ref, dict } of revision.raw.pages) {
    const list = parents.get(numberAt(dict, "StructParents") ?? -1);
    const lines = contentOf(dict)?.split("\n") ?? [];
    for (const line of lines) {
      const id = CONTAINER_CONTENT.exec(line)?.[1];
      if (id === undefined || list === undefined) continue;
      const element = list.get(Number(id));
      if (element instanceof PDFRef) dropContent(revision.edit(element), Number(id), ref);
      list.set(Number(id), PDFNull);
    }
  }
}

/** Number of a page in the parent tree → the elements of its content, to be changed. */
function parentsOf(revision: Revision): ReadonlyMap<number, PDFArray> {
  const root = revision.get(revision.catalog.get(PDFName.of("StructTreeRoot")));
  const parents = new Map<number, PDFArray>();
  const visit = (node: PDFObject | undefined) => {
    const dict = revision.get(node);
    if (!(dict instanceof PDFDict)) return;
    const kids = revision.get(dict.get(PDFName.of("Kids")));
    if (kids instanceof PDFArray) kids.asArray().forEach(visit);
    const pairs = revision.get(dict.get(PDFName.of("Nums")));
    const list = pairs instanceof PDFArray ? pairs.asArray() : [];
    for (let at = 0; at + 1 < list.length; at += 2) {
      const [number, held] = [list[at], list[at + 1]];
      const array = revision.get(held);
      if (!(number instanceof PDFNumber) || !(array instanceof PDFArray)) continue;
      if (held instanceof PDFRef) revision.replace(held, array);
      parents.set(number.asNumber(), array);
    }
  };
  if (root instanceof PDFDict) visit(root.get(PDFName.of("ParentTree")));
  return parents;
}

function dropContent(element: PDFDict, id: number, page: PDFRef): void {
  const kids = element.get(PDFName.of("K"));
  const ownPage = element.get(PDFName.of("Pg"));
  const isIt = (kid: PDFObject) =>
    kid instanceof PDFNumber
      ? kid.asNumber() === id && ownPage === page
      : kid instanceof PDFDict &&
        numberAt(kid, "MCID") === id &&
        (kid.get(PDFName.of("Pg")) ?? ownPage) === page;
  const held = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids];
  element.set(PDFName.of("K"), element.context.obj(held.filter((kid) => !isIt(kid))));
}

function numberAt(dict: PDFDict, key: string): number | null {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : null;
}
