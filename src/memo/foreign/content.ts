import { inflateSync } from "node:zlib";
import {
  decodePDFRawStream,
  PDFArray,
  type PDFDict,
  PDFName,
  PDFRawStream,
  PDFStream,
} from "@cantoo/pdf-lib";
import { UnfitFile } from "./fault.ts";
import { follow, name } from "./objects.ts";

/** The content of a page in one piece, one character a byte. */
export function contentOf(dict: PDFDict, page: number): string {
  const { context } = dict;
  const found = follow(dict.get(name("Contents")), context);
  const streams = found instanceof PDFArray ? found.asArray() : found ? [found] : [];
  return streams
    .flatMap((each) => {
      const stream = follow(each, context);
      return stream instanceof PDFStream ? [unpack(stream, page)] : [];
    })
    .join("\n");
}

function unpack(stream: PDFStream, page: number): string {
  if (!(stream instanceof PDFRawStream)) return stream.getContentsString();
  try {
    const isPlain = stream.dict.get(name("Filter")) === PDFName.of("FlateDecode");
    const bytes =
      isPlain && !stream.dict.has(name("DecodeParms"))
        ? inflateSync(stream.contents)
        : decodePDFRawStream(stream).decode();
    return Buffer.from(bytes).toString("latin1");
  } catch {
    throw new UnfitFile(`has content that cannot be unpacked, on its page ${page}`);
  }
}
