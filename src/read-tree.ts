import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/**
 * Reads every file below a folder, but for those below the folder `without` in it.
 *
 * Shape: path with forward slashes, relative to the folder → bytes; sorted by path.
 */
export async function readTree(
  folder: string,
  without?: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => without === undefined || !path.startsWith(without))
    .sort();
  return new Map(
    await Promise.all(
      paths.map(
        async (path): Promise<[string, Uint8Array]> => [path, await readFile(join(folder, path))],
      ),
    ),
  );
}
