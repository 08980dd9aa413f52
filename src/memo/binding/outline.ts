import { type PDFContext, PDFDict, PDFHexString, PDFName, type PDFRef } from "@cantoo/pdf-lib";
import type { Grafted } from "./graft.ts";
import { renamePlace } from "./places.ts";

/** A bookmark with those below it. */
export interface Bookmark {
  /** Title, target, style: everything but its place among the others. */
  readonly dict: PDFDict;
  readonly children: readonly Bookmark[];
}

const name = (key: string) => PDFName.of(key);
const CHAIN = ["Parent", "Prev", "Next", "First", "Last", "Count"].map(name);

/** Reads the bookmarks of a part, as they lead in the bound document. */
export function readOutline({ catalog }: Grafted, part: number): readonly Bookmark[] {
  const root = catalog.lookupMaybe(name("Outlines"), PDFDict);
  return root ? childrenOf(root, part, new Set([root])) : [];
}

function childrenOf(parent: PDFDict, part: number, seen: Set<PDFDict>): readonly Bookmark[] {
  const bookmarks: Bookmark[] = [];
  let item = parent.lookupMaybe(name("First"), PDFDict);
  // A chain that comes back to itself ends there.
  while (item && !seen.has(item)) {
    seen.add(item);
    const children = childrenOf(item, part, seen);
    const next = item.lookupMaybe(name("Next"), PDFDict);
    for (const key of CHAIN) item.delete(key);
    renamePlace(item, "Dest", part);
    const action = item.lookupMaybe(name("A"), PDFDict);
    if (action?.get(name("S")) === name("GoTo")) renamePlace(action, "D", part);
    // Tags of the part no longer answer to it.
    item.delete(name("SE"));
    bookmarks.push({ dict: item, children });
    item = next;
  }
  return bookmarks;
}

/** Makes a bookmark that leads to the top of a page. */
export function markPage(title: string, page: PDFRef, context: PDFContext): PDFDict {
  const dest = context.obj([page, name("XYZ"), null, null, null]);
  return context.obj({
    Title: PDFHexString.fromText(title),
    Dest: dest,
  } as never) as unknown as PDFDict;
}

/** Writes bookmarks as the outline of the document, the first two levels open; null where there are none. */
export function writeOutline(bookmarks: readonly Bookmark[], context: PDFContext): PDFRef | null {
  if (bookmarks.length === 0) return null;
  const root = context.nextRef();
  const dict = context.obj({ Type: "Outlines" } as never) as unknown as PDFDict;
  context.assign(root, dict);
  const shown = chain(bookmarks, root, dict, 1, context);
  dict.set(name("Count"), context.obj(shown));
  return root;
}

const OPEN_LEVELS = 1;

/** Links bookmarks of one level; tells how many entries a viewer shows at first. */
function chain(
  bookmarks: readonly Bookmark[],
  parent: PDFRef,
  parentDict: PDFDict,
  level: number,
  context: PDFContext,
): number {
  const refs = bookmarks.map(() => context.nextRef());
  let shown = bookmarks.length;
  for (const [index, { dict, children }] of bookmarks.entries()) {
    const [ref, before, after] = [refs[index], refs[index - 1], refs[index + 1]];
    if (!ref) continue;
    context.assign(ref, dict);
    dict.set(name("Parent"), parent);
    if (before) dict.set(name("Prev"), before);
    if (after) dict.set(name("Next"), after);
    if (children.length === 0) continue;
    const below = chain(children, ref, dict, level + 1, context);
    const isOpen = level <= OPEN_LEVELS;
    dict.set(name("Count"), context.obj(isOpen ? below : -below));
    if (isOpen) shown += below;
  }
  const [first, last] = [refs[0], refs.at(-1)];
  if (first) parentDict.set(name("First"), first);
  if (last) parentDict.set(name("Last"), last);
  return shown;
}
