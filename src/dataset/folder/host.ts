import { close, constants, type Dirent, fstat, open, read } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ReportError } from "../../error.ts";

/** What stands behind a name in a folder; links are followed. */
type EntryKind = "file" | "folder" | "broken-link" | "link-loop" | "unreachable" | "special";

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** What reading a folder of files needs of the machine. */
export interface FolderHost {
  /** Names of the regular files directly in a folder, links to such files included. */
  listFiles(folder: string): Promise<readonly string[]>;
  /** A file's first bytes, at most `maxBytes`. */
  readStart(path: string, maxBytes: number): Promise<Uint8Array>;
}

/** What reading a data folder needs of the machine. */
export interface DataFolderHost extends Pick<FolderHost, "readStart"> {
  /** What is directly in a folder; nothing where there is no such folder. */
  listEntries(folder: string): Promise<readonly FolderEntry[]>;
}

/** The machine's own files. */
export const folderHost: FolderHost & DataFolderHost = { listEntries, listFiles, readStart };

async function listEntries(folder: string): Promise<readonly FolderEntry[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return await Promise.all(
      entries.map(async (entry) => ({ name: entry.name, kind: await kindOf(folder, entry) })),
    );
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return [];
    throw new ReportError("INPUT_UNREADABLE", `Cannot list the folder "${folder}".`, { cause });
  }
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await listEntries(folder);
  return entries.filter(({ kind }) => kind === "file").map(({ name }) => name);
}

async function kindOf(folder: string, entry: Dirent): Promise<EntryKind> {
  if (!entry.isSymbolicLink()) return kindOfType(entry);
  try {
    return kindOfType(await stat(join(folder, entry.name)));
  } catch (cause) {
    return KIND_BY_ERROR[codeOf(cause)] ?? "unreachable";
  }
}

const KIND_BY_ERROR: Readonly<Record<string, EntryKind>> = {
  ENOENT: "broken-link",
  ENOTDIR: "broken-link",
  ELOOP: "link-loop",
};

function kindOfType(type: Pick<Dirent, "isFile" | "isDirectory">): EntryKind {
  return type.isFile() ? "file" : type.isDirectory() ? "folder" : "special";
}

async function readStart(path: string, maxBytes: number): Promise<Uint8Array> {
  // O_NONBLOCK: if a named pipe has replaced the file since it was listed, opening it would wait for a writer.
  const file = await openFile(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { size } = await statFile(file);
    const buffer = new Uint8Array(Math.min(size, maxBytes));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await readFile(file, buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await closeFile(file);
  }
}

// The callback functions read thousands of files in a third of the time that the handles of `fs/promises` take.
const openFile = promisify(open);
const statFile = promisify(fstat);
const readFile = promisify(read);
const closeFile = promisify(close);

/** The system's name of an error, e.g. `ENOENT`; empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
