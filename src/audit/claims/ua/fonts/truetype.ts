import { readChart } from "./charts.ts";
import { ENCODINGS } from "./encodings.ts";
import { type FontProgram, numbersOf } from "./program.ts";

interface Table {
  readonly at: number;
  readonly length: number;
}

/** The tables of an OpenType font by tag; null for anything else. Source: OpenType 1.9. */
export function tablesOf(font: Buffer): ReadonlyMap<string, Table> | null {
  if (font.length < 12 || !SIGNATURES.has(font.readUInt32BE(0))) return null;
  const start = font.readUInt32BE(0) === COLLECTION ? font.readUInt32BE(12) : 0;
  const tables = new Map<string, Table>();
  for (let index = 0; index < font.readUInt16BE(start + 4); index += 1) {
    const row = start + 12 + index * 16;
    if (row + 16 > font.length) break;
    const at = font.readUInt32BE(row + 8);
    const length = font.readUInt32BE(row + 12);
    if (at < font.length) tables.set(font.toString("latin1", row, row + 4), { at, length });
  }
  return tables;
}

const COLLECTION = 0x74746366;
const SIGNATURES = new Set([0x00010000, 0x74727565, 0x4f54544f, COLLECTION]);

/** Reads a TrueType font; null where it has not the tables that every one needs. */
export function readTrueType(font: Buffer): FontProgram | null {
  const tables = tablesOf(font);
  const at = (tag: string) => tables?.get(tag)?.at;
  const [head, hhea, hmtx, maxp, loca] = ["head", "hhea", "hmtx", "maxp", "loca"].map(at);
  if (!tables || head === undefined || hhea === undefined || hmtx === undefined) return null;
  if (maxp === undefined || loca === undefined) return null;
  const glyphs = font.readUInt16BE(maxp + 4);
  const scale = 1000 / (font.readUInt16BE(head + 18) || 1000);
  const measured = font.readUInt16BE(hhea + 34);
  const isLong = font.readInt16BE(head + 50) === 1;
  const offset = (glyph: number) =>
    isLong ? readAt(font, loca + glyph * 4, 4) : readAt(font, loca + glyph * 2, 2);
  const names = tables.has("post") ? readNames(font, tables.get("post") as Table) : [];
  return {
    kind: "truetype",
    glyphs,
    widthOf: (glyph) => {
      const width = readAt(font, hmtx + Math.min(glyph, measured - 1) * 4, 2);
      return glyph < glyphs && width !== null ? width * scale : null;
    },
    isDrawn: (glyph) => glyph < glyphs && offset(glyph) !== offset(glyph + 1),
    names,
    byName: numbersOf(names),
    encoding: null,
    byCid: null,
    charts: chartsOf(font, tables.get("cmap")),
  };
}

function readAt(font: Buffer, at: number, bytes: number): number | null {
  return at + bytes <= font.length ? font.readUIntBE(at, bytes) : null;
}

/** The tables of characters by platform and encoding, e.g. `3,1`. */
function chartsOf(font: Buffer, cmap: Table | undefined): FontProgram["charts"] {
  const charts = new Map<string, ReadonlyMap<number, number>>();
  if (!cmap || cmap.at + 4 > font.length) return charts;
  for (let index = 0; index < font.readUInt16BE(cmap.at + 2); index += 1) {
    const row = cmap.at + 4 + index * 8;
    if (row + 8 > font.length) break;
    const key = `${font.readUInt16BE(row)},${font.readUInt16BE(row + 2)}`;
    charts.set(key, readChart(font, cmap.at + font.readUInt32BE(row + 4)));
  }
  return charts;
}

/** The names of a table `post`, as far as it spells them; those of the Macintosh order only where they are letters. */
function readNames(font: Buffer, { at, length }: Table): readonly string[] {
  if (at + 34 > font.length || font.readUInt32BE(at) !== 0x00020000) return [];
  const count = font.readUInt16BE(at + 32);
  const end = Math.min(at + length, font.length);
  const spelled: string[] = [];
  for (let next = at + 34 + count * 2; next < end; next += 1 + (font[next] ?? 0))
    spelled.push(font.toString("latin1", next + 1, next + 1 + (font[next] ?? 0)));
  return Array.from({ length: count }, (_, glyph) => {
    const index = readAt(font, at + 34 + glyph * 2, 2) ?? 0;
    return index < 258 ? (macNames()[index] ?? "") : (spelled[index - 258] ?? "");
  });
}

/** The first names of the Macintosh order are those of its encoding, from the space on. */
function macNames(): readonly string[] {
  const letters = (ENCODINGS.get("MacRomanEncoding") ?? []).slice(32, 127);
  return [".notdef", ".null", "nonmarkingreturn", ...letters.map((name) => name ?? "")];
}
