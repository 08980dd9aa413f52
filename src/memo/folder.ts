import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DatasetFiles } from "../dataset/files.ts";
import { readYamlFolder } from "../dataset/folder.ts";

/**
 * Reads the memos of a data folder, unchecked; none where there is no folder `memos`.
 *
 * Shape: as `readDataFolder`; of the files that memos attach nothing is said.
 */
export async function readMemoFiles(dataFolder: string): Promise<DatasetFiles> {
  return readYamlFolder(dataFolder, "memos", { isShared: true });
}

/** Reads a file that a memo attaches, by its path from the memo's folder; null where there is none. */
export async function readAttachedFile(
  dataFolder: string,
  path: string,
): Promise<Uint8Array | null> {
  const file = join(dataFolder, "memos", path);
  try {
    // A pipe would keep the program waiting.
    return (await stat(file)).isFile() ? await readFile(file) : null;
  } catch {
    // Missing, a folder, not allowed: to the memo it is the same, and the fault names the path.
    return null;
  }
}
