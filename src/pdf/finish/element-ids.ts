import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from "@cantoo/pdf-lib";
import type { Revision } from "./revision.ts";

/** An id that the browser gives a structure element: a counter that it does not reset for each document. */
const ID = /\(node(\d{8})\)/g;
const DEFINITION = /\/ID \(node(\d{8})\)/g;

/**
 * Renumbers the ids of the structure elements of a PDF in their order, so that the same document has the same bytes.
 *
 * Shape: the ids keep their length, so that the offsets in the cross-reference table stay right.
 */
export function renumberElements(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const numbers = new Map<string, string>();
  for (const [, id] of text.matchAll(DEFINITION)) {
    if (id !== undefined && !numbers.has(id))
      numbers.set(id, String(numbers.size + 1).padStart(8, "0"));
  }
  const renumbered = text.replace(
    ID,
    (whole, id) => `(node${numbers.get(id) ?? whole.slice(5, -1)})`,
  );
  return Buffer.from(renumbered, "latin1");
}

/** Sorts the ID tree by the new ids, as a name tree has to be sorted; the browser writes it as one leaf. */
export function sortElementIndex({ catalog, raw, edit }: Revision): void {
  const tree = asDict(raw.get(catalog.get(PDFName.of("StructTreeRoot"))));
  const root = tree?.get(PDFName.of("IDTree"));
  const leaf = asDict(raw.get(root))?.get(PDFName.of("Kids"));
  const leafRef = leaf instanceof PDFArray && leaf.size() === 1 ? leaf.get(0) : root;
  if (!(leafRef instanceof PDFRef)) return;
  const dict = edit(leafRef);
  const names = dict.lookup(PDFName.of("Names"), PDFArray).asArray();
  const pairs = names.flatMap((name, at) => (at % 2 === 0 ? [[name, names[at + 1]] as const] : []));
  pairs.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  dict.set(PDFName.of("Names"), raw.context.obj(pairs.flat() as PDFObject[]));
  if (!dict.has(PDFName.of("Limits"))) return;
  const limits = [pairs[0]?.[0], pairs.at(-1)?.[0]] as PDFObject[];
  dict.set(PDFName.of("Limits"), raw.context.obj(limits));
}

function asDict(object: PDFObject | undefined): PDFDict | undefined {
  return object instanceof PDFDict ? object : undefined;
}
