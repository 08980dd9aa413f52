/** White of the profile connection space (ISO 15076-1, 7.2.16). */
const D50 = [0.9642, 1, 0.8249] as const;
/** The primaries of sRGB, adapted to D50. Source: IEC 61966-2-1 with the Bradford transform. */
const PRIMARIES = {
  rXYZ: [0.4360747, 0.2225045, 0.0139322],
  gXYZ: [0.3850649, 0.7168786, 0.0971045],
  bXYZ: [0.1430804, 0.0606169, 0.7141733],
} as const;
const CURVE_POINTS = 1024;
const HEADER_BYTES = 128;
/** The name of the colour space, as PDF/A readers look it up. */
export const SRGB_NAME = "sRGB IEC61966-2.1";

/**
 * Makes an ICC profile of sRGB: version 2.1, a matrix and one curve.
 *
 * Source: ISO 15076-1 for the file, IEC 61966-2-1 for the numbers.
 */
export function makeSrgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: readonly (readonly [string, Buffer])[] = [
    ["desc", descriptionTag(SRGB_NAME)],
    ["cprt", Buffer.concat([signature("text"), Buffer.from("No copyright, use freely\0")])],
    ["wtpt", xyzTag(D50)],
    ...Object.entries(PRIMARIES).map(([name, xyz]) => [name, xyzTag(xyz)] as const),
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length);
  const bodies: Buffer[] = [];
  const placeByTag = new Map<Buffer, number>();
  let end = HEADER_BYTES + table.length;
  tags.forEach(([name, tag], index) => {
    if (!placeByTag.has(tag)) {
      placeByTag.set(tag, end);
      bodies.push(padded(tag));
      end += padded(tag).length;
    }
    table.write(name, 4 + index * 12, "latin1");
    table.writeUInt32BE(placeByTag.get(tag) ?? 0, 8 + index * 12);
    table.writeUInt32BE(tag.length, 12 + index * 12);
  });
  return Buffer.concat([header(end), table, ...bodies]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write("mntrRGB XYZ ", 12, "latin1");
  // A profile holds the date when it was made; a fixed date keeps its bytes the same.
  for (const [index, part] of [2000, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + index * 2);
  bytes.write("acsp", 36, "latin1");
  writeXyz(bytes, 68, D50);
  return bytes;
}

function curveTag(): Buffer {
  const bytes = Buffer.alloc(12 + CURVE_POINTS * 2);
  bytes.write("curv", 0, "latin1");
  bytes.writeUInt32BE(CURVE_POINTS, 8);
  for (let point = 0; point < CURVE_POINTS; point += 1) {
    const light = toLight(point / (CURVE_POINTS - 1));
    bytes.writeUInt16BE(Math.round(light * 0xffff), 12 + point * 2);
  }
  return bytes;
}

function toLight(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function xyzTag(xyz: readonly number[]): Buffer {
  const bytes = Buffer.concat([signature("XYZ "), Buffer.alloc(12)]);
  writeXyz(bytes, 8, xyz);
  return bytes;
}

/** Writes signed fixed-point numbers: 16 bits before the point and 16 after. */
function writeXyz(bytes: Buffer, at: number, xyz: readonly number[]): void {
  for (const [index, value] of xyz.entries()) {
    bytes.writeInt32BE(Math.round(value * 0x10000), at + index * 4);
  }
}

/** The text in ASCII; its Unicode and Macintosh forms are left empty. */
function descriptionTag(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length + 1);
  const empty = Buffer.alloc(4 + 4 + 2 + 1 + 67);
  return Buffer.concat([signature("desc"), length, Buffer.from(`${text}\0`), empty]);
}

function signature(name: string): Buffer {
  return Buffer.concat([Buffer.from(name, "latin1"), Buffer.alloc(4)]);
}

function padded(tag: Buffer): Buffer {
  return Buffer.concat([tag, Buffer.alloc((4 - (tag.length % 4)) % 4)]);
}
