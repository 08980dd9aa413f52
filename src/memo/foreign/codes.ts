import { type PDFDict, PDFRawStream } from "@cantoo/pdf-lib";
import { UnfitFile } from "./fault.ts";
import { follow, name } from "./objects.ts";
import { unpackStream } from "./unpack.ts";

/** Most codes that all ranges of a table may have together: four times those of two bytes, more than any font has. */
const MOST_CODES = 2 ** 18;

/** A list that is left open goes on to the end. */
const RANGES = /begin(?:bf|cid|notdef)range[\s\S]*?(?:end(?:bf|cid|notdef)range|$)/g;
// What is no digit within brackets is passed over, as readers do: `<3c <c319>` is 3cc319.
const RANGE = /<([^>]*)>\s*<([^>]*)>\s*(?:<|\[|\d)/g;

/**
 * Looks whether the tables of a font's codes come to an end: a damaged range may name billions, and viewers hang on it.
 *
 * Errors: UnfitFile.
 */
export function checkCodes(font: PDFDict, page: number): void {
  for (const key of ["ToUnicode", "Encoding"]) {
    const stream = follow(font.get(name(key)), font.context);
    if (!(stream instanceof PDFRawStream)) continue;
    if (countCodes(readTable(stream, page)) > MOST_CODES)
      throw new UnfitFile(`has a font on its page ${page} whose table of characters never ends`);
  }
}

/** What cannot be unpacked has no ranges to go through. */
function readTable(stream: PDFRawStream, page: number): string {
  try {
    return Buffer.from(unpackStream(stream, page)).toString("latin1");
  } catch {
    return "";
  }
}

function countCodes(table: string): number {
  let codes = 0;
  // Outside of these lists, codes stand with what they mean.
  for (const [list] of table.matchAll(RANGES)) {
    for (const [, from = "", to = ""] of list.matchAll(RANGE))
      codes += Math.max(0, codeOf(to) - codeOf(from));
  }
  return codes;
}

/** Of an odd number of digits the last byte ends in 0. */
function codeOf(written: string): number {
  const digits = written.replace(/[^\da-f]/gi, "");
  return Number.parseInt(digits.length % 2 === 0 ? digits : `${digits}0`, 16);
}
