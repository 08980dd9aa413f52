/** Characters of a font by the table that has them, e.g. `3,1` → pairs of a code and a glyph. */
interface TrueType {
  readonly charts: Readonly<Record<string, readonly (readonly [code: number, glyph: number])[]>>;
  /** Width of the second glyph. Default: 600. */
  readonly width?: number;
}

/** Writes a TrueType font of two glyphs, 500 and 600 units of 1,000 wide; the second is drawn. */
export function writeTrueType({ charts, width = 600 }: TrueType): Buffer {
  const head = Buffer.alloc(54);
  head.writeUInt16BE(1000, 18);
  const hhea = Buffer.alloc(36);
  hhea.writeUInt16BE(2, 34);
  const hmtx = Buffer.alloc(8);
  hmtx.writeUInt16BE(500, 0);
  hmtx.writeUInt16BE(width, 4);
  const maxp = Buffer.alloc(6);
  maxp.writeUInt16BE(2, 4);
  const loca = Buffer.alloc(6);
  loca.writeUInt16BE(5, 4);
  return assemble({ head, hhea, hmtx, maxp, loca, cmap: writeCharts(charts) });
}

function writeCharts(charts: TrueType["charts"]): Buffer {
  const entries = Object.entries(charts);
  const tables = entries.map(([, pairs]) => {
    const table = Buffer.alloc(16 + pairs.length * 12);
    table.writeUInt16BE(12, 0);
    table.writeUInt32BE(pairs.length, 12);
    pairs.forEach(([code, glyph], index) => {
      table.writeUInt32BE(code, 16 + index * 12);
      table.writeUInt32BE(code, 20 + index * 12);
      table.writeUInt32BE(glyph, 24 + index * 12);
    });
    return table;
  });
  const start = Buffer.alloc(4 + entries.length * 8);
  start.writeUInt16BE(entries.length, 2);
  let at = start.length;
  entries.forEach(([key], index) => {
    const [platform, encoding] = key.split(",").map(Number);
    start.writeUInt16BE(platform ?? 0, 4 + index * 8);
    start.writeUInt16BE(encoding ?? 0, 6 + index * 8);
    start.writeUInt32BE(at, 8 + index * 8);
    at += tables[index]?.length ?? 0;
  });
  return Buffer.concat([start, ...tables]);
}

function assemble(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables);
  const start = Buffer.alloc(12 + entries.length * 16);
  start.writeUInt32BE(0x00010000, 0);
  start.writeUInt16BE(entries.length, 4);
  let at = start.length;
  entries.forEach(([tag, table], index) => {
    start.write(tag.padEnd(4), 12 + index * 16, "latin1");
    start.writeUInt32BE(at, 20 + index * 16);
    start.writeUInt32BE(table.length, 24 + index * 16);
    at += table.length;
  });
  return Buffer.concat([start, ...entries.map(([, table]) => table)]);
}
