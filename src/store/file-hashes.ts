import { createHash } from "node:crypto";
import { readFileSync, type Stats, statSync } from "node:fs";

/** What tells a changed file without reading it, and the hash of what it held. */
export interface Stamp {
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Changes with the file's content as well as its date, and nobody can set it. */
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
 * A file changed within the same tick of the clock in which its stamp was taken would look unchanged: stamps
 * younger than `keptMs`, the time when they were written down, are not believed.
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
    // Not allowed, or gone: whoever reads it for what it holds tells so.
    return null;
  }
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    // E.g. a link that leads back to itself.
    return null;
  }
}
