import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageHome } from "../package.ts";

const FOLDER = join(packageHome(), "templates/fonts");

/** Reads a list in the package's folder of fonts. */
export function readList(name: string): string {
  return readFileSync(join(FOLDER, name), "utf8");
}

/** Where a font of the package is. */
export function fontPath(file: string): string {
  return join(FOLDER, file);
}

const bytesByFile = new Map<string, Uint8Array>();

/** Reads a font of the package, once; null where the package has none of that name. */
export function readFont(file: string): Uint8Array | null {
  const known = bytesByFile.get(file);
  if (known !== undefined) return known;
  try {
    const bytes = readFileSync(fontPath(file));
    bytesByFile.set(file, bytes);
    return bytes;
  } catch {
    // An output of an earlier version may name a font that this one has under another name.
    return null;
  }
}
