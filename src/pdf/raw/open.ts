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
  readonly bytes: Buffer;
  /** Object number → the bytes between its `obj` and `endobj`; a hole where there is no such object. */
  readonly bodies: readonly (Buffer | undefined)[];
  readonly trailer: PDFDict;
  readonly catalog: PDFDict;
  readonly pages: readonly RawPage[];
  readonly context: PDFContext;
  /** Follows a reference; any other object is returned as it is. */
  get(object: PDFObject | undefined): PDFObject | undefined;
}

interface RawPage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

/** Bytes of one line of the cross-reference table. */
const LINE = 20;

/**
 * Opens a PDF with one classic cross-reference table, as the browser writes it: far faster than parsing it all.
 *
 * Errors: PRINT_FAILED where it has another shape.
 */
export function openRawPdf(bytes: Uint8Array): RawPdf {
  try {
    return open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (cause) {
    throw new ReportError("PRINT_FAILED", "The browser made a PDF that can't be read back", {
      hint: "another version of the browser may write them differently",
      cause,
    });
  }
}

function open(bytes: Buffer): RawPdf {
  const context = PDFContext.create();
  const { offsets, start, trailerAt } = readTable(bytes);
  const bodies = cutBodies(bytes, offsets, start);
  const get = readerOf(bodies, context);
  const trailer = asDict(parse(bytes.subarray(trailerAt), context));
  const catalog = asDict(get(trailer.get(PDFName.of("Root"))));
  const pages = [...listPages(catalog.get(PDFName.of("Pages")), get)];
  return { bytes, bodies, trailer, catalog, pages, context, get };
}

/** Replaces the text of objects, by number; an object whose text is null is removed. */
export function replaceBodies(
  raw: RawPdf,
  textByNumber: ReadonlyMap<number, string | null>,
): RawPdf {
  const bodies = [...raw.bodies];
  for (const [number, text] of textByNumber) {
    bodies[number] = text === null ? undefined : Buffer.from(text, "latin1");
  }
  return { ...raw, bodies, get: readerOf(bodies, raw.context) };
}

function readerOf(bodies: RawPdf["bodies"], context: PDFContext): RawPdf["get"] {
  return (object) => {
    if (!(object instanceof PDFRef)) return object;
    const body = bodies[object.objectNumber];
    return body && parse(body, context);
  };
}

function parse(body: Buffer, context: PDFContext): PDFObject {
  return PDFObjectParser.forBytes(body, context).parseObject();
}

function readTable(bytes: Buffer) {
  const end = bytes.toString("latin1", Math.max(0, bytes.length - 64));
  const start = Number(/startxref\s+(\d+)\s+%%EOF/.exec(end)?.[1]);
  const head = /^xref\s+0 (\d+)\s*?\r?\n/.exec(bytes.toString("latin1", start, start + 64));
  if (head === null) throw new Error(`Expected a cross-reference table at byte ${start}`);
  const first = start + head[0].length;
  const count = Number(head[1]);
  const lines = bytes.toString("latin1", first, first + count * LINE);
  const offsets = Array.from({ length: count }, (_, index) => {
    const line = lines.slice(index * LINE, index * LINE + LINE);
    return line[17] === "n" ? Number(line.slice(0, 10)) : undefined;
  });
  return { offsets, start, trailerAt: bytes.indexOf("<<", first + count * LINE) };
}

/** An object ends where the next in the file begins, the last where the table does. */
function cutBodies(
  bytes: Buffer,
  offsets: readonly (number | undefined)[],
  tableStart: number,
): readonly (Buffer | undefined)[] {
  const starts = offsets.filter((offset) => offset !== undefined).sort((a, b) => a - b);
  const endByStart = new Map(starts.map((s, index) => [s, starts[index + 1] ?? tableStart]));
  return offsets.map((offset) => {
    if (offset === undefined) return undefined;
    const open = bytes.indexOf("obj", offset) + "obj\n".length;
    const close = bytes.lastIndexOf("endobj", endByStart.get(offset));
    if (close < open) throw new Error(`Expected an object at byte ${offset}`);
    return bytes.subarray(open, close).subarray(0, -1);
  });
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
