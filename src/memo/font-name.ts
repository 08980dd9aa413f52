/**
 * Reads the family names a TrueType font goes by, in every language it gives; none where it is no such font.
 *
 * Source: OpenType 1.9, table `name`, ids 1 and 16.
 */
export function familyNames(font: Uint8Array): readonly string[] {
  const data = new DataView(font.buffer, font.byteOffset, font.byteLength);
  try {
    const table = findTable(data, "name");
    return table === null ? [] : readNames(data, table);
  } catch (error) {
    // An offset beyond the end: not a font.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function findTable(data: DataView, tag: string): number | null {
  const version = data.getUint32(0);
  if (version !== 0x00010000 && version !== 0x74727565) return null;
  for (let entry = 12; entry < 12 + 16 * data.getUint16(4); entry += 16) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => data.getUint8(entry + byte)));
    if (name === tag) return data.getUint32(entry + 8);
  }
  return null;
}

const FAMILY_IDS = [1, 16];

function readNames(data: DataView, table: number): readonly string[] {
  const texts = table + data.getUint16(table + 4);
  const names = new Set<string>();
  for (let index = 0; index < data.getUint16(table + 2); index++) {
    const record = table + 6 + 12 * index;
    const platform = data.getUint16(record);
    if (!FAMILY_IDS.includes(data.getUint16(record + 6)) || (platform !== 0 && platform !== 3))
      continue;
    const start = texts + data.getUint16(record + 10);
    let name = "";
    for (let at = start; at < start + data.getUint16(record + 8); at += 2) {
      name += String.fromCharCode(data.getUint16(at));
    }
    names.add(name);
  }
  return [...names];
}
