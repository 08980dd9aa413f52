import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFString,
} from "@cantoo/pdf-lib";
import type { Grafted, GraftedPage } from "./graft.ts";

/** Named places of one part, by the name they had in it. */
type Places = ReadonlyMap<string, PDFObject>;

const name = (key: string) => PDFName.of(key);

/** Lists the places that links of a document lead to by name. */
export function listPlaces({ catalog }: Grafted, context: PDFContext): Places {
  const places = new Map<string, PDFObject>();
  const old = catalog.lookupMaybe(name("Dests"), PDFDict);
  for (const [key, place] of old?.entries() ?? [])
    places.set(key.decodeText(), placeOf(place, context));
  const tree = catalog.lookupMaybe(name("Names"), PDFDict)?.lookupMaybe(name("Dests"), PDFDict);
  if (tree) for (const [key, place] of leavesOf(tree)) places.set(key, placeOf(place, context));
  return places;
}

/** A place is an array, or a dictionary that holds one. */
function placeOf(object: PDFObject, context: PDFContext): PDFObject {
  const found = context.lookup(object);
  return (found instanceof PDFDict ? found.get(name("D")) : found) ?? context.obj(null);
}

function* leavesOf(node: PDFDict): Generator<readonly [string, PDFObject]> {
  const names = node.lookupMaybe(name("Names"), PDFArray);
  for (let index = 0; names && index + 1 < names.size(); index += 2) {
    yield [textOf(names.lookup(index)) ?? "", names.get(index + 1)];
  }
  const kids = node.lookupMaybe(name("Kids"), PDFArray);
  for (let index = 0; kids && index < kids.size(); index++)
    yield* leavesOf(kids.lookup(index, PDFDict));
}

/** The name in a link; null where it leads to a page directly. */
function textOf(object: PDFObject | undefined): string | null {
  if (object instanceof PDFName || object instanceof PDFString || object instanceof PDFHexString) {
    return object.decodeText();
  }
  return null;
}

/** A name in the bound document: that of a part's place with the part before it, in ASCII. */
function boundName(part: number, place: string): string {
  return `${part}.${encodeURIComponent(place)}`;
}

/** Makes the links on pages of a part lead to the names its places have in the bound document. */
export function renameLinks(pages: readonly GraftedPage[], part: number): void {
  for (const link of pages.flatMap(linksOn)) {
    renamePlace(link, "Dest", part);
    const action = link.lookupMaybe(name("A"), PDFDict);
    if (action?.get(name("S")) === name("GoTo")) renamePlace(action, "D", part);
  }
}

/** Renames what a link or bookmark leads to, where that is a name. */
export function renamePlace(dict: PDFDict, key: "Dest" | "D", part: number): void {
  const place = textOf(dict.lookup(name(key)));
  if (place !== null) dict.set(name(key), name(boundName(part, place)));
}

/**
 * Makes links to `scheme:anchor` lead to the first part that has such a place.
 *
 * Errors: throws where none has; the page was told which anchors there are.
 */
export function joinLinks(
  pages: readonly GraftedPage[],
  scheme: string,
  placesByPart: readonly Places[],
): void {
  for (const link of pages.flatMap(linksOn)) {
    const action = link.lookupMaybe(name("A"), PDFDict);
    const uri = textOf(action?.lookup(name("URI")));
    if (!uri?.startsWith(scheme)) continue;
    const anchor = decodeURIComponent(uri.slice(scheme.length));
    const part = placesByPart.findIndex((places) => places.has(anchor));
    if (part < 0) throw new Error(`A link leads to "${anchor}", which no attachment has`);
    link.delete(name("A"));
    link.set(name("Dest"), name(boundName(part, anchor)));
  }
}

function linksOn({ dict }: GraftedPage): readonly PDFDict[] {
  const annotations = dict.lookupMaybe(name("Annots"), PDFArray);
  if (!annotations) return [];
  return annotations.asArray().flatMap((entry) => {
    const annotation = dict.context.lookup(entry);
    const isLink =
      annotation instanceof PDFDict && annotation.get(name("Subtype")) === name("Link");
    return isLink ? [annotation] : [];
  });
}

/** Lists the places of all parts under their names in the bound document; null where there are none. */
export function writePlaces(placesByPart: readonly Places[], context: PDFContext): PDFDict | null {
  const dict = PDFDict.withContext(context);
  for (const [part, places] of placesByPart.entries()) {
    for (const [place, target] of places) dict.set(name(boundName(part, place)), target);
  }
  return dict.keys().length > 0 ? dict : null;
}

/** What links say of themselves: where one leads, `#name` or an address → its words. */
export function readLinkTexts(pages: readonly GraftedPage[]): Readonly<Record<string, string>> {
  const texts = pages.flatMap(linksOn).flatMap((link): [string, string][] => {
    const words = textOf(link.lookup(name("Contents")));
    const place = link.lookup(name("Dest"));
    const uri = textOf(link.lookupMaybe(name("A"), PDFDict)?.lookup(name("URI")));
    const target = place instanceof PDFName ? `#${place.decodeText()}` : uri;
    return words === null || target === null ? [] : [[target, words]];
  });
  return Object.fromEntries(texts);
}
