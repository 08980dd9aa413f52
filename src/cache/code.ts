import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { sha256 } from "../store/folder.ts";

/** Hash of each file of the program, by its path below `src/`. */
type CodeHashes = Readonly<Record<string, string>>;

/** File with these hashes in the folder of a compiled program, which no longer has the source files. */
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

/** Files directly below `src/`, which belong to no room. */
const NO_ROOM = "shared";

/**
 * Gives one hash for each room of the program (a folder of `src/`). All rooms count for every output; they are hashed
 * one by one so that the reason for a build can name the room that changed.
 *
 * Shape: `code/<room>` → hash.
 */
export function hashRooms(code: CodeHashes): Readonly<Record<string, string>> {
  const byRoom = new Map<string, [path: string, hash: string][]>();
  for (const [path, hash] of Object.entries(code)) {
    const [room = ""] = path.includes("/") ? path.split("/") : [NO_ROOM];
    byRoom.set(room, [...(byRoom.get(room) ?? []), [path, hash]]);
  }
  return Object.fromEntries(
    [...byRoom].map(([room, files]) => [`code/${room}`, sha256(JSON.stringify(files))]),
  );
}
