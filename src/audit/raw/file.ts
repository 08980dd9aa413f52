import { unpack } from "./filters.ts";
import { parseValue, skipSpace } from "./parse.ts";
import {
  type Dict,
  isKeyed,
  isList,
  isOf,
  type Keyed,
  nameOf,
  type Stream,
  type Value,
} from "./value.ts";

/** A PDF object by object, as it stands in the file: what a reading library keeps to itself. */
export interface RawFile {
  /** One character a byte. */
  readonly text: string;
  readonly trailer: Keyed;
  readonly catalog: Keyed;
  /** What a reference leads to; any other value as it is. */
  follow(value: Value | undefined): Value;
  /** The value of a key, followed. */
  at(owner: Value | undefined, ...keys: readonly string[]): Value;
  /** Every object of the file. */
  readonly objects: () => readonly (readonly [number: number, value: Value])[];
}

/** Where an object is: at an offset, or in a pack of objects. */
type Place = { readonly offset: number } | { readonly pack: number };

// Several checks look at the same bytes, which are read once; the WeakMap frees the file with them.
const fileByBytes = new WeakMap<Uint8Array, RawFile | null>();

/** Opens a PDF by its table of references; null where it has none that can be followed. The bytes may not change after. */
export function openRawFile(bytes: Uint8Array): RawFile | null {
  const known = fileByBytes.get(bytes);
  if (known !== undefined) return known;
  const file = openAnew(bytes);
  fileByBytes.set(bytes, file);
  return file;
}

function openAnew(bytes: Uint8Array): RawFile | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const table = readTables(text);
  return table && openWith(text, table);
}

interface Table {
  readonly placeByNumber: Map<number, Place | null>;
  readonly trailer: Keyed;
}

function openWith(text: string, { placeByNumber, trailer }: Table): RawFile | null {
  const known = new Map<number, Value>();
  const packs = new Map<number, ReadonlyMap<number, Value>>();
  const fetch = (number: number): Value => {
    const place = placeByNumber.get(number);
    if (!place) return null;
    if ("offset" in place) return readObject(text, { ...place, number }, follow);
    const pack = packs.get(place.pack) ?? openPack(follow({ kind: "ref", number: place.pack }));
    packs.set(place.pack, pack);
    return pack.get(number) ?? null;
  };
  function follow(value: Value | undefined): Value {
    if (!isOf(value, "ref")) return value ?? null;
    const held = known.get(value.number);
    if (held !== undefined) return held;
    // A circle of references ends in nothing.
    known.set(value.number, null);
    const found = follow(fetch(value.number));
    known.set(value.number, found);
    return found;
  }
  const at = (owner: Value | undefined, ...keys: readonly string[]): Value =>
    keys.reduce((value: Value, key) => {
      const held = follow(value);
      return isKeyed(held) ? follow(held.entries.get(key)) : null;
    }, owner ?? null);
  const catalog = at(trailer, "Root");
  if (!isKeyed(catalog)) return null;
  const objects = () =>
    [...placeByNumber.keys()].map((number) => [number, follow({ kind: "ref", number })] as const);
  return { text, trailer, catalog, follow, at, objects };
}

/** Reads `12 0 obj …`, a stream with all its bytes; null where another object stands there than the one of the number. */
function readObject(
  text: string,
  { offset, number }: { readonly offset: number; readonly number: number | null },
  follow: (value: Value | undefined) => Value,
): Value {
  HEAD.lastIndex = skipSpace(text, offset);
  const head = HEAD.exec(text);
  if (head === null || (number !== null && Number(head[1]) !== number)) return null;
  const parsed = parseValue(text, HEAD.lastIndex);
  if (!parsed || !isOf(parsed.value, "dict")) return parsed?.value ?? null;
  STREAM.lastIndex = skipSpace(text, parsed.next);
  if (!STREAM.test(text)) return parsed.value;
  const { entries } = parsed.value;
  const begin = STREAM.lastIndex;
  const length = follow(entries.get("Length"));
  const end = typeof length === "number" ? begin + length : text.indexOf("endstream", begin);
  return { kind: "stream", entries, raw: text.slice(begin, end) };
}

// A table that is a byte off may lead into a number: to 4 of 34.
const HEAD = /(?<!\d)(\d+)\s+\d+\s+obj/y;
const STREAM = /stream(?:\r\n|\n|\r)/y;

