import { readFile, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { readFont } from "../../fonts/folder.ts";

/** Reads files of an output folder for previews; null where there is none, or it is not to be read. */
export function openPreviewFiles(folder: string): (path: string) => Promise<Uint8Array | null> {
  return async (path) => {
    const file = join(folder, path);
    const isInside = file.startsWith(folder + sep);
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

const RARE_FONT = /^fonts\/(rare\/[\w-]+\.[\da-f]+\.woff2)$/;

/** A font of rare characters is wanted before the build that puts it into the folder is closed. */
function rareFont(path: string): Uint8Array | null {
  const file = RARE_FONT.exec(path)?.[1];
  return file === undefined ? null : readFont(file);
}
