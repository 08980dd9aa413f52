import { createHash } from "node:crypto";
import { PDFHexString, PDFName, type PDFObject, PDFRawStream, PDFStream } from "@cantoo/pdf-lib";
import type { Revision } from "./revision.ts";

/** The second line tells programs that the file is binary. */
const HEADER = Buffer.from("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "latin1");
/** Small objects are packed together, where they shrink to a quarter; readers open whole packs. */
const OBJECTS_A_PACK = 250;
/** Bytes of an entry of the cross-reference stream: kind, offset or pack, index in the pack. */
const WIDTHS = [1, 4, 2] as const;

type Entry = readonly [kind: 0 | 1 | 2, at: number, index: number];

/**
 * Writes a PDF 1.7 with packed objects; what did not change is copied as it is.
 *
 * Shape: the same objects give the same bytes on every machine: what is packed here is packed by code of ours,
 * not by the machine's zlib. The file's id is a hash of what stands before it.
 */
export function writeRevision(revision: Revision): Uint8Array {
  const { raw, changed } = revision;
  const entries: Entry[] = Array.from({ length: revision.count }, () => [0, 0, 0xffff]);
  const parts: Buffer[] = [HEADER];
  let length = HEADER.length;
  const put = (number: number, body: Buffer) => {
    entries[number] = [1, length, 0];
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    parts.push(part);
    length += part.length;
  };
  const small: [number: number, body: Buffer][] = [];
  for (let number = 1; number < revision.count; number += 1) {
    const object = changed.get(number);
    const body = object === undefined ? raw.bodies[number] : bytesOf(object);
    if (body === undefined) continue;
    const isStream =
      object === undefined ? body.includes("endstream", -11) : object instanceof PDFStream;
    if (isStream) put(number, body);
    else small.push([number, body]);
  }
  for (let at = 0; at < small.length; at += OBJECTS_A_PACK) {
    const pack = small.slice(at, at + OBJECTS_A_PACK);
    const number = entries.length;
    pack.forEach(([packed], index) => {
      entries[packed] = [2, number, index];
    });
    put(number, packObjects(revision, pack));
  }
  const id = PDFHexString.of(hashOf(parts));
  const table = raw.context.flateStream(tableOf([...entries, [1, length, 0]]), {
    Type: "XRef",
    Size: entries.length + 1,
    W: [...WIDTHS],
    Root: raw.trailer.get(PDFName.of("Root")),
    Info: raw.trailer.get(PDFName.of("Info")),
    ID: [id, id],
  });
  const tableAt = length;
  put(entries.length, bytesOf(table));
  parts.push(Buffer.from(`startxref\n${tableAt}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function packObjects({ raw }: Revision, pack: readonly [number, Buffer][]): Buffer {
  let offset = 0;
  const index = pack.map(([number, body]) => {
    const place = `${number} ${offset}`;
    offset += body.length + 1;
    return place;
  });
  const head = Buffer.from(`${index.join(" ")}\n`);
  const bodies = pack.flatMap(([, body]) => [body, Buffer.from("\n")]);
  const contents = Buffer.concat([head, ...bodies]);
  const about = { Type: "ObjStm", N: pack.length, First: head.length };
  return bytesOf(raw.context.flateStream(contents, about));
}

function tableOf(entries: readonly Entry[]): Buffer {
  const size = WIDTHS[0] + WIDTHS[1] + WIDTHS[2];
  const table = Buffer.alloc(entries.length * size);
  entries.forEach(([kind, at, index], row) => {
    table.writeUInt8(kind, row * size);
    table.writeUInt32BE(at, row * size + WIDTHS[0]);
    table.writeUInt16BE(index, row * size + WIDTHS[0] + WIDTHS[1]);
  });
  return table;
}

function bytesOf(object: PDFObject): Buffer {
  if (object instanceof PDFRawStream) object.updateDict();
  const bytes = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

function hashOf(parts: readonly Buffer[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 32);
}
