import { type PDFContext, PDFDict, type PDFObject, PDFRef } from "@cantoo/pdf-lib";
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

/**
 * Most pages of all files that a memo attaches: about 40 s on two cores where they are closely printed, more than half of
 * it to find what they draw where the memo's number stands.
 */
export const MOST_PAGES = 1000;

/** Most entries of lists of pages: a few lines may say more of them than could ever be read. */
const MOST_ENTRIES = 200_000;

interface Node {
  readonly dict: PDFDict;
  /** With what it has from the tree above it. */
  readonly whole: PDFDict;
  readonly kids: readonly PDFObject[];
  /** Which kid comes next. */
  next: number;
}

/**
 * Lists the pages of a file in their order; a page that is used twice is two.
 *
 * Errors: UnfitFile where one is missing, where the tree leads back into itself, and for more than `most`.
 */
export function listPages(
  catalog: PDFDict,
  context: PDFContext,
  most: number,
): readonly ForeignPage[] {
  const pages: ForeignPage[] = [];
  const used = new Set<PDFRef>();
  let count = 0;
  for (const { kid, dict, parent } of walk(catalog, context)) {
    count += 1;
    if (count > most) continue;
    const isNew = kid instanceof PDFRef && !used.has(kid);
    const ref = isNew ? kid : context.nextRef();
    used.add(ref);
    const whole = inherit(dict, parent);
    // Tags know one page of the name only.
    if (!isNew) whole.delete(name("StructParents"));
    pages.push({ number: count, ref, dict: whole });
  }
  if (count > most) throw tooMany(count, most);
  if (count === 0) throw new UnfitFile("has no pages");
  return pages;
}

interface Leaf {
  readonly kid: PDFObject;
  readonly dict: PDFDict;
  /** With what it has from the tree above it. */
  readonly parent: PDFDict;
}

/** Goes through the leaves of the tree, however deep it is. */
function* walk(catalog: PDFDict, context: PDFContext): Generator<Leaf> {
  const root = dictAt(catalog, "Pages");
  if (!root) throw new UnfitFile("has no pages that can be found");
  const above = new Set([root]);
  const open: Node[] = [{ dict: root, whole: root, kids: listAt(root, "Kids"), next: 0 }];
  let entries = 0;
  let leaves = 0;
  for (let node = open.at(-1); node; node = open.at(-1)) {
    const kid = node.kids[node.next];
    node.next += 1;
    if (kid === undefined) {
      above.delete(node.dict);
      open.pop();
      continue;
    }
    entries += 1;
    if (entries > MOST_ENTRIES) throw new UnfitFile("has a list of pages that never ends");
    const dict = follow(kid, context);
    if (!(dict instanceof PDFDict))
      throw new UnfitFile(`ends before its page ${leaves + 1}, or has lost it`);
    if (!dict.has(name("Kids"))) {
      leaves += 1;
      yield { kid, dict, parent: node.whole };
      continue;
    }
    if (above.has(dict)) throw new UnfitFile("has a list of pages that leads back into itself");
    above.add(dict);
    open.push({ dict, whole: inherit(dict, node.whole), kids: listAt(dict, "Kids"), next: 0 });
  }
}

function tooMany(count: number, most: number): UnfitFile {
  const left =
    most < MOST_PAGES
      ? `, and the files before it leave ${most} of the ${MOST_PAGES} that a memo takes`
      : `; a memo takes ${MOST_PAGES}`;
  return new UnfitFile(
    `has ${count} pages${left}`,
    "attach the pages that matter, or say in the text where the whole is found",
  );
}

function inherit(node: PDFDict, from: PDFDict): PDFDict {
  const whole = cloneDict(node);
  for (const key of INHERITED) {
    const value = from.get(key);
    if (value && !whole.has(key)) whole.set(key, value);
  }
  return whole;
}
