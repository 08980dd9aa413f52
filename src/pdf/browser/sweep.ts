import { readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A week: what is younger may belong to a service that still runs. */
const STALE_MS = 7 * 24 * 3_600_000;

/**
 * Removes what killed processes left beside a new folder: whatever has a name with the same beginning and is a week older.
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
