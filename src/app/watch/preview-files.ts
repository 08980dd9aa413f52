import { readFile, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { rareFont } from "../rare-font.ts";

/** Reads files of an output folder for previews; null where there is none, or it is not to be read. */
export function openPreviewFiles(folder: string): (path: string) => Promise<Uint8Array | null> {
  return async (path) => {
    const file = join(folder, path);
    const isInside = file.startsWith(folder + sep);
    // A font of rare characters is wanted before the build that puts it into the folder is closed.
    return (isInside ? await readWhole(file) : null) ?? rareFont(path);
  };
}

/** Whole before the answer begins: a file may vanish, grow or be cut while it is sent. */
async function readWhole(path: string): Promise<Uint8Array | null> {
  try {
    return (await stat(path)).isFile() ? await readFile(path) : null;
  } catch {
    return null;
  }
}
