import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFName,
  type PDFObject,
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

/** Makes one stream of the content of a page, where it is several. */
export function joinContent(dict: PDFDict, context: PDFContext): void {
  const contents = dict.lookup(CONTENTS);
  if (!(contents instanceof PDFArray)) return;
  const parts = contents.asArray().map((ref) => textOf(context.lookup(ref)));
  const joined = Buffer.from(parts.join("\n"), "latin1");
  dict.set(CONTENTS, context.register(context.flateStream(joined)));
}

function textOf(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) throw new Error(`Expected a stream, got ${stream}`);
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}
