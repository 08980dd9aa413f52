/** Where a picture says its size, by the name of its first chunk. Source: RFC 9649, 2.5 to 2.7; RFC 6386, 9.1. */
const SIZES: Readonly<
  Record<string, (view: DataView) => readonly [width: number, height: number]>
> = {
  // With losses: 14 bits each, behind the frame's own head.
  "VP8 ": (view) => [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff],
  // Without: 14 bits each, less one, behind a byte of signature.
  VP8L: (view) => {
    const bits = view.getUint32(21, true);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  },
  // Extended, as with a colour profile: 24 bits each, less one.
  VP8X: (view) => [uint24(view, 24) + 1, uint24(view, 27) + 1],
};

/** Reads the size of a WebP. Errors: a fault of the program for what is none. */
export function webpSize(webp: Uint8Array): {
  readonly widthPx: number;
  readonly heightPx: number;
} {
  const form = Buffer.from(webp.subarray(12, 16)).toString("latin1");
  const read = SIZES[form];
  if (!read) throw new Error(`A thumbnail begins with ${JSON.stringify(form)}, which is no WebP`);
  const [widthPx, heightPx] = read(new DataView(webp.buffer, webp.byteOffset, webp.byteLength));
  return { widthPx, heightPx };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
