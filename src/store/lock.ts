import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ReportError } from "../error.ts";

/** Folder below a folder where its locks stand. */
const FOLDER = ".cache/locks";

/** Who holds a lock tells so this often; one of whom nothing was heard for so long was killed, and the next need not wait longer. */
const RENEWED_MS = 2_000;
const STALE_MS = 6_000;

/** Half a second at most between two tries, five minutes in all. */
const RETRIES = { retries: 600, factor: 1.3, minTimeout: 20, maxTimeout: 500, randomize: true };

/**
 * Does something while nobody else, in this process or another, does the same in a folder.
 *
 * Shape: `key` names what is done, in letters, digits, `.`, `_`, `+` and `-`. A lock left by who has ended is taken over.
 * Errors: those of `work`; OUTPUT_FAULT where the lock can't be had.
 */
export async function withLock<Result>(
  folder: string,
  key: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const locks = join(folder, FOLDER);
  const release = await acquire(locks, key);
  try {
    return await work();
  } finally {
    // Taken over by another, where this process stood still for long: it is the other's now.
    await release().catch(() => {});
  }
}

async function acquire(locks: string, key: string): Promise<() => Promise<void>> {
  // Loaded only now: a build without changes is over before this would be.
  const { default: lockfile } = await import("proper-lockfile");
  try {
    await mkdir(locks, { recursive: true });
    return await lockfile.lock(join(locks, key), {
      realpath: false,
      lockfilePath: join(locks, `${key}.lock`),
      stale: STALE_MS,
      update: RENEWED_MS,
      retries: RETRIES,
      onCompromised: () => {},
    });
  } catch (cause) {
    throw new ReportError("OUTPUT_FAULT", `Cannot lock ${join(locks, key)}: ${String(cause)}`, {
      hint: "another build may be writing there; if none is, delete that folder",
      cause,
    });
  }
}
