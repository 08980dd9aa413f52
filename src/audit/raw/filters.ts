import { inflateSync } from "node:zlib";
import { isKeyed, isList, nameOf, type Stream, type Value } from "./value.ts";

/** The filters that a stream went through, in their order. */
export function filtersOf({ entries }: Stream): readonly string[] {
  const filter = entries.get("Filter");
  return (isList(filter) ? filter : [filter]).map(nameOf).filter((name) => name !== "");
}

/** Most bytes of one stream: a thousand of it may be packed into one. */
const MOST_BYTES = 2 ** 28;

/** The content of a stream, one character a byte; null where it is packed otherwise than with Flate, or is too much to be held. */
export function unpack(stream: Stream): string | null {
  const filters = filtersOf(stream);
  if (filters.length === 0) return stream.raw;
  if (filters.length > 1 || filters[0] !== "FlateDecode") return null;
  try {
    const packed = Buffer.from(stream.raw, "latin1");
    const bytes = inflateSync(packed, { maxOutputLength: MOST_BYTES });
    return unpredict(bytes, stream.entries.get("DecodeParms")).toString("latin1");
  } catch {
    // Damaged: what cannot be read cannot be judged either, and readers complain themselves.
    return null;
  }
}

/** Undoes the row filters of PNG, which tables of references are often packed with. */
function unpredict(bytes: Buffer, parameters: Value | undefined): Buffer {
  const of = (key: string, other: number) => {
    const value = isKeyed(parameters) ? parameters.entries.get(key) : undefined;
    return typeof value === "number" ? value : other;
  };
  if (of("Predictor", 1) < PNG) return bytes;
  const step = Math.ceil((of("Colors", 1) * of("BitsPerComponent", 8)) / 8);
  const width = Math.ceil((of("Columns", 1) * of("Colors", 1) * of("BitsPerComponent", 8)) / 8);
  const rows = Math.ceil(bytes.length / (width + 1));
  const plain = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (width + 1)] ?? 0;
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column;
      const left = column < step ? 0 : (plain[at - step] ?? 0);
      const up = row === 0 ? 0 : (plain[at - width] ?? 0);
      const corner = row === 0 || column < step ? 0 : (plain[at - width - step] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0;
      plain[at] = (bytes[row * (width + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return plain;
}

const PNG = 10;

/** Source: PNG specification, 9.4. */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
