/** 1 January 1980, the first day that a ZIP can name. */
const FIRST_DOS_DATE = 0x0021;

/**
 * Sets the date of every file in a ZIP to the same day, so that the same content has the same bytes.
 *
 * Shape: changes the bytes in place and returns them.
 * Source: APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
 */
export function withoutDates(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    const local = view.getUint32(entry + 42, true);
    for (const time of [entry + 12, local + 10]) {
      view.setUint16(time, 0, true);
      view.setUint16(time + 2, FIRST_DOS_DATE, true);
    }
    const lengths = [28, 30, 32].map((field) => view.getUint16(entry + field, true));
    entry += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return zip;
}

/** The end record is at least 22 bytes from the end; a comment may follow it. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new RangeError("Not a ZIP: it has no end record.");
}
