import { readdir, rm, stat, utimes } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A folder in use is touched this often, so that one not touched for an hour is nobody's. */
const HOLD_MS = 5 * 60_000;
const STALE_MS = 3_600_000;

/** Keeps a folder from being swept until the function returned is called. The process may end meanwhile. */
export function holdFolder(folder: string, everyMs = HOLD_MS): () => void {
  const touch = () => {
    const now = new Date();
    // A folder that is gone needs no holding.
    utimes(folder, now, now).catch(() => {});
  };
  const timer = setInterval(touch, everyMs).unref();
  return () => clearInterval(timer);
}

/**
 * Removes what killed processes left beside a new folder: whatever has a name with the same beginning and was last held
 * an hour before.
 *
 * Errors: none; what can't be removed, being another user's, stays.
 */
export async function sweepBeside(fresh: string, beginning: string): Promise<void> {
  const { mtimeMs: now } = await stat(fresh);
  const beside = dirname(fresh);
  const names = await readdir(beside);
  const stale = names.filter((name) => name.startsWith(beginning) && name !== basename(fresh));
  const sweep = async (path: string) => {
    const { mtimeMs } = await stat(path);
    if (now - mtimeMs > STALE_MS) await rm(path, { recursive: true, force: true });
  };
  await Promise.allSettled(stale.map((name) => sweep(join(beside, name))));
}
