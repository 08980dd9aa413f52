import { createHash } from "node:crypto";
import { readFileSync, type Stats, statSync } from "node:fs";

/** Size and dates of a file, by which a change is noticed without reading the file, and the hash of its content. */
export interface Stamp {
  readonly bytes: number;
  readonly modifiedMs: number;
  /** The file's ctime: it changes with the content and with the dates, and no program can set it. */
  readonly changedMs: number;
  readonly sha256: string;
}

/** Hashes of files that are read again only where their stamp has changed. */
export interface FileHashes {
  /** SHA-256 in hexadecimal; null where there is no such file, or it cannot be read. */
  hashOf(path: string): string | null;
  /** Path → stamp of every file asked for, to be kept for the next time. */
  stamps(): Readonly<Record<string, Stamp>>;
}

/**
 * Opens the hashes of an earlier run.
 *
 * A file changed within the clock tick in which its stamp was taken would look unchanged. So a stamp counts only where
 * the dates of the file are older than `keptMs`, the time when the stamps were written.
 */
export function openFileHashes(
  known: Readonly<Record<string, Stamp>> = {},
  keptMs = Number.NEGATIVE_INFINITY,
): FileHashes {
  const asked = new Map<string, Stamp>();
  const hashOf = (path: string) => {
    const stat = statOf(path);
    if (!stat?.isFile()) {
      asked.delete(path);
      return null;
    }
    const bytes = stat.size;
    const [modifiedMs, changedMs] = [stat.mtimeMs, stat.ctimeMs];
    const fresh = asked.get(path);
    const isOld = Math.max(modifiedMs, changedMs) < keptMs - CLOCK_TICK_MS;
    const before = fresh ?? (isOld ? known[path] : undefined);
    const isSame =
      before?.bytes === bytes && before.modifiedMs === modifiedMs && before.changedMs === changedMs;
    const sha256 = isSame ? before.sha256 : hashFile(path);
    if (sha256 === null) return null;
    asked.set(path, { bytes, modifiedMs, changedMs, sha256 });
    return sha256;
  };
  return {
    hashOf,
    stamps: () => Object.fromEntries([...asked].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** File systems date a change by the kernel's clock, which moves some hundred times a second; some by the second. */
const CLOCK_TICK_MS = 20;

function hashFile(path: string): string | null {
  try {
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch {
    // The file is not readable or gone: code that reads its content reports that.
    return null;
  }
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    // `statSync` throws e.g. for a symbolic link that leads back to itself.
    return null;
  }
}
