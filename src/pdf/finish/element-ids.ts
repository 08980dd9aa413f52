import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from "@cantoo/pdf-lib";
import type { Revision } from "./revision.ts";

/** How the browser names elements that others refer to: after a counter that it keeps from page to page. */
const ID = /\(node(\d{8})\)/g;
const DEFINITION = /\/ID \(node(\d{8})\)/g;

/**
 * Numbers the elements of a PDF anew in the order in which it has them, whatever the browser's counter said.
 *
 * Shape: the names keep their length, so that every offset stays right.
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

/** Sorts the index of the elements by their new names; the browser keeps it in one leaf. */
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
