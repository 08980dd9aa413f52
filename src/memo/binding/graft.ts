import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";

/** A document whose objects now stand in another one, its own page tree left behind. */
export interface Grafted {
  readonly catalog: PDFDict;
  readonly pages: readonly GraftedPage[];
  /** Every dictionary that came along, streams' own included. */
  readonly dicts: readonly PDFDict[];
}

export interface GraftedPage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

/** What a page may have from the tree above it. */
const INHERITED = ["Resources", "MediaBox", "CropBox", "Rotate"].map((key) => PDFName.of(key));

/**
 * Puts all objects of a PDF into another document under new numbers, so that every reference among them
 * holds: tags, links and bookmarks as well as pages.
 *
 * Errors: whatever the library throws for a file it cannot read.
 */
export async function graft(bytes: Uint8Array, target: PDFContext): Promise<Grafted> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  const sourcePages = source.getPages();
  for (const { node } of sourcePages) {
    for (const key of INHERITED) {
      const value = node.getInheritableAttribute(key);
      if (value) node.set(key, value);
    }
    node.delete(PDFName.of("Parent"));
  }
  const objects = source.context.enumerateIndirectObjects();
  const renumbered = new Map(objects.map(([ref]) => [ref, target.nextRef()]));
  const dicts: PDFDict[] = [];
  const copy = copierInto(target, renumbered, dicts);
  for (const [ref, object] of objects) target.assign(newRef(renumbered, ref), copy(object));
  return {
    catalog: copy(source.catalog) as PDFDict,
    pages: sourcePages.map((page) => {
      const ref = newRef(renumbered, page.ref);
      return { ref, dict: target.lookup(ref, PDFDict) };
    }),
    dicts,
  };
}

function newRef(renumbered: ReadonlyMap<PDFRef, PDFRef>, ref: PDFRef): PDFRef {
  const found = renumbered.get(ref);
  if (!found) throw new Error(`The object ${ref} was listed and is gone`);
  return found;
}

/** Makes what copies objects into a document; direct objects nest no deeper than a few levels, whatever the document. */
export function copierInto(
  target: PDFContext,
  renumbered: ReadonlyMap<PDFRef, PDFRef>,
  dicts: PDFDict[],
): (object: PDFObject) => PDFObject {
  const copy = (object: PDFObject): PDFObject => {
    // A reference to nothing reads as null, here as there.
    if (object instanceof PDFRef) return renumbered.get(object) ?? target.obj(null);
    if (object instanceof PDFArray) return target.obj(object.asArray().map(copy) as never);
    if (object instanceof PDFDict) return copyDict(object);
    if (object instanceof PDFRawStream)
      return PDFRawStream.of(copyDict(object.dict), object.contents);
    return object;
  };
  const copyDict = (object: PDFDict): PDFDict => {
    const dict = PDFDict.withContext(target);
    for (const [key, value] of object.entries()) dict.set(key, copy(value));
    dicts.push(dict);
    return dict;
  };
  return copy;
}
