/** 1980-01-01 00:00, the earliest a ZIP file can say. */
const DOS_EPOCH = 0x00210000;

const CENTRAL_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;

/**
 * Takes the times out of a ZIP file, so that the same content gives the same bytes.
 *
 * Shape: a file without a comment, as the library writes it; changed in place.
 * Source: PKWARE APPNOTE 6.3, 4.3.7, 4.3.12, 4.3.16.
 */
export function settleTimes(zip: Uint8Array): Uint8Array {
  const data = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - END_LENGTH;
  if (end < 0 || data.getUint32(end, true) !== END_OF_DIRECTORY) {
    throw new Error("Expected a ZIP file without a comment");
  }
  let entry = data.getUint32(end + 16, true);
  while (data.getUint32(entry, true) === CENTRAL_ENTRY) {
    data.setUint32(entry + 12, DOS_EPOCH, true);
    data.setUint32(data.getUint32(entry + 42, true) + 10, DOS_EPOCH, true);
    const variable = [28, 30, 32].map((field) => data.getUint16(entry + field, true));
    entry += 46 + variable.reduce((sum, length) => sum + length, 0);
  }
  return zip;
}
