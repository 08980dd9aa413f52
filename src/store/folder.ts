import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ReportError } from "../error.ts";

/** A file of the result, not yet on disk. */
export interface OutputFile {
  /** Path below the output folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a manifest says of a file. */
export interface FileDescription {
  /** Path below the output folder. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Describes a file by its size and hash. */
export function describeFile({ path, bytes }: OutputFile): FileDescription {
  return { path, bytes: bytes.byteLength, sha256: sha256(bytes) };
}

/**
 * Writes files so that each is there whole or not at all: first all under temporary names, then renamed.
 *
 * Temporary names are unique, so that two writers of one file, in this process or in another, do not collide.
 * Errors: OUTPUT_FAULT; temporary files are gone then.
 */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const moves = files.map(({ path, bytes }) => {
    const target = join(folder, path);
    return { target, temporary: `${target}${TEMPORARY}${randomUUID()}`, bytes };
  });
  try {
    for (const { target, temporary, bytes } of moves) {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(temporary, bytes);
    }
    for (const { target, temporary } of moves) await rename(temporary, target);
  } catch (cause) {
    // `allSettled`, as removing fails below a path that is a file and not a folder; nothing was written there.
    await Promise.allSettled(moves.map(({ temporary }) => rm(temporary, { force: true })));
    throw new ReportError("OUTPUT_FAULT", `Cannot write to ${folder}: ${String(cause)}`, {
      hint: "check that the folder may be written to and that the disk is not full",
      cause,
    });
  }
}

const TEMPORARY = ".part-";
/** A temporary name ends in a UUID; names of earlier versions ended in the number of a process. */
const LEFTOVER = /\.part-(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d+)$/;

/** Writes only the files whose bytes are not there yet, e.g. fonts that every page shares. */
export async function writeMissing(folder: string, files: readonly OutputFile[]): Promise<void> {
  const states = await Promise.all(
    files.map(async (file) => ({
      file,
      isThere: await hasBytes(join(folder, file.path), file.bytes),
    })),
  );
  await writeFiles(
    folder,
    states.flatMap(({ file, isThere }) => (isThere ? [] : [file])),
  );
}

/** No file takes this long to write: an older temporary file is left over from a process that was stopped. */
const LONGEST_WRITE_MS = 10 * 60_000;

/** Removes temporary files that are too old to be still written by any process. */
export async function removeLeftovers(folder: string, nowMs: number): Promise<void> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const temporary = entries.filter((path) => LEFTOVER.test(path));
  await Promise.all(
    temporary.map(async (path) => {
      const file = join(folder, path);
      const begun = await stat(file).catch(() => null);
      if (begun && nowMs - begun.mtimeMs > LONGEST_WRITE_MS) await rm(file, { force: true });
    }),
  );
}

/** Removes temporary files that a stopped process left of `paths`; for callers that hold the lock of these files. */
export async function removeBegun(folder: string, paths: readonly string[]): Promise<void> {
  const known = new Set(paths.map((path) => join(folder, path)));
  const folders = [...new Set([...known].map((file) => dirname(file)))];
  for (const one of folders) {
    const names = await readdir(one).catch(() => []);
    const begun = names.filter(
      (name) => LEFTOVER.test(name) && known.has(join(one, name.replace(LEFTOVER, ""))),
    );
    await Promise.all(begun.map((name) => rm(join(one, name), { force: true })));
  }
}

async function hasBytes(path: string, bytes: Uint8Array): Promise<boolean> {
  const there = await readFile(path).catch(() => null);
  return there?.equals(bytes) ?? false;
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
