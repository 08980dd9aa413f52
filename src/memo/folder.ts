import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DatasetFiles } from "../dataset/files.ts";
import { readYamlFolder } from "../dataset/folder.ts";

/**
 * Reads the memos of a data folder, unchecked; none where there is no folder `memos`.
 *
 * Shape: as `readDataFolder`; files of other types, which memos may attach, are not reported.
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
    // Reading a named pipe would block the program.
    return (await stat(file)).isFile() ? await readFile(file) : null;
  } catch {
    // Missing or not readable: the memo has the same fault for both, which names the path.
    return null;
  }
}
