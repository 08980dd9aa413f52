import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFObjectParser,
  PDFRef,
} from "@cantoo/pdf-lib";
import { ReportError } from "../../error.ts";

/** A PDF as the browser wrote it, of which only the objects asked for are parsed. */
export interface RawPdf {
  readonly catalog: PDFDict;
  readonly pages: readonly RawPage[];
  /** Follows a reference; anything else is given back. */
  get(object: PDFObject | undefined): PDFObject | undefined;
}

export interface RawPage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

const ENTRY_LENGTH = 20;

/**
 * Opens a PDF with one classic cross-reference table, as the browser writes it: far faster than parsing it all.
 *
 * Errors: PRINT_FAILED where it has another shape.
 */
export function openRawPdf(bytes: Uint8Array): RawPdf {
  try {
    const { offsets, trailer, context } = readTable(bytes);
    const get = (object: PDFObject | undefined): PDFObject | undefined => {
      if (!(object instanceof PDFRef)) return object;
      const offset = offsets[object.objectNumber];
      return offset === undefined ? undefined : parseAt(bytes, offset, context);
    };
    const catalog = asDict(get(trailer.get(PDFName.of("Root"))));
    return { catalog, pages: [...listPages(catalog.get(PDFName.of("Pages")), get)], get };
  } catch (cause) {
    throw new ReportError("PRINT_FAILED", "The browser made a PDF that can't be read back", {
      hint: "another version of the browser may have changed how it writes them",
      cause,
    });
  }
}

function readTable(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.toString("latin1", Math.max(0, buffer.length - 64));
  const start = Number(/startxref\s+(\d+)\s+%%EOF/.exec(end)?.[1]);
  const head = /^xref\s+0 (\d+)\s*?\r?\n/.exec(buffer.toString("latin1", start, start + 64));
  if (head === null) throw new Error(`Expected a cross-reference table at byte ${start}`);
  const count = Number(head[1]);
  const table = start + head[0].length;
  const offsets = Array.from({ length: count }, (_, index) =>
    Number(
      buffer.toString("latin1", table + index * ENTRY_LENGTH, table + index * ENTRY_LENGTH + 10),
    ),
  );
  const context = PDFContext.create();
  const after = buffer.subarray(table + count * ENTRY_LENGTH);
  const trailer = after.subarray(after.indexOf("<<"));
  return {
    offsets,
    trailer: asDict(PDFObjectParser.forBytes(trailer, context).parseObject()),
    context,
  };
}

function parseAt(bytes: Uint8Array, offset: number, context: PDFContext): PDFObject {
  const head = Buffer.from(bytes.subarray(offset, offset + 32)).toString("latin1");
  const start = /^\d+ \d+ obj\s/.exec(head);
  if (start === null) throw new Error(`Expected an object at byte ${offset}`);
  return PDFObjectParser.forBytes(bytes.subarray(offset + start[0].length), context).parseObject();
}

function* listPages(
  node: PDFObject | undefined,
  get: RawPdf["get"],
): Generator<RawPage, void, undefined> {
  const dict = asDict(get(node));
  const kids = get(dict.get(PDFName.of("Kids")));
  if (kids instanceof PDFArray) for (const kid of kids.asArray()) yield* listPages(kid, get);
  else if (node instanceof PDFRef) yield { ref: node, dict };
}

function asDict(object: PDFObject | undefined): PDFDict {
  if (object instanceof PDFDict) return object;
  throw new Error(`Expected a dictionary, got ${object}`);
}
