import { randomUUID } from "node:crypto";
import { lstat, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { LOCKS, releaseStale } from "./lock.ts";

const TEMPORARY = ".part-";
/** A temporary name ends in a UUID; names of earlier versions ended in the number of a process. */
const LEFTOVER = /\.part-(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d+)$/;

/** No file takes this long to write: an older temporary file is left over from a process that was stopped. */
const LONGEST_WRITE_MS = 10 * 60_000;

/** A name for a file that is not whole yet, unlike any other. */
export function temporaryOf(target: string): string {
  return `${target}${TEMPORARY}${randomUUID()}`;
}

/**
 * Removes temporary files and locks in a folder and below that are too old to be still in use by any process.
 *
 * Errors: none; what can't be removed stays.
 */
export async function removeLeftovers(folder: string, nowMs: number): Promise<void> {
  await removeOld(await findTemporary(folder), nowMs);
  const locks = await readdir(join(folder, LOCKS)).catch(() => []);
  const old = await oldOf(
    locks.map((name) => join(folder, LOCKS, name)),
    nowMs,
  );
  await Promise.all(old.map((path) => releaseStale(folder, basename(path, ".lock"))));
}

/** Removes what was begun of one file, in the same way. Errors: none. */
export async function removeLeftoversOf(file: string, nowMs: number): Promise<void> {
  await removeOld(await begunOf(file), nowMs);
}

/** Removes temporary files that a stopped process left of `paths`; for callers that hold the lock of these files. */
export async function removeBegun(folder: string, paths: readonly string[]): Promise<void> {
  const known = new Set(paths.map((path) => join(folder, path)));
  const folders = [...new Set([...known].map((file) => dirname(file)))];
  for (const one of folders) {
    const begun = (await temporaryIn(one)).filter((path) => known.has(path.replace(LEFTOVER, "")));
    await Promise.all(begun.map((path) => rm(path, { force: true })));
  }
}

async function begunOf(file: string): Promise<readonly string[]> {
  return (await temporaryIn(dirname(file))).filter((path) => path.replace(LEFTOVER, "") === file);
}

async function temporaryIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => LEFTOVER.test(name)).map((name) => join(folder, name));
}

/** `readdir` itself looks at each file on its way down, which takes ten times as long. */
async function findTemporary(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = entries.flatMap((entry) =>
    entry.isFile() && LEFTOVER.test(entry.name) ? [join(folder, entry.name)] : [],
  );
  const folders = entries.filter((entry) => entry.isDirectory());
  const below = await Promise.all(folders.map(({ name }) => findTemporary(join(folder, name))));
  return [found, ...below].flat();
}

async function removeOld(paths: readonly string[], nowMs: number): Promise<void> {
  const old = await oldOf(paths, nowMs);
  await Promise.allSettled(old.map((path) => rm(path, { force: true })));
}

async function oldOf(paths: readonly string[], nowMs: number): Promise<readonly string[]> {
  const ages = await Promise.all(
    paths.map(async (path) => {
      const begun = await lstat(path).catch(() => null);
      return begun === null ? 0 : nowMs - begun.mtimeMs;
    }),
  );
  return paths.filter((_, index) => (ages[index] ?? 0) > LONGEST_WRITE_MS);
}
