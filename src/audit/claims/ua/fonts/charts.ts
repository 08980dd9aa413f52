/** Reads one table of characters: code → number of a glyph. Source: OpenType 1.9, cmap, formats 0, 4, 6, 10 and 12. */
export function readChart(font: Buffer, at: number): ReadonlyMap<number, number> {
  const chart = new Map<number, number>();
  const put = (code: number, glyph: number) => {
    if (glyph !== 0) chart.set(code, glyph);
  };
  try {
    READERS[font.readUInt16BE(at)]?.(font, at, put);
  } catch (error) {
    // Cut off: what could be read of it counts.
    if (!(error instanceof RangeError)) throw error;
  }
  return chart;
}

type Put = (code: number, glyph: number) => void;

const READERS: Readonly<
  Record<number, ((font: Buffer, at: number, put: Put) => void) | undefined>
> = {
  0: (font, at, put) => {
    for (let code = 0; code < 256; code += 1) put(code, font.readUInt8(at + 6 + code));
  },
  4: readSegments,
  6: (font, at, put) => {
    const first = font.readUInt16BE(at + 6);
    const count = font.readUInt16BE(at + 8);
    for (let index = 0; index < count; index += 1)
      put(first + index, font.readUInt16BE(at + 10 + index * 2));
  },
  10: (font, at, put) => {
    const first = font.readUInt32BE(at + 12);
    const count = font.readUInt32BE(at + 16);
    for (let index = 0; index < count; index += 1)
      put(first + index, font.readUInt16BE(at + 20 + index * 2));
  },
  12: (font, at, put) => {
    const groups = font.readUInt32BE(at + 12);
    for (let group = 0; group < groups; group += 1) {
      const row = at + 16 + group * 12;
      const first = font.readUInt32BE(row);
      const last = Math.min(font.readUInt32BE(row + 4), first + 0xffff);
      for (let code = first; code <= last; code += 1)
        put(code, font.readUInt32BE(row + 8) + code - first);
    }
  },
};

function readSegments(font: Buffer, at: number, put: Put): void {
  const size = font.readUInt16BE(at + 6);
  const [ends, starts, deltas, ranges] = [14, 16 + size, 16 + size * 2, 16 + size * 3] as const;
  for (let segment = 0; segment < size; segment += 2) {
    const end = font.readUInt16BE(at + ends + segment);
    const start = font.readUInt16BE(at + starts + segment);
    const delta = font.readUInt16BE(at + deltas + segment);
    const range = font.readUInt16BE(at + ranges + segment);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const from = at + ranges + segment + range + (code - start) * 2;
      const glyph = range === 0 ? code : from + 2 <= font.length ? font.readUInt16BE(from) : 0;
      put(code, range !== 0 && glyph === 0 ? 0 : (glyph + delta) & 0xffff);
    }
  }
}
