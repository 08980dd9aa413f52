import { createHash } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ReportError } from "../error.ts";
import { makeFolder } from "../make-folder.ts";
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
 * Temporary names are unique, so that two writers of one file, in this process or in another, do not collide.
 * Errors: OUTPUT_FAULT; temporary files are gone then.
 */
export async function writeFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const moves = files.map(({ path, bytes }) => {
    const target = join(folder, path);
    return { target, temporary: temporaryOf(target), bytes };
  });
  try {
    for (const { target, temporary, bytes } of moves) {
      await makeFolder(dirname(target));
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
