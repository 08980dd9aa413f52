/** The names that a font says of itself. */
export interface FontNames {
  readonly family: string;
  /** Without spaces. */
  readonly postScript: string;
  readonly copyright: string;
}

const WINDOWS_ENGLISH = { platform: 3, encoding: 1, language: 0x409 } as const;
const LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1.";
const LICENCE_URL = "https://openfontlicense.org";

/**
 * Gives a TrueType font other names, and no trace of the old ones.
 *
 * Source: OpenType 1.9, tables `name` and the table directory.
 */
export function renameFont(font: Buffer, { family, postScript, copyright }: FontNames): Buffer {
  const name = nameTable([
    [0, copyright],
    [1, family],
    [2, "Regular"],
    [3, postScript],
    [4, family],
    [6, postScript],
    [13, LICENCE],
    [14, LICENCE_URL],
  ]);
  return editTables(font, { name: () => name });
}

/**
 * Gives a font the height above and below the baseline that another has, so that its letters among the other's make
 * no line higher.
 *
 * Source: OpenType 1.9, tables `hhea` and `OS/2`. Both have 1000 units an em.
 */
export function takeHeight(font: Buffer, model: Buffer): Buffer {
  const tags: readonly (readonly [tag: string, first: number, length: number])[] = [
    ["hhea", 4, 6],
    ["OS/2", 68, 10],
  ];
  const modelTables = new Map(tablesOf(model).map(({ tag, bytes }) => [tag, bytes]));
  const edits = tags.map(([tag, first, length]) => {
    const heights = modelTables.get(tag)?.subarray(first, first + length) ?? Buffer.alloc(0);
    const edit = (bytes: Buffer) =>
      Buffer.concat([bytes.subarray(0, first), heights, bytes.subarray(first + length)]);
    return [tag, edit] as const;
  });
  return editTables(font, Object.fromEntries(edits));
}

function editTables(
  font: Buffer,
  edits: Readonly<Record<string, (bytes: Buffer) => Buffer>>,
): Buffer {
  const tables = tablesOf(font).map(({ tag, bytes }) => ({
    tag,
    bytes: edits[tag]?.(bytes) ?? bytes,
  }));
  return assemble(font.readUInt32BE(0), tables);
}

/** The name that a font goes by in a PDF. */
export function postScriptName(font: Buffer): string {
  const table = tablesOf(font).find(({ tag }) => tag === "name")?.bytes ?? Buffer.alloc(6);
  const texts = table.readUInt16BE(4);
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const field = (at: number) => table.readUInt16BE(6 + 12 * index + 2 * at);
    if (field(0) !== WINDOWS_ENGLISH.platform || field(3) !== 6) continue;
    const start = texts + field(5);
    return Buffer.from(table.subarray(start, start + field(4)))
      .swap16()
      .toString("utf16le");
  }
  throw new Error("The font has no PostScript name");
}

interface Table {
  readonly tag: string;
  readonly bytes: Buffer;
}

function tablesOf(font: Buffer): readonly Table[] {
  return [...Array(font.readUInt16BE(4)).keys()].map((index) => {
    const entry = 12 + 16 * index;
    const [start, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)];
    return {
      tag: font.toString("latin1", entry, entry + 4),
      bytes: font.subarray(start, start + length),
    };
  });
}

function nameTable(names: readonly (readonly [id: number, text: string])[]): Buffer {
  const texts = names.map(([, text]) => Buffer.from(text, "utf16le").swap16());
  const head = Buffer.alloc(6 + 12 * names.length);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  for (const [index, [id]] of names.entries()) {
    const length = texts[index]?.length ?? 0;
    const { platform, encoding, language } = WINDOWS_ENGLISH;
    for (const [field, value] of [platform, encoding, language, id, length, offset].entries()) {
      head.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    }
    offset += length;
  }
  return Buffer.concat([head, ...texts]);
}

function assemble(version: number, tables: readonly Table[]): Buffer {
  const directory = Buffer.alloc(12 + 16 * tables.length);
  const steps = Math.floor(Math.log2(tables.length));
  directory.writeUInt32BE(version, 0);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(16 * 2 ** steps, 6);
  directory.writeUInt16BE(steps, 8);
  directory.writeUInt16BE(16 * (tables.length - 2 ** steps), 10);
  let offset = directory.length;
  const bodies = tables.map(({ tag, bytes }, index) => {
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    const entry = 12 + 16 * index;
    directory.write(tag, entry, "latin1");
    directory.writeUInt32BE(checksum(padded), entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(bytes.length, entry + 12);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([directory, ...bodies]);
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
