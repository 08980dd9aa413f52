import { join } from "node:path";
import { ReportError } from "../error.ts";
import { makeFolder } from "../make-folder.ts";

/** Folder of the locks, below the folder that they are for. */
export const LOCKS = ".cache/locks";

/** A held lock is renewed this often. One not renewed for `STALE_MS` is taken over, as its process was killed. */
const RENEWED_MS = 2_000;
const STALE_MS = 6_000;

/** Tries to get a lock: at most half a second apart, for five minutes in all. */
const RETRIES = { retries: 600, factor: 1.3, minTimeout: 20, maxTimeout: 500, randomize: true };

/**
 * Runs `work` while no other call with the same folder and key runs, in this process or in another.
 *
 * Shape: `key` consists of letters, digits, `.`, `_`, `+` and `-`. The lock of a process that was killed is taken over.
 * Errors: those of `work`; OUTPUT_FAULT where the lock can't be had.
 */
export async function withLock<Result>(
  folder: string,
  key: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const locks = join(folder, LOCKS);
  const release = await acquire(locks, key);
  try {
    return await work();
  } finally {
    // Releasing fails where this process was suspended for so long that another one has taken the lock over.
    await release().catch(() => {});
  }
}

/** Removes the lock of a process that was killed. One that is held, or taken over meanwhile, stays. Errors: none. */
export async function releaseStale(folder: string, key: string): Promise<void> {
  const release = await lock(join(folder, LOCKS), key, 0).catch(() => null);
  await release?.().catch(() => {});
}

async function acquire(locks: string, key: string): Promise<() => Promise<void>> {
  try {
    await makeFolder(locks);
    return await lock(locks, key, RETRIES);
  } catch (cause) {
    throw new ReportError("OUTPUT_FAULT", `Cannot lock ${join(locks, key)}: ${String(cause)}`, {
      hint: "another build may be writing there; if none is, delete that folder",
      cause,
    });
  }
}

async function lock(
  locks: string,
  key: string,
  retries: typeof RETRIES | 0,
): Promise<() => Promise<void>> {
  // Loaded only when a lock is needed: loading takes longer than a whole build without changes.
  const { default: lockfile } = await import("proper-lockfile");
  return lockfile.lock(join(locks, key), {
    realpath: false,
    lockfilePath: join(locks, `${key}.lock`),
    stale: STALE_MS,
    update: RENEWED_MS,
    retries,
    onCompromised: () => {},
  });
}
