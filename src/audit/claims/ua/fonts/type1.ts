import { ENCODINGS } from "./encodings.ts";
import { type FontProgram, numbersOf } from "./program.ts";

const [KEY_FILE, KEY_GLYPH] = [55665, 4330];

/** Reads a Type 1 font; null where its glyphs cannot be found. Source: Adobe Type 1 Font Format. */
export function readType1(font: Buffer): FontProgram | null {
  const plain = unwrap(font);
  const begin = plain.indexOf("eexec");
  if (begin < 0) return null;
  const head = plain.toString("latin1", 0, begin);
  const hidden = decrypt(asBinary(afterSpace(plain, begin + 5)), KEY_FILE, 4);
  const glyphs = readGlyphs(hidden);
  if (glyphs.size === 0) return null;
  const names = [...glyphs.keys()];
  const matrix = /\/FontMatrix\s*\[\s*([-\d.eE+]+)/.exec(head);
  const scale = 1000 * (Number(matrix?.[1] ?? 0.001) || 0.001);
  return {
    kind: "type1",
    glyphs: names.length,
    widthOf: (glyph) => {
      const width = widthIn(glyphs.get(names[glyph] ?? "") ?? Buffer.alloc(0));
      return width === null ? null : width * scale;
    },
    isDrawn: (glyph) => glyph < names.length,
    names,
    byName: numbersOf(names),
    encoding: readEncoding(head),
    byCid: null,
    charts: new Map(),
  };
}

/** Takes the parts of a file with headers (PFB) together. */
function unwrap(font: Buffer): Buffer {
  if (font[0] !== 0x80) return font;
  const parts: Buffer[] = [];
  for (let at = 0; at + 6 <= font.length && font[at] === 0x80 && (font[at + 1] ?? 3) < 3; ) {
    const length = font.readUInt32LE(at + 2);
    parts.push(font.subarray(at + 6, at + 6 + length));
    at += 6 + length;
  }
  return Buffer.concat(parts);
}

function afterSpace(data: Buffer, from: number): Buffer {
  let at = from;
  while (/^[ \t\r\n]$/.test(String.fromCharCode(data[at] ?? 0))) at += 1;
  return data.subarray(at);
}

function asBinary(data: Buffer): Buffer {
  const isHex = /^[0-9a-fA-F]{4}$/.test(data.toString("latin1", 0, 4));
  return isHex ? Buffer.from(data.toString("latin1").replace(/\s/g, ""), "hex") : data;
}

function decrypt(data: Buffer, key: number, skip: number): Buffer {
  let state = key;
  const plain = Buffer.alloc(data.length);
  for (const [index, byte] of data.entries()) {
    plain[index] = byte ^ (state >> 8);
    state = ((byte + state) * 52845 + 22719) & 0xffff;
  }
  return plain.subarray(skip);
}

/** The charstrings by the names of their glyphs. */
function readGlyphs(hidden: Buffer): ReadonlyMap<string, Buffer> {
  const text = hidden.toString("latin1");
  const skip = Number(/\/lenIV\s+(-?\d+)/.exec(text)?.[1] ?? 4);
  const glyphs = new Map<string, Buffer>();
  const entry = /\/([^\s/{}[\]()<>%]+)\s+(\d+)\s+(?:RD|-\||\S+)\s/g;
  entry.lastIndex = Math.max(0, text.indexOf("/CharStrings"));
  // The entry of the dictionary itself has a number, too.
  if (text.startsWith("/CharStrings", entry.lastIndex)) entry.lastIndex += "/CharStrings".length;
  for (let match = entry.exec(text); match; match = entry.exec(text)) {
    const length = Number(match[2]);
    const data = hidden.subarray(entry.lastIndex, entry.lastIndex + length);
    glyphs.set(match[1] ?? "", skip < 0 ? data : decrypt(data, KEY_GLYPH, skip));
    entry.lastIndex += length;
  }
  return glyphs;
}

/** The width that `hsbw` or `sbw` states; they come first in every charstring. */
function widthIn(code: Buffer): number | null {
  const stack: number[] = [];
  for (let at = 0; at < code.length; ) {
    const byte = code[at] ?? 0;
    if (byte === 13) return stack[1] ?? null;
    if (byte === 12 && code[at + 1] === 7) return stack[2] ?? null;
    if (byte === 12 && code[at + 1] === 12) {
      const divisor = stack.pop() ?? 1;
      stack.push((stack.pop() ?? 0) / divisor);
      at += 2;
    } else if (byte < 32) return null;
    else if (byte <= 246) {
      stack.push(byte - 139);
      at += 1;
    } else if (byte <= 254) {
      const more = (code[at + 1] ?? 0) + 108;
      stack.push(byte <= 250 ? (byte - 247) * 256 + more : -(byte - 251) * 256 - more);
      at += 2;
    } else {
      stack.push(at + 5 <= code.length ? code.readInt32BE(at + 1) : 0);
      at += 5;
    }
  }
  return null;
}

function readEncoding(head: string): ReadonlyMap<number, string> {
  const encoding = new Map<number, string>();
  if (/\/Encoding\s+StandardEncoding\b/.test(head)) {
    for (const [code, name] of (ENCODINGS.get("StandardEncoding") ?? []).entries())
      if (name !== undefined) encoding.set(code, name);
    return encoding;
  }
  for (const [, code, name = ""] of head.matchAll(/dup\s+(\d+)\s*\/(\S+)\s+put/g))
    encoding.set(Number(code), name);
  return encoding;
}
