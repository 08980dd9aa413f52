import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, lstat, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ReportError } from "../error.ts";
import { makeFolder } from "../make-folder.ts";
import { hintFor } from "../system-fault.ts";
import { temporaryOf } from "./leftovers.ts";

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
 * Temporary names are unique, so that two writers of one file, in this process or in another, do not collide. A link is
 * followed and stays; a device, a pipe or a folder is never replaced.
 * Errors: OUTPUT_FAULT; temporary files are gone then.
 */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const moves: { target: string; temporary: string }[] = [];
  try {
    for (const { path, bytes } of files) {
      const target = await placeOf(join(folder, path));
      const temporary = temporaryOf(target);
      moves.push({ target, temporary });
      await makeFolder(dirname(target));
      await writeFile(temporary, bytes);
    }
    for (const { target, temporary } of moves) await rename(temporary, target);
  } catch (cause) {
    // `allSettled`, as removing fails below a path that is a file and not a folder; nothing was written there.
    await Promise.allSettled(moves.map(({ temporary }) => rm(temporary, { force: true })));
    throw cannotWrite(folder, cause);
  }
}

/**
 * Makes a folder where there is none, before work is done that is to be written there.
 *
 * Errors: OUTPUT_FAULT where it cannot be made, or nothing can be written there.
 */
export async function requireFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw cannotWrite(folder, cause);
  }
}

function cannotWrite(folder: string, cause: unknown): ReportError {
  const { message, code = "" } = cause as NodeJS.ErrnoException;
  return new ReportError("OUTPUT_FAULT", `Cannot write to ${folder || "the file"}: ${message}`, {
    hint: HINTS[code] ?? hintFor(code) ?? "check that the folder may be written to",
    cause,
  });
}

const NO_FOLDER = "something else has the name that a folder would need: name another folder";
const HINTS: Readonly<Record<string, string>> = {
  EEXIST: NO_FOLDER,
  ENOTDIR: NO_FOLDER,
  ELOOP: "a link there leads back to itself: remove it, or name another folder",
  ENOENT:
    "no folder can be made there, or it was removed meanwhile: name another folder, or try again",
  ENOTFILE: "name a file, new or old",
};

/** Where a file goes. Errors: those of the system; ENOTFILE where something else is there. */
async function placeOf(path: string): Promise<string> {
  const there = await lstat(path).catch(() => null);
  if (there === null || there.isFile()) return path;
  if (there.isSymbolicLink()) return placeOf(await realpath(path));
  const is = there.isDirectory() ? "a folder" : "a device or a pipe";
  throw Object.assign(new Error(`${path} is ${is}`), { code: "ENOTFILE" });
}

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

async function hasBytes(path: string, bytes: Uint8Array): Promise<boolean> {
  const there = await readFile(path).catch(() => null);
  return there?.equals(bytes) ?? false;
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