function openPack(value: Value): ReadonlyMap<number, Value> {
  const content = isOf(value, "stream") ? unpack(value) : null;
  const first = isOf(value, "stream") ? value.entries.get("First") : null;
  if (content === null || typeof first !== "number") return new Map();
  const numbers = content.slice(0, first).trim().split(/\s+/).map(Number);
  const objects = new Map<number, Value>();
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const parsed = parseValue(content, first + (numbers[index + 1] ?? 0));
    objects.set(numbers[index] ?? 0, parsed?.value ?? null);
  }
  return objects;
}

/** Reads the tables of references from the latest to the first. */
function readTables(text: string): Table | null {
  const placeByNumber: Table["placeByNumber"] = new Map();
  const starts = [...text.matchAll(/startxref\s+(\d+)/g)].map(([, offset]) => Number(offset));
  const waiting = starts.slice(-1);
  const seen = new Set<number>();
  let trailer: Keyed | null = null;
  for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    const read = text.startsWith("xref", offset)
      ? readPlain(text, offset)
      : readPacked(text, offset);
    if (!read) return null;
    for (const [number, place] of read.places)
      if (!placeByNumber.has(number)) placeByNumber.set(number, place);
    trailer ??= read.trailer;
    for (const key of ["XRefStm", "Prev"]) {
      const earlier = read.trailer.entries.get(key);
      if (typeof earlier === "number") waiting.push(earlier);
    }
  }
  return trailer && { placeByNumber, trailer };
}

interface Section {
  readonly places: readonly (readonly [number: number, place: Place | null])[];
  readonly trailer: Keyed;
}

function readPlain(text: string, offset: number): Section | null {
  const places: [number, Place | null][] = [];
  let at = offset + "xref".length;
  for (;;) {
    RANGE.lastIndex = at;
    const range = RANGE.exec(text);
    if (!range) break;
    at = RANGE.lastIndex;
    for (let index = 0; index < Number(range[2]); index += 1) {
      ROW.lastIndex = at;
      const row = ROW.exec(text);
      if (!row) return null;
      at = ROW.lastIndex;
      places.push([Number(range[1]) + index, row[2] === "n" ? { offset: Number(row[1]) } : null]);
    }
  }
  const end = text.indexOf("trailer", at);
  const trailer = end < 0 ? null : parseValue(text, end + "trailer".length)?.value;
  return isOf(trailer ?? null, "dict") ? { places, trailer: trailer as Dict } : null;
}

const RANGE = /\s*(\d+)\s+(\d+)[ \t]*(?=[\r\n])/y;
const ROW = /\s*(\d{10})\s+\d{5}\s+([nf])/y;

function readPacked(text: string, offset: number): Section | null {
  const table = readObject(text, { offset, number: null }, (value) => value ?? null);
  if (!isOf(table, "stream") || nameOf(table.entries.get("Type")) !== "XRef") return null;
  const rows = unpack(table);
  const widths = numbersIn(table, "W");
  if (rows === null || widths.length < 3) return null;
  const ranges = numbersIn(table, "Index");
  const size = table.entries.get("Size");
  return {
    places: placesIn(rows, widths, ranges.length > 0 ? ranges : [0, Number(size)]),
    trailer: table,
  };
}

function numbersIn({ entries }: Stream, key: string): readonly number[] {
  const list = entries.get(key);
  return isList(list) ? list.map(Number) : [];
}

function placesIn(rows: string, widths: readonly number[], ranges: readonly number[]) {
  const bytes = Buffer.from(rows, "latin1");
  const places: [number, Place | null][] = [];
  let at = 0;
  const take = (width: number, other: number) => {
    if (width === 0) return other;
    const value = bytes.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0);
    at += width;
    return value;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    for (let index = 0; index < (ranges[range + 1] ?? 0) && at < bytes.length; index += 1) {
      const kind = take(widths[0] ?? 0, 1);
      const where = take(widths[1] ?? 0, 0);
      take(widths[2] ?? 0, 0);
      const place = kind === 1 ? { offset: where } : kind === 2 ? { pack: where } : null;
      places.push([(ranges[range] ?? 0) + index, place]);
    }
  }
  return places;
}
