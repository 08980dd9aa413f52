import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ReportError } from "../error.ts";

/** Lists the memos of a data folder by id, sorted; none where there is no folder `memos`. */
export async function listMemos(dataFolder: string): Promise<readonly string[]> {
  const names = await readdir(join(dataFolder, "memos")).catch(() => []);
  return names
    .flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? [])
    .sort((a, b) => (a < b ? -1 : 1));
}

/**
 * Reads the file of a memo, unchecked.
 *
 * Errors: INPUT_UNREADABLE.
 */
export async function readMemoFile(dataFolder: string, id: string) {
  const path = `memos/${id}.yaml`;
  try {
    return { path, bytes: await readFile(join(dataFolder, path)) };
  } catch (cause) {
    throw new ReportError("INPUT_UNREADABLE", `Cannot read "${join(dataFolder, path)}".`, {
      cause,
    });
  }
}

/** Reads a file that a memo attaches, by its path from the memo's folder; null where there is none. */
export async function readAttachedFile(
  dataFolder: string,
  path: string,
): Promise<Uint8Array | null> {
  try {
    return await readFile(join(dataFolder, "memos", path));
  } catch {
    // Missing, a folder, not allowed: to the memo it is the same, and the fault names the path.
    return null;
  }
}
