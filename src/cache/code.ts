import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { sha256 } from "../store/folder.ts";

/** Hash of each file of the program, by its path below `src/`. */
export type CodeHashes = Readonly<Record<string, string>>;

/** Where a compiled program, of which no file is left as it was, keeps them. */
export const CODE_LIST = "code.json";

/** Hashes the files of a program that is not compiled. */
export function hashCode(folder: string): CodeHashes {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    paths.map((path) => [
      relative(folder, path).split(sep).join("/"),
      sha256(readFileSync(path, "utf8")),
    ]),
  );
}

/** Gives the hashes of the program that runs, from `dist` or `src`. */
export function readCode(folder: string): CodeHashes {
  const list = join(folder, CODE_LIST);
  return existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : hashCode(folder);
}

/** One hash of all files whose paths begin so, e.g. `charts/`; no such file is a fault of who asks. */
export function hashPart(code: CodeHashes, beginnings: readonly string[]): string {
  const files = Object.entries(code).filter(([path]) =>
    beginnings.some((beginning) => path.startsWith(beginning)),
  );
  if (files.length < beginnings.length) throw new Error(`No code in ${beginnings.join(", ")}`);
  return sha256(JSON.stringify(files));
}
