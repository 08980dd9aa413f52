import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFName,
  PDFRawStream,
} from "@cantoo/pdf-lib";

const CONTENTS = PDFName.of("Contents");

/** Puts operators before and after the content of a page. */
export function wrapContent(
  dict: PDFDict,
  before: string,
  after: string,
  context: PDFContext,
): void {
  const stream = (text: string) => context.register(context.stream(`${text}\n`));
  const contents = dict.get(CONTENTS);
  const found = contents && context.lookup(contents);
  const inner = found instanceof PDFArray ? found.asArray() : contents ? [contents] : [];
  dict.set(CONTENTS, context.obj([stream(before), ...inner, stream(after)] as never));
}

/** Makes one stream of the content of a page, as the stages that finish a document expect it. */
export function joinContent(dict: PDFDict, context: PDFContext): void {
  const streams = dict
    .lookup(CONTENTS, PDFArray)
    .asArray()
    .map((ref) => context.lookup(ref));
  const parts = streams.map((stream) => {
    if (!(stream instanceof PDFRawStream)) return stream?.toString() ?? "";
    return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
  });
  const joined = Buffer.from(parts.join("\n"), "latin1");
  dict.set(CONTENTS, context.register(context.flateStream(joined)));
}
