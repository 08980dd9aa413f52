import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";
import { dictAt, follow, name, nameAt, numberAt, reach, textAt } from "./objects.ts";

/**
 * Mends what PDF/A-3 asks of a file and what changes nothing that is seen: packing, flags, descriptions.
 *
 * Source: ISO 19005-3, 6.1.7.2, 6.2.8.3, 6.3, 6.6.2 and 6.8.
 */
export function mendForArchive(catalog: PDFDict, context: PDFContext): void {
  const files: PDFRef[] = [];
  for (const object of [...reach([catalog], context)]) {
    if (object instanceof PDFRef) {
      const found = context.lookup(object);
      if (found instanceof PDFRawStream) repack(object, found, context);
      if (found instanceof PDFDict && isFile(found)) files.push(object);
    }
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    // Metadata of parts may break rules of their own; those of the whole are the memo's.
    for (const key of ["Metadata", "PieceInfo"]) dict.delete(name(key));
    if (nameAt(dict, "Subtype") === "Image") dict.delete(name("Interpolate"));
    if (isAnnotation(dict)) mendAnnotation(dict);
    if (isFile(dict)) mendFile(dict);
  }
  if (files.length > 0) catalog.set(name("AF"), context.obj(files));
}

/** LZW is not allowed: what it packed is packed anew. */
function repack(ref: PDFRef, stream: PDFRawStream, context: PDFContext): void {
  const { dict } = stream;
  const found = follow(dict.get(name("Filter")), context);
  const filters = found instanceof PDFArray ? found.asArray() : [found];
  const isLzw = (at: number) => /^\/(LZWDecode|LZW)$/.test(String(follow(filters[at], context)));
  // Behind another filter it is rare, and refused.
  if (filters.length !== 1 || !isLzw(0)) return;
  const parameters = dictAt(dict, "DecodeParms");
  const packed = context.flateStream(decodePDFRawStream(stream).decode());
  for (const [key, value] of dict.entries()) if (!packed.dict.has(key)) packed.dict.set(key, value);
  // What comes after unpacking, e.g. differences between rows, is the same for both.
  parameters?.delete(name("EarlyChange"));
  context.assign(ref, packed);
}

function isAnnotation(dict: PDFDict): boolean {
  return dict.has(name("Rect")) && dict.has(name("Subtype"));
}

/** Bits of the flags: ISO 32000-1, table 165. What is hidden was left out before. */
const PRINT = 1 << 2;
const HIDING = 1 | (1 << 1) | (1 << 5) | (1 << 8);
/** A note is drawn upright and in one size. */
const FIXED = (1 << 3) | (1 << 4);

function mendAnnotation(dict: PDFDict): void {
  const flags = ((numberAt(dict, "F") ?? 0) & ~HIDING) | PRINT;
  const all = nameAt(dict, "Subtype") === "Text" ? flags | FIXED : flags;
  dict.set(name("F"), PDFNumber.of(all));
  const looks = dictAt(dict, "AP");
  for (const key of ["R", "D"]) looks?.delete(name(key));
}

function isFile(dict: PDFDict): boolean {
  return dictAt(dict, "EF") !== undefined && /^(Filespec|F)?$/.test(nameAt(dict, "Type"));
}

/** What a carried file is said to be where it says nothing itself. */
function mendFile(dict: PDFDict): void {
  const called = textAt(dict, "UF") ?? textAt(dict, "F") ?? "";
  if (!dict.has(name("AFRelationship"))) dict.set(name("AFRelationship"), name("Unspecified"));
  if (!textAt(dict, "Desc")) dict.set(name("Desc"), PDFHexString.fromText(called));
  for (const key of ["F", "UF"]) {
    const held = dictAt(dictAt(dict, "EF"), key);
    if (held && nameAt(held, "Subtype") === "")
      held.set(name("Subtype"), name("application/octet-stream"));
  }
}
