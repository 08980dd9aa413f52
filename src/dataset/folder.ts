import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { ReportError } from "../error.ts";
import { byText, type DatasetFile, type DatasetFiles, MAX_FILE_BYTES, MAX_FILES } from "./files.ts";

/** What reading a data folder needs of the machine. */
export interface FolderHost {
  /** Names of the regular files directly in a folder; none where there is no such folder. */
  listFiles(folder: string): Promise<readonly string[]>;
  /** A file's first bytes, at most `maxBytes`. */
  readStart(path: string, maxBytes: number): Promise<Uint8Array>;
}

/** The machine's own files. */
export const folderHost: FolderHost = { listFiles, readStart };

/** Where YAML files are looked for; `memos` and `schemas` belong to others. */
const FOLDERS = ["", "observations", "briefings"];

/**
 * Reads the YAML files of a data folder, unchecked.
 *
 * Shape: ordered by path. Of a file over the limit only one byte more than the limit is read, so that
 * `readDataset` can tell.
 * Errors: INPUT_UNREADABLE where the folder holds no YAML file, or a file cannot be read.
 */
export async function readDataFolder(
  folder: string,
  host: FolderHost = folderHost,
): Promise<DatasetFiles> {
  const paths = (await Promise.all(FOLDERS.map((name) => listYaml(folder, name, host)))).flat();
  if (paths.length === 0) {
    throw new ReportError("INPUT_UNREADABLE", `No data in "${folder}": it holds no YAML file.`, {
      hint: "name the folder that holds regions.yaml with --data DIR",
    });
  }
  paths.sort(byText);
  // One more than allowed is enough to tell that there are too many.
  return Promise.all(paths.slice(0, MAX_FILES + 1).map((path) => readFile(folder, path, host)));
}

async function listYaml(folder: string, name: string, host: FolderHost): Promise<string[]> {
  const files = await host.listFiles(join(folder, name));
  return files
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => (name ? `${name}/${file}` : file));
}

async function readFile(folder: string, path: string, host: FolderHost): Promise<DatasetFile> {
  try {
    return { path, bytes: await host.readStart(join(folder, path), MAX_FILE_BYTES + 1) };
  } catch (cause) {
    throw new ReportError("INPUT_UNREADABLE", `Cannot read "${join(folder, path)}".`, { cause });
  }
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
    throw new ReportError("INPUT_UNREADABLE", `Cannot list the folder "${folder}".`, { cause });
  }
}

async function readStart(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const buffer = new Uint8Array(Math.min(size, maxBytes));
    let read = 0;
    while (read < buffer.length) {
      const { bytesRead } = await file.read(buffer, read, buffer.length - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return buffer.subarray(0, read);
  } finally {
    await file.close();
  }
}
