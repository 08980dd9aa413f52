import { inflateRawSync } from "node:zlib";
import { MAX_UNPACKED, MAX_UNPACKED_XML } from "./bounds.ts";
import { Refusal } from "./refuse.ts";

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  /** Where its local header begins. */
  readonly at: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const [STORED, DEFLATED] = [0, 8];

/** Names of what an archive holds. Errors: `broken` where it has no list of contents. */
export function namesInZip(bytes: Uint8Array): readonly string[] {
  return entriesOf(bytes).map(({ name }) => name);
}

/**
 * Unpacks an archive once for no other reason than to see what it comes to: the libraries that read it have no bound, and the
 * sizes that it states need not be true.
 *
 * `look` is given each part on the way. Errors: `unpacked`, `broken`, and those of `look`.
 */
export function checkUnpacked(bytes: Uint8Array, look: Look = () => {}): void {
  let [all, xml] = [0, 0];
  for (const entry of entriesOf(bytes)) {
    const isXml = /\.(?:xml|rels)$/i.test(entry.name);
    const room = Math.min(MAX_UNPACKED - all, isXml ? MAX_UNPACKED_XML - xml : MAX_UNPACKED);
    const part = unpack(bytes, entry, room);
    look(entry.name, part);
    all += part.length;
    if (isXml) xml += part.length;
  }
}

type Look = (name: string, part: Uint8Array) => void;

function unpack(bytes: Uint8Array, entry: Entry, room: number): Uint8Array {
  const view = viewOf(bytes);
  const { at, packed, method } = entry;
  if (at + 30 > bytes.length) throw new Refusal("broken");
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) throw new Refusal("broken");
  const part = bytes.subarray(start, start + packed);
  if (method === STORED && packed <= room) return part;
  if (method === STORED || room <= 0) throw new Refusal("unpacked");
  if (method !== DEFLATED) throw new Refusal("broken");
  try {
    return inflateRawSync(part, { maxOutputLength: room });
  } catch (cause) {
    const isTooLarge = (cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw new Refusal(isTooLarge ? "unpacked" : "broken", { cause });
  }
}

function entriesOf(bytes: Uint8Array): readonly Entry[] {
  const view = viewOf(bytes);
  const end = endRecord(bytes, view);
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw new Refusal("broken");
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const nameEnd = at + 46 + (name ?? 0);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at = nameEnd + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** The record at the end that says where the list of contents is; a comment of up to 64 KB may follow it. */
function endRecord(bytes: Uint8Array, view: DataView): number {
  const least = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= least; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new Refusal("broken");
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
