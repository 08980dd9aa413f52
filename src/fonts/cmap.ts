/**
 * Returns the glyph that a TrueType font has for each code point; code points without a glyph are missing from the map.
 *
 * Source: OpenType 1.9, table `cmap`, subtables of format 4 and 12.
 */
export function glyphsOf(font: Uint8Array): ReadonlyMap<number, number> {
  const data = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(data, "cmap");
  const glyphByCode = new Map<number, number>();
  for (let index = 0; index < data.getUint16(cmap + 2); index++) {
    const subtable = cmap + data.getUint32(cmap + 8 + 8 * index);
    const format = data.getUint16(subtable);
    if (format === 4) readSegments(data, subtable, glyphByCode);
    if (format === 12) readGroups(data, subtable, glyphByCode);
  }
  return glyphByCode;
}

/** Lists the code points that a TrueType font has glyphs for. */
export function codePointsOf(font: Uint8Array): ReadonlySet<number> {
  return new Set(glyphsOf(font).keys());
}

function tableOffset(data: DataView, tag: string): number {
  for (let index = 0; index < data.getUint16(4); index++) {
    const record = 12 + 16 * index;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => data.getUint8(record + byte)));
    if (name === tag) return data.getUint32(record + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

function readSegments(data: DataView, subtable: number, glyphByCode: Map<number, number>): void {
  const twiceCount = data.getUint16(subtable + 6);
  for (let at = 0; at < twiceCount; at += 2) {
    const end = subtable + 14 + at;
    const last = data.getUint16(end);
    const first = data.getUint16(end + 2 + twiceCount);
    const delta = data.getUint16(end + 2 + 2 * twiceCount);
    const offsetAt = end + 2 + 3 * twiceCount;
    const offset = data.getUint16(offsetAt);
    for (let code = first; code <= last; code++) {
      const listed = offset === 0 ? code : data.getUint16(offsetAt + offset + 2 * (code - first));
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphByCode.set(code, glyph);
    }
  }
}

function readGroups(data: DataView, subtable: number, glyphByCode: Map<number, number>): void {
  for (let index = 0; index < data.getUint32(subtable + 12); index++) {
    const group = subtable + 16 + 12 * index;
    const first = data.getUint32(group);
    const glyph = data.getUint32(group + 8);
    for (let code = first; code <= data.getUint32(group + 4); code++) {
      if (glyph + code - first !== 0) glyphByCode.set(code, glyph + code - first);
    }
  }
}
