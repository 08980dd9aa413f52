import { MAX_BYTES, MAX_CHARACTERS } from "./bounds.ts";
import { readCsv } from "./csv.ts";
import { readDocx } from "./docx/docx.ts";
import { decode } from "./encoding.ts";
import { readHtml } from "./html.ts";
import { type Kind, kindOf } from "./kind.ts";
import { layOut } from "./lay-out.ts";
import type { Block, ReadDocument } from "./model.ts";
import { readPdf } from "./pdf/pdf.ts";
import { Refusal, refusalOf } from "./refuse.ts";
import { readXlsx } from "./xlsx/xlsx.ts";

type Reader = (bytes: Uint8Array, name: string) => Promise<ReadDocument>;

const READERS: Readonly<Record<Kind, Reader>> = {
  docx: async (bytes) => laidOut("docx", await readDocx(bytes)),
  xlsx: async (bytes) => laidOut("xlsx", await readXlsx(bytes)),
  pdf: async (bytes) => laidOut("pdf", await readPdf(bytes)),
  text: readText,
};

/**
 * Reads a document: its text, and the tables whose rows and columns it states.
 *
 * What it is told by its bytes, not by its name; the name decides only whether rows of words with commas are a table, which
 * any text may look like: those of a file called `.txt` are text.
 * Errors: INPUT_UNREADABLE, with what to do, for a scan, a password, a damaged file, an old format, one that is too large.
 */
export async function readDocumentBytes(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  try {
    if (bytes.length > MAX_BYTES) throw new Refusal("large");
    const document = await READERS[kindOf(bytes)](bytes, name);
    if (document.text.trim() === "") throw new Refusal("empty");
    return document;
  } catch (error) {
    if (error instanceof Refusal) throw refusalOf(name, error);
    throw error;
  }
}

async function readText(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  const decoded = decode(bytes);
  if (!decoded) throw new Refusal("encoding");
  const { text, encoding } = decoded;
  if (text.length > MAX_CHARACTERS) throw new Refusal("long");
  if (isHtml(text)) return laidOut("html", await readHtml(text), encoding);
  const rows = /\.txt$/i.test(name) ? null : await readCsv(text);
  if (rows) return laidOut("csv", rows, encoding);
  return { text, format: "txt", encoding, grids: [], pictures: [] };
}

/** A page begins with a tag, after a declaration or comments where it has them. */
function isHtml(text: string): boolean {
  const start = text.slice(0, 20_000).replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, "");
  return /^\s*<(?:!doctype html|html|head|body|meta|title|div|table|p|h[1-6]|article|section)\b/i.test(
    start,
  );
}

function laidOut(
  format: ReadDocument["format"],
  blocks: readonly Block[],
  encoding: ReadDocument["encoding"] = null,
): ReadDocument {
  return { format, encoding, ...layOut(blocks) };
}
