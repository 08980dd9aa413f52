import { CFF_STRINGS } from "./cff-strings.ts";
import { type CharString, widthIn } from "./charstring.ts";
import { ENCODINGS } from "./encodings.ts";
import { type FontProgram, numbersOf } from "./program.ts";

/** An index of byte strings, and where the file goes on behind it. */
interface Index {
  readonly items: readonly Buffer[];
  readonly next: number;
}

type Dict = ReadonlyMap<number, readonly number[]>;

/** Operators of a dictionary; those of two bytes count from 1200. */
const KEY = {
  charset: 15,
  encoding: 16,
  charStrings: 17,
  private: 18,
  subrs: 19,
  usual: 20,
  nominal: 21,
  matrix: 1207,
  ros: 1230,
  parts: 1236,
  select: 1237,
} as const;

/** Reads a CFF font; null where it cannot be followed. Source: Adobe Technical Note 5176. */
export function readCff(font: Buffer): FontProgram | null {
  try {
    return read(font);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function read(font: Buffer): FontProgram | null {
  const named = readIndex(font, font.readUInt8(2));
  const tops = readIndex(font, named.next);
  const strings = readIndex(font, tops.next);
  const shared = readIndex(font, strings.next).items;
  const top = readDict(tops.items[0] ?? Buffer.alloc(0));
  const place = top.get(KEY.charStrings)?.[0];
  if (place === undefined) return null;
  const glyphs = readIndex(font, place).items;
  const ids = readCharset(font, top.get(KEY.charset)?.[0] ?? 0, glyphs.length);
  const isKeyed = top.has(KEY.ros);
  const nameOf = (id: number) =>
    CFF_STRINGS[id] ?? strings.items[id - CFF_STRINGS.length]?.toString("latin1") ?? "";
  const names = isKeyed ? [] : ids.map(nameOf);
  const partOf = partsOf(font, top, glyphs.length);
  const scale = 1000 * (top.get(KEY.matrix)?.[0] ?? 0.001);
  return {
    kind: "cff",
    glyphs: glyphs.length,
    widthOf: (glyph) => {
      const code = glyphs[glyph];
      const part = partOf(glyph);
      return code && part ? scaled(widthIn(code, { ...part, shared }), scale) : null;
    },
    isDrawn: (glyph) => glyph < glyphs.length,
    names,
    byName: numbersOf(names),
    encoding: isKeyed ? null : readEncoding(font, top.get(KEY.encoding)?.[0] ?? 0, names),
    byCid: isKeyed ? new Map(ids.map((id, glyph) => [id, glyph])) : null,
    charts: new Map(),
  };
}

function scaled(width: number | null, scale: number): number | null {
  return width === null ? null : width * scale;
}

function readIndex(font: Buffer, at: number): Index {
  const count = font.readUInt16BE(at);
  if (count === 0) return { items: [], next: at + 2 };
  const size = font.readUInt8(at + 2);
  const offset = (index: number) => font.readUIntBE(at + 3 + index * size, size);
  const base = at + 3 + (count + 1) * size - 1;
  const items = Array.from({ length: count }, (_, index) =>
    font.subarray(base + offset(index), base + offset(index + 1)),
  );
  return { items, next: base + offset(count) };
}

/** Reads a dictionary: operands first, then the operator. */
function readDict(data: Buffer): Dict {
  const dict = new Map<number, readonly number[]>();
  let operands: number[] = [];
  for (let at = 0; at < data.length; ) {
    const byte = data.readUInt8(at);
    if (byte <= 21) {
      const isLong = byte === 12;
      dict.set(isLong ? 1200 + data.readUInt8(at + 1) : byte, operands);
      operands = [];
      at += isLong ? 2 : 1;
      continue;
    }
    const [value, next] = readNumber(data, at);
    operands.push(value);
    at = next;
  }
  return dict;
}

function readNumber(data: Buffer, at: number): readonly [value: number, next: number] {
  const byte = data.readUInt8(at);
  if (byte === 28) return [data.readInt16BE(at + 1), at + 3];
  if (byte === 29) return [data.readInt32BE(at + 1), at + 5];
  if (byte === 30) return readReal(data, at + 1);
  if (byte <= 246) return [byte - 139, at + 1];
  if (byte <= 250) return [(byte - 247) * 256 + data.readUInt8(at + 1) + 108, at + 2];
  return [-(byte - 251) * 256 - data.readUInt8(at + 1) - 108, at + 2];
}

const NIBBLES = [..."0123456789", ".", "E", "E-", "", "-"];

function readReal(data: Buffer, from: number): readonly [value: number, next: number] {
  let text = "";
  for (let at = from; ; at += 1)
    for (const nibble of [data.readUInt8(at) >> 4, data.readUInt8(at) & 15]) {
      if (nibble === 15) return [Number(text), at + 1];
      text += NIBBLES[nibble] ?? "";
    }
}

/** Names (or CIDs) of the glyphs by number. Charsets 0 to 2 are predefined; the first is that of the strings. */
function readCharset(font: Buffer, at: number, count: number): readonly number[] {
  if (at <= 2) return Array.from({ length: count }, (_, glyph) => glyph);
  const ids = [0];
  const format = font.readUInt8(at);
  for (let next = at + 1; ids.length < count; ) {
    const first = font.readUInt16BE(next);
    const more =
      format === 0 ? 0 : format === 1 ? font.readUInt8(next + 2) : font.readUInt16BE(next + 2);
    for (let id = first; id <= first + more && ids.length < count; id += 1) ids.push(id);
    next += 2 + format;
  }
  return ids;
}

function readEncoding(font: Buffer, at: number, names: readonly string[]) {
  const encoding = new Map<number, string>();
  if (at <= 1) {
    for (const [code, name] of (ENCODINGS.get("StandardEncoding") ?? []).entries())
      if (name !== undefined) encoding.set(code, name);
    return encoding;
  }
  const format = font.readUInt8(at) & 0x7f;
  let glyph = 1;
  for (let index = 0; index < font.readUInt8(at + 1); index += 1) {
    const row = at + 2 + index * (format + 1);
    const more = format === 0 ? 0 : font.readUInt8(row + 1);
    for (let code = font.readUInt8(row); code <= font.readUInt8(row) + more; code += 1, glyph += 1)
      encoding.set(code, names[glyph] ?? "");
  }
  return encoding;
}

type Part = Omit<CharString, "shared">;

/** What the glyphs of a part of the font have in common: the font as a whole, or those that it selects. */
function partsOf(font: Buffer, top: Dict, count: number): (glyph: number) => Part | undefined {
  const list = top.get(KEY.parts)?.[0];
  if (list === undefined) {
    const whole = readPart(font, top);
    return () => whole;
  }
  const parts = readIndex(font, list).items.map((data) => readPart(font, readDict(data)));
  const select = readSelect(font, top.get(KEY.select)?.[0] ?? 0, count);
  return (glyph) => parts[select[glyph] ?? 0];
}

function readPart(font: Buffer, dict: Dict): Part {
  const [size = 0, at = 0] = dict.get(KEY.private) ?? [];
  const own = readDict(font.subarray(at, at + size));
  const subrs = own.get(KEY.subrs)?.[0];
  return {
    usual: own.get(KEY.usual)?.[0] ?? 0,
    nominal: own.get(KEY.nominal)?.[0] ?? 0,
    own: subrs === undefined ? [] : readIndex(font, at + subrs).items,
  };
}

function readSelect(font: Buffer, at: number, count: number): readonly number[] {
  if (font.readUInt8(at) === 0)
    return Array.from({ length: count }, (_, glyph) => font.readUInt8(at + 1 + glyph));
  const select: number[] = [];
  for (let range = 0; range < font.readUInt16BE(at + 1); range += 1) {
    const row = at + 3 + range * 3;
    for (let glyph = font.readUInt16BE(row); glyph < font.readUInt16BE(row + 3); glyph += 1)
      select[glyph] = font.readUInt8(row + 2);
  }
  return select;
}
