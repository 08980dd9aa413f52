import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";
import { openRawFile, type RawFile } from "../../audit/raw/file.ts";
import { isKeyed, isList, isOf, type Value } from "../../audit/raw/value.ts";
import { reach } from "./objects.ts";

/**
 * Tells whether a file's own table of objects leads to the same objects as its text read from front to back.
 *
 * A viewer goes by the table as long as it can. Where the two differ, or the table is broken, what it shows cannot be
 * known but by looking.
 */
export function agreesWithTable(
  bytes: Uint8Array,
  root: PDFObject | undefined,
  context: PDFContext,
): boolean {
  const file = openRawFile(bytes);
  if (!file || !areStreamsClosed(bytes)) return false;
  const { Root } = context.trailerInfo;
  const named = file.trailer.entries.get("Root");
  if (!(Root instanceof PDFRef) || !isOf(named, "ref") || named.number !== Root.objectNumber)
    return false;
  for (const object of reach([root], context)) {
    if (object instanceof PDFRef && !isSame(context.lookup(object), read(file, object)))
      return false;
  }
  return true;
}

/** A stream that has lost its end is read on by one viewer, and by another not. */
function areStreamsClosed(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const begun = text.match(/(?<!end)stream\r?\n/g)?.length ?? 0;
  return begun === (text.match(/endstream/g)?.length ?? 0);
}

function read(file: RawFile, { objectNumber }: PDFRef): Value {
  return file.follow({ kind: "ref", number: objectNumber });
}

function isSame(object: PDFObject | undefined, value: Value): boolean {
  if (object instanceof PDFRawStream)
    return (
      isOf(value, "stream") &&
      value.raw.length === object.contents.length &&
      isSameDict(object.dict, value)
    );
  if (object instanceof PDFDict) return isOf(value, "dict") && isSameDict(object, value);
  if (object instanceof PDFArray)
    return (
      isList(value) &&
      value.length === object.size() &&
      object.asArray().every((each, at) => isSame(each, value[at] ?? null))
    );
  if (object instanceof PDFRef) return isOf(value, "ref") && value.number === object.objectNumber;
  if (object instanceof PDFNumber) return value === object.asNumber();
  if (object instanceof PDFName) return isOf(value, "name") && value.name === object.decodeText();
  return !isKeyed(value) && !isList(value) && typeof value !== "number";
}

function isSameDict(dict: PDFDict, value: Value): boolean {
  if (!isKeyed(value) || value.entries.size !== dict.entries().length) return false;
  return dict
    .entries()
    .every(([key, each]) => isSame(each, value.entries.get(key.decodeText()) ?? null));
}
