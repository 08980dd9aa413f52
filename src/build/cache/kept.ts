import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeFile, type OutputFile, writeFiles } from "../../store/folder.ts";
import type { ManifestFile } from "../manifest.ts";
import type { FileHashes } from "./file-hashes.ts";
import { CACHE_FOLDER } from "./state.ts";

/** Files that are made of something with a key. */
interface Keeping {
  /** The output folder. */
  readonly folder: string;
  readonly hashes: FileHashes;
  /** Under which name they are remembered. */
  readonly name: string;
  /** Changes with anything that they are made of. */
  readonly key: string;
}

interface Kept {
  readonly key: string;
  readonly files: readonly ManifestFile[];
}

/** Writes files, unless they are all there as they were last written and nothing they are made of has changed. */
export async function keepFiles(
  { folder, hashes, name, key }: Keeping,
  make: () => Promise<readonly OutputFile[]>,
): Promise<readonly ManifestFile[]> {
  const path = `${CACHE_FOLDER}/kept/${name}.json`;
  const kept = readKept(join(folder, path));
  const isWhole = kept?.files.every(
    (file) => hashes.hashOf(join(folder, file.path)) === file.sha256,
  );
  if (kept?.key === key && isWhole) return kept.files;
  const made = await make();
  const files = made.map(describeFile);
  await writeFiles(folder, made);
  const record = new TextEncoder().encode(`${JSON.stringify({ key, files })}\n`);
  await writeFiles(folder, [{ path, bytes: record }]);
  return files;
}

function readKept(path: string): Kept | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Kept;
  } catch {
    // Not there or not whole: then the files are made again.
    return null;
  }
}
