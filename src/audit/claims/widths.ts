import type { RawFile } from "../raw/file.ts";
import { unpack } from "../raw/filters.ts";
import { isList, isOf, type Keyed, type Value } from "../raw/value.ts";
import type { Claimant } from "./model.ts";

/** Most that the two widths of a glyph may differ, in thousandths of the type size: ISO 19005-3, 6.2.11.5. */
const TOLERANCE = 1;

/**
 * Counts the glyphs of a TrueType font whose advance width differs from the width in the PDF's `W` array. Only glyphs
 * that the ToUnicode map gives a character count.
 *
 * Shape: takes character codes for glyph numbers (`Identity`); 0 for a font without a TrueType program.
 */
export function countWrongWidths({ file }: Claimant, composite: Keyed): number {
  const font = file.at(composite, "DescendantFonts");
  return isList(font)
    ? font.reduce((sum: number, each) => sum + countIn(file, composite, each), 0)
    : 0;
}

function countIn(file: RawFile, composite: Keyed, font: Value): number {
  const program = file.at(font, "FontDescriptor", "FontFile2");
  const bytes = isOf(program, "stream") ? unpack(program) : null;
  const metrics = bytes === null ? null : readMetrics(Buffer.from(bytes, "latin1"));
  if (!metrics) return 0;
  const said = readWidths(file.at(font, "W"), file.follow);
  const otherwise = Number(file.at(font, "DW") ?? 1000);
  return [...charactersOf(file.at(composite, "ToUnicode"))].filter((glyph) => {
    const width = said.get(glyph) ?? otherwise;
    const advance = metrics.advances[Math.min(glyph, metrics.advances.length - 1)] ?? 0;
    return Math.abs((advance * 1000) / metrics.unitsPerEm - width) > TOLERANCE;
  }).length;
}

/** Numbers of the glyphs that a ToUnicode map gives a character. */
function charactersOf(map: Value): ReadonlySet<number> {
  const text = isOf(map, "stream") ? (unpack(map) ?? "") : "";
  const glyphs = new Set<number>();
  const ranges = /begin(bfchar|bfrange)([\s\S]*?)end/g;
  for (const [, kind, body = ""] of text.matchAll(ranges)) {
    const row =
      kind === "bfchar" ? /<(\w+)>\s*<\w+>/g : /<(\w+)>\s*<(\w+)>\s*(?:<\w+>|\[[^\]]*\])/g;
    for (const [, first = "", last = first] of body.matchAll(row))
      for (let glyph = Number.parseInt(first, 16); glyph <= Number.parseInt(last, 16); glyph += 1)
        glyphs.add(glyph);
  }
  return glyphs;
}

/** Reads a `W` array, glyph → width, in both its forms: `c [w …]` and `first last w`. */
export function readWidths(
  list: Value,
  follow: (value: Value) => Value,
): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const items = isList(list) ? list.map(follow) : [];
  for (let index = 0; index < items.length; ) {
    const first = Number(items[index]);
    const second = items[index + 1];
    if (isList(second ?? null)) {
      (second as readonly Value[]).forEach((width, offset) => {
        widths.set(first + offset, Number(width));
      });
      index += 2;
    } else {
      for (let glyph = first; glyph <= Number(second); glyph += 1)
        widths.set(glyph, Number(items[index + 2]));
      index += 3;
    }
  }
  return widths;
}

/** Reads the advance widths of a font program. Source: OpenType 1.9, head, hhea and hmtx. */
function readMetrics(font: Buffer) {
  if (font.length < 12) return null;
  const offsets = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16;
    if (at + 16 > font.length) return null;
    offsets.set(font.toString("latin1", at, at + 4), font.readUInt32BE(at + 8));
  }
  const [head, hhea, hmtx] = ["head", "hhea", "hmtx"].map((name) => offsets.get(name));
  if (head === undefined || hhea === undefined || hmtx === undefined) return null;
  const count = font.readUInt16BE(hhea + 34);
  return {
    unitsPerEm: font.readUInt16BE(head + 18),
    advances: Array.from({ length: count }, (_, glyph) => font.readUInt16BE(hmtx + glyph * 4)),
  };
}
