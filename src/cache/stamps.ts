import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type FileHashes, openFileHashes, type Stamp } from "../store/file-hashes.ts";
import { jsonFile, type Store } from "../store/store.ts";
import { CACHE_FOLDER } from "./folder.ts";

const FILE = `${CACHE_FOLDER}/stamps.json`;
/** Changes with the shape of the file; a file of another format is ignored. */
const FORMAT = "3";

/** Opens the hashes of files that the build before kept in an output folder; none where they cannot be read. */
export function openStamps(folder: string): FileHashes {
  const path = join(folder, FILE);
  try {
    const keptMs = statSync(path).mtimeMs;
    const { format, stamps } = JSON.parse(readFileSync(path, "utf8")) as {
      format: string;
      stamps: Readonly<Record<string, Stamp>>;
    };
    return format === FORMAT ? openFileHashes(stamps, keptMs) : openFileHashes();
  } catch {
    // The file is missing or cut short: files are hashed again.
    return openFileHashes();
  }
}

/** Keeps hashes for the next build; of two builds at once either may write last. Errors: OUTPUT_FAULT. */
export async function keepStamps(store: Store, hashes: FileHashes): Promise<void> {
  await store.put([jsonFile(FILE, { format: FORMAT, stamps: hashes.stamps() })]);
}
