const BLOCK = 512;

/** A file in a tar archive. */
export interface TarEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Lists the files of a tar archive held in memory; folders and links are left out.
 *
 * Errors: an Error where a header isn't one of POSIX ustar.
 */
export function readTar(archive: Uint8Array): readonly TarEntry[] {
  const entries: TarEntry[] = [];
  let at = 0;
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const header = Buffer.from(archive.subarray(at, at + BLOCK));
    if (header.toString("latin1", 257, 262) !== "ustar") {
      throw new Error(`Expected a tar header at byte ${at}`);
    }
    const size = Number.parseInt(header.toString("latin1", 124, 136), 8);
    const start = at + BLOCK;
    if (isFile(header)) {
      entries.push({ path: textAt(header, 0, 100), bytes: archive.subarray(start, start + size) });
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries;
}

/** A regular file has the type flag "0", or NUL in old archives. */
function isFile(header: Buffer): boolean {
  return header[156] === 0x30 || header[156] === 0;
}

function textAt(header: Buffer, from: number, to: number): string {
  return header.toString("utf8", from, to).replace(/\0.*$/s, "");
}
