/** Lists the code points that a TrueType font has glyphs for (`cmap` subtables of format 4 and 12). */
export function codePointsOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableOffset(font, "cmap");
  const codePoints = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const subtable = cmap + font.readUInt32BE(cmap + 8 + 8 * index);
    const format = font.readUInt16BE(subtable);
    const segments =
      format === 4 ? segments4(font, subtable) : format === 12 ? groups12(font, subtable) : [];
    for (const [first, last] of segments) {
      for (let code = first; code <= last; code++) codePoints.add(code);
    }
  }
  codePoints.delete(0xffff); // closes every format 4 table
  return codePoints;
}

function tableOffset(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const record = 12 + 16 * index;
    if (font.toString("latin1", record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

type Segment = readonly [first: number, last: number];

function segments4(font: Buffer, subtable: number): readonly Segment[] {
  const twiceCount = font.readUInt16BE(subtable + 6);
  return [...Array(twiceCount / 2).keys()].map((index) => {
    const end = subtable + 14 + 2 * index;
    return [font.readUInt16BE(end + 2 + twiceCount), font.readUInt16BE(end)];
  });
}

function groups12(font: Buffer, subtable: number): readonly Segment[] {
  return [...Array(font.readUInt32BE(subtable + 12)).keys()].map((index) => {
    const group = subtable + 16 + 12 * index;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });
}
