import { PDFArray, type PDFDict, PDFRawStream, PDFStream } from "@cantoo/pdf-lib";
import { UnfitFile } from "./fault.ts";
import { follow, name } from "./objects.ts";
import { unpackStream } from "./unpack.ts";

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
    return Buffer.from(unpackStream(stream, page)).toString("latin1");
  } catch (cause) {
    if (cause instanceof UnfitFile) throw cause;
    throw new UnfitFile(`has content that cannot be unpacked, on its page ${page}`);
  }
}
