import { inflateSync } from "node:zlib";
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { UnfitFile } from "./fault.ts";
import { follow, name } from "./objects.ts";

/** Most bytes of one stream when unpacked: more than any page draws, and little enough to be held. */
const MOST_BYTES = 2 ** 28;

/**
 * Unpacks a stream, filter after filter, as each may make a thousand bytes of one.
 *
 * Errors: `UnfitFile` where it is too large, whatever zlib says where it is damaged.
 */
export function unpackStream(stream: PDFRawStream, page: number): Uint8Array {
  let bytes = stream.contents;
  for (const [index, filter] of filtersOf(stream).entries()) {
    const parameters = parametersOf(stream, index);
    bytes =
      FLATE.test(filter.decodeText()) && !parameters
        ? inflate(bytes, page)
        : decode(stream, { bytes, filter, parameters });
    if (bytes.length > MOST_BYTES) throw tooLarge(page);
  }
  return bytes;
}

/**
 * Undoes the filters of a stream as far as zlib packed it, pictures within not.
 *
 * Errors: as of `unpackStream`.
 */
export function checkPacking(stream: PDFRawStream, page: number): void {
  let bytes = stream.contents;
  for (const [index, filter] of filtersOf(stream).entries()) {
    if (!FLATE.test(filter.decodeText())) return;
    bytes = inflate(bytes, page);
    if (parametersOf(stream, index)) return;
  }
}

/** The filters of a stream, in the order in which they are undone. */
function filtersOf({ dict }: PDFRawStream): readonly PDFName[] {
  const found = follow(dict.get(name("Filter")), dict.context);
  const filters = found instanceof PDFArray ? found.asArray() : [found];
  return filters
    .map((filter) => follow(filter, dict.context))
    .filter((filter): filter is PDFName => filter instanceof PDFName);
}

const FLATE = /^(FlateDecode|Fl)$/;

function parametersOf({ dict }: PDFRawStream, index: number): PDFDict | null {
  const found = follow(dict.get(name("DecodeParms")), dict.context);
  const own = found instanceof PDFArray ? follow(found.get(index), dict.context) : found;
  return own instanceof PDFDict && (index === 0 || found instanceof PDFArray) ? own : null;
}

function inflate(bytes: Uint8Array, page: number): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(page);
    throw cause;
  }
}

interface Step {
  readonly bytes: Uint8Array;
  readonly filter: PDFName;
  readonly parameters: PDFDict | null;
}

/** Undoes one filter, as if the stream had no other. */
function decode({ dict }: PDFRawStream, { bytes, filter, parameters }: Step): Uint8Array {
  const alone = PDFDict.withContext(dict.context);
  alone.set(name("Filter"), filter);
  if (parameters) alone.set(name("DecodeParms"), parameters);
  return decodePDFRawStream(PDFRawStream.of(alone, bytes)).decode();
}

function tooLarge(page: number): UnfitFile {
  return new UnfitFile(
    `has more than ${MOST_BYTES / 2 ** 20} MB in one object when unpacked, on its page ${page}`,
  );
}
