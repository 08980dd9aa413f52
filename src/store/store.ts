import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FileHashes } from "./file-hashes.ts";
import { type OutputFile, writeFiles, writeMissing } from "./folder.ts";
import { removeBegun } from "./leftovers.ts";
import { withLock } from "./lock.ts";

/**
 * Where results are kept: a folder; other kinds may follow.
 *
 * Shape: paths are below the folder, with forward slashes. Several processes may use a store at the same time.
 */
export interface Store {
  /** Writes files so that each is there whole or not at all. Errors: OUTPUT_FAULT. */
  put(files: readonly OutputFile[]): Promise<void>;
  /** Writes only those whose bytes are not there yet. Errors: OUTPUT_FAULT. */
  putMissing(files: readonly OutputFile[]): Promise<void>;
  /** As `put`, for callers that hold the lock of these files; removes temporary files that a stopped process left. */
  putAlone(files: readonly OutputFile[]): Promise<void>;
  /** The bytes of a file; null where there is none that can be read. */
  get(path: string): Promise<Uint8Array | null>;
  has(path: string): boolean;
  /** SHA-256 of a file, which is read again only where it may have changed; null where there is none. */
  hashOf(path: string): string | null;
  /** Names in a folder, sorted; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  remove(path: string): Promise<void>;
  /**
   * Runs `work` while nothing else runs under the same key.
   *
   * A lock is a lease: it is renewed while it is held, and may be taken over once it is no longer renewed.
   */
  lock<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

/** Opens a folder as a store; the folder is created with the first file that is put. */
export function openFolder(folder: string, hashes: FileHashes): Store {
  const at = (path: string) => join(folder, path);
  return {
    put: (files) => writeFiles(folder, files),
    putMissing: (files) => writeMissing(folder, files),
    putAlone: async (files) => {
      await removeBegun(
        folder,
        files.map(({ path }) => path),
      );
      await writeFiles(folder, files);
    },
    get: (path) => readFile(at(path)).catch(() => null),
    has: (path) => existsSync(at(path)),
    hashOf: (path) => hashes.hashOf(at(path)),
    list: async (path) => (await readdir(at(path)).catch(() => [])).sort(),
    remove: (path) => rm(at(path), { force: true }),
    lock: (key, work) => withLock(folder, key, work),
  };
}

/** Reads a JSON file of a store; null where there is none that is whole. */
export async function getJson<T>(store: Pick<Store, "get">, path: string): Promise<T | null> {
  const bytes = await store.get(path);
  if (bytes === null) return null;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as T;
  } catch {
    return null;
  }
}

/** A value as a JSON file. */
export function jsonFile(path: string, value: unknown): OutputFile {
  return { path, bytes: new TextEncoder().encode(`${JSON.stringify(value)}\n`) };
}
