import { inflateSync } from "node:zlib";
import { PDFDict, PDFName, type PDFObject, PDFRawStream, PDFString } from "@cantoo/pdf-lib";
import type { RawPdf } from "../raw/open.ts";
import { SHAPES } from "./shapes.ts";

/** What is wrong with the letters of a printed document. */
export interface FontFaults {
  /** Fonts that were not served, as the PDF names them. */
  readonly foreign: readonly string[];
  /** Pages, from 1, with a character that no font has: an empty box stands for it. */
  readonly boxes: readonly number[];
}

const FONT_NAME = /\/BaseFont \/(?:[A-Z]{6}\+)?([^\s/<>[\]()]+)/g;
const SHOWN_TEXT = /(?:<([\da-fA-F]+)>|\(((?:[^\\()]|\\.)*)\)) Tj/gs;

/** Finds fonts other than those served, and boxes in place of characters. */
export function findFontFaults(
  bytes: Uint8Array,
  raw: RawPdf,
  served: ReadonlySet<string>,
): FontFaults {
  const boxes = raw.pages.flatMap(({ dict }, index) => {
    const contents = raw.get(dict.get(PDFName.of("Contents")));
    return hasBox(contents, raw) || hasBoxInForms(dict, raw) ? [index + 1] : [];
  });
  return { foreign: listFonts(bytes).filter((name) => !served.has(name)), boxes };
}

/**
 * Lists the fonts of a PDF. The browser compresses only streams, so that a search of the bytes finds every name; Type 3
 * fonts have no name.
 */
function listFonts(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const names = new Set([...text.matchAll(FONT_NAME)].map(([, name]) => name as string));
  return [...names, ...(text.includes("/Subtype /Type3") ? [SHAPES] : [])].sort();
}

/** Looks for boxes in forms, in which the browser draws text that has an opacity. */
function hasBoxInForms(owner: PDFDict, raw: RawPdf): boolean {
  const resources = asDict(raw.get(owner.get(PDFName.of("Resources"))));
  const forms = asDict(raw.get(resources?.get(PDFName.of("XObject"))));
  return (forms?.values() ?? []).some((ref) => {
    const form = raw.get(ref);
    if (!(form instanceof PDFRawStream)) return false;
    const isForm = form.dict.get(PDFName.of("Subtype")) === PDFName.of("Form");
    return isForm && (hasBox(form, raw) || hasBoxInForms(form.dict, raw));
  });
}

/** Text is shown as glyph numbers of two bytes each; number 0 is the box. */
function hasBox(stream: PDFObject | undefined, raw: RawPdf): boolean {
  if (!(stream instanceof PDFRawStream)) return false;
  const isPacked = raw.get(stream.dict.get(PDFName.of("Filter"))) === PDFName.of("FlateDecode");
  const content = Buffer.from(isPacked ? inflateSync(stream.contents) : stream.contents);
  for (const [, hex, plain] of content.toString("latin1").matchAll(SHOWN_TEXT)) {
    const glyphs = hex ?? Buffer.from(PDFString.of(plain ?? "").asBytes()).toString("hex");
    for (let at = 0; at < glyphs.length; at += 4) if (glyphs.startsWith("0000", at)) return true;
  }
  return false;
}

function asDict(object: PDFObject | undefined): PDFDict | undefined {
  return object instanceof PDFDict ? object : undefined;
}
