import { createHash } from "node:crypto";
import { PDFHexString, PDFName, type PDFObject, PDFStream } from "@cantoo/pdf-lib";
import type { Revision } from "./revision.ts";

/** The second line tells programs that the file is binary. */
const HEADER = Buffer.from("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "latin1");
/** Objects in one object stream: packed together they shrink to a quarter, but a reader unpacks whole streams. */
const OBJECTS_A_PACK = 250;
/** Bytes of the fields of a cross-reference entry: kind, offset or number of the pack, index in the pack. */
const WIDTHS = [1, 4, 2] as const;
const ENTRY_BYTES = WIDTHS[0] + WIDTHS[1] + WIDTHS[2];

/** Where an object is: nowhere (0), at an offset (1), or in a pack at an index (2). */
type Entry = readonly [kind: 0 | 1 | 2, at: number, index: number];
type Numbered = readonly [number: number, body: Buffer];

/**
 * Writes a PDF 1.7 with packed objects; what did not change is copied as it is.
 *
 * Shape: the same objects give the same bytes on every machine: what is packed here is packed by code that comes
 * with the project, not by the machine's zlib. The file's id is a hash of all that stands before it.
 */
export function writeRevision(revision: Revision): Uint8Array {
  const { raw, count } = revision;
  const { streams, small } = sortObjects(revision);
  const packs = cutPacks(small).map((pack, index) => [count + index, pack] as const);
  const tableNumber = count + packs.length;
  const entries: Entry[] = Array.from({ length: tableNumber + 1 }, () => [0, 0, 0xffff]);
  const parts: Buffer[] = [HEADER];
  let length = HEADER.length;
  const put = (number: number, body: Buffer) => {
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    entries[number] = [1, length, 0];
    parts.push(part);
    length += part.length;
  };
  for (const [number, body] of streams) put(number, body);
  for (const [number, pack] of packs) {
    put(number, packObjects(revision, pack));
    for (const [index, [packed]] of pack.entries()) entries[packed] = [2, number, index];
  }
  const tableAt = length;
  entries[tableNumber] = [1, tableAt, 0];
  const id = PDFHexString.of(hashOf(parts));
  const table = raw.context.flateStream(tableOf(entries), {
    Type: "XRef",
    Size: entries.length,
    W: [...WIDTHS],
    Root: raw.trailer.get(PDFName.of("Root")),
    Info: raw.trailer.get(PDFName.of("Info")),
    ID: [id, id],
  });
  put(tableNumber, bytesOf(table));
  return Buffer.concat([...parts, Buffer.from(`startxref\n${tableAt}\n%%EOF\n`)]);
}

/** Sorts out the streams, which cannot be put into a pack (object stream). */
function sortObjects({ raw, changed, count }: Revision) {
  const streams: Numbered[] = [];
  const small: Numbered[] = [];
  for (let number = 1; number < count; number += 1) {
    const object = changed.get(number);
    const body = object === undefined ? raw.bodies[number] : bytesOf(object);
    if (body === undefined) continue;
    const isStream =
      object === undefined ? body.includes("endstream", -11) : object instanceof PDFStream;
    (isStream ? streams : small).push([number, body]);
  }
  return { streams, small };
}

function cutPacks(objects: readonly Numbered[]): readonly (readonly Numbered[])[] {
  return Array.from({ length: Math.ceil(objects.length / OBJECTS_A_PACK) }, (_, index) =>
    objects.slice(index * OBJECTS_A_PACK, (index + 1) * OBJECTS_A_PACK),
  );
}

function packObjects({ raw }: Revision, pack: readonly Numbered[]): Buffer {
  let offset = 0;
  const places = pack.map(([number, body]) => {
    const place = `${number} ${offset}`;
    offset += body.length + 1;
    return place;
  });
  const head = Buffer.from(`${places.join(" ")}\n`);
  const contents = Buffer.concat([head, ...pack.flatMap(([, body]) => [body, Buffer.from("\n")])]);
  const about = { Type: "ObjStm", N: pack.length, First: head.length };
  return bytesOf(raw.context.flateStream(contents, about));
}

function tableOf(entries: readonly Entry[]): Buffer {
  const table = Buffer.alloc(entries.length * ENTRY_BYTES);
  for (const [row, [kind, at, index]] of entries.entries()) {
    table.writeUInt8(kind, row * ENTRY_BYTES);
    table.writeUInt32BE(at, row * ENTRY_BYTES + WIDTHS[0]);
    table.writeUInt16BE(index, row * ENTRY_BYTES + WIDTHS[0] + WIDTHS[1]);
  }
  return table;
}

function bytesOf(object: PDFObject): Buffer {
  const bytes = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

function hashOf(parts: readonly Buffer[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 32);
}
