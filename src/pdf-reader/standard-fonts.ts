import { fileURLToPath } from "node:url";

/** Where the library has the font that it draws for one of those which every viewer has, e.g. Helvetica. */
export function standardFont(file: string): string {
  const home = import.meta.resolve("pdfjs-dist/package.json");
  return fileURLToPath(new URL(`standard_fonts/${file}`, home));
}
