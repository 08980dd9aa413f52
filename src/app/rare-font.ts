import { readFont } from "../fonts/folder.ts";

const RARE_FONT = /^fonts\/(rare\/[\w-]+\.[\da-f]+\.woff2)$/;

/** A font of rare characters of the package, by its path from a page; null where there is none. */
export function rareFont(path: string): Uint8Array | null {
  const file = RARE_FONT.exec(path)?.[1];
  return file === undefined ? null : readFont(file);
}
