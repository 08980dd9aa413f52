/** Glyphs of a font: their numbers in a collection, and their widths in thousandths. */
interface Cff {
  readonly cids: readonly number[];
  readonly widths: readonly number[];
}

/** Writes a CFF font with numbers for names (CID), each glyph of nothing but a width. */
export function writeCff({ cids, widths }: Cff): Buffer {
  const header = Buffer.from([1, 0, 4, 4]);
  const name = index([Buffer.from("Sans")]);
  const strings = index([Buffer.from("Adobe"), Buffer.from("Identity")]);
  const shared = index([]);
  const glyphs = index(widths.map((width) => Buffer.concat([short(width), Buffer.from([14])])));
  const charset = Buffer.from([0, ...cids.slice(1).flatMap((cid) => [cid >> 8, cid & 255])]);
  const select = Buffer.from([0, ...cids.map(() => 0)]);
  const top = (at: readonly number[]) =>
    index([
      Buffer.concat([
        ...[391, 392, 0].map(long),
        Buffer.from([12, 30]),
        long(at[0] ?? 0),
        Buffer.from([15]),
        long(at[1] ?? 0),
        Buffer.from([12, 37]),
        long(at[2] ?? 0),
        Buffer.from([17]),
        long(at[3] ?? 0),
        Buffer.from([12, 36]),
      ]),
    ]);
  const start = header.length + name.length + top([]).length + strings.length + shared.length;
  const parts = [charset, select, glyphs];
  const places = parts.map((_, part) =>
    parts.slice(0, part).reduce((sum, { length }) => sum + length, start),
  );
  const last = start + parts.reduce((sum, { length }) => sum + length, 0);
  // A part of the font with a private dictionary of nothing: widths are added to 0.
  const fonts = index([Buffer.concat([long(0), long(last), Buffer.from([18])])]);
  return Buffer.concat([header, name, top([...places, last]), strings, shared, ...parts, fonts]);
}

function index(items: readonly Buffer[]): Buffer {
  if (items.length === 0) return Buffer.from([0, 0]);
  const offsets = [1];
  for (const { length } of items) offsets.push((offsets.at(-1) ?? 1) + length);
  const head = Buffer.alloc(3 + offsets.length * 2);
  head.writeUInt16BE(items.length, 0);
  head.writeUInt8(2, 2);
  offsets.forEach((offset, at) => {
    head.writeUInt16BE(offset, 3 + at * 2);
  });
  return Buffer.concat([head, ...items]);
}

/** A number in a charstring, and one in a dictionary. */
function short(value: number): Buffer {
  return Buffer.from([28, value >> 8, value & 255]);
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(29, 0);
  bytes.writeInt32BE(value, 1);
  return bytes;
}
