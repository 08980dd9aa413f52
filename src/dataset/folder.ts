import { join } from "node:path";
import { byText } from "../by-text.ts";
import { ReportError } from "../error.ts";
import {
  bytesIn,
  type DatasetFile,
  type DatasetFiles,
  MAX_FILE_BYTES,
  MAX_FILES,
  MAX_TOTAL_BYTES,
  stemOf,
  type Unread,
} from "./files.ts";
import { codeOf, type DataFolderHost, type FolderEntry, folderHost } from "./folder/host.ts";
import {
  DATA_FOLDERS,
  faultBeside,
  faultOfFolder,
  faultOfKind,
  faultOfList,
  faultOfNested,
  roleOf,
} from "./folder/names.ts";

export { type FolderHost, folderHost } from "./folder/host.ts";

/** A file that is to be read, or one that is not and why. */
type Found = Pick<DatasetFile, "path" | "unread">;

/**
 * Reads the YAML files of a data folder, unchecked.
 *
 * Shape: ordered by path. Links to files are followed, wherever they lead. A file that should be data but cannot be
 * read, or that looks like data but is not, is listed with the reason. Of a file over the limit only one byte more than
 * the limit is read, and reading stops soon after the limits of a folder, so that `readDataset` can report the excess.
 * Errors: INPUT_UNREADABLE where the folder holds no YAML file, or cannot be listed.
 */
export async function readDataFolder(
  folder: string,
  host: DataFolderHost = folderHost,
): Promise<DatasetFiles> {
  const entries = await host.listEntries(folder);
  const found = [
    ...entries.flatMap(findInRoot),
    ...(
      await Promise.all(DATA_FOLDERS.map((name) => findInFolder(folder, name, entries, host)))
    ).flat(),
  ];
  if (found.every(({ unread }) => unread?.severity === "warning")) {
    throw new ReportError("INPUT_UNREADABLE", `No data in "${folder}": it holds no YAML file.`, {
      hint: "name the folder that holds regions.yaml with --data DIR",
    });
  }
  return readFound(folder, found, host);
}

/**
 * Reads the YAML files of one folder of the data folder, e.g. `memos`, in the same way.
 *
 * `isShared`: the folder also holds files of other kinds, which are not reported.
 */
export async function readYamlFolder(
  folder: string,
  name: string,
  { isShared = false, host = folderHost }: { isShared?: boolean; host?: DataFolderHost } = {},
): Promise<DatasetFiles> {
  const entries = await host.listEntries(join(folder, name));
  const found = entries.flatMap((entry) => findBelow(name, entry));
  const isTold = ({ path }: Found) => !isShared || roleOf(path.replace(/^.*\//, "")) !== "other";
  return readFound(folder, found.filter(isTold), host);
}

function findInRoot(entry: FolderEntry): readonly Found[] {
  const { name, kind } = entry;
  const role = roleOf(name);
  if (role === "data") {
    return [withReason(name, faultOfList(stemOf(name)) ?? faultOfKind(entry))];
  }
  const unread =
    kind === "folder" ? faultOfFolder(name) : role === "copy" ? faultBeside(name, role) : null;
  return unread ? [{ path: name, unread }] : [];
}

async function findInFolder(
  folder: string,
  name: string,
  entries: readonly FolderEntry[],
  host: DataFolderHost,
): Promise<readonly Found[]> {
  const entry = entries.find((one) => one.name === name);
  if (!entry) return [];
  if (entry.kind !== "folder") {
    const message = `${name} is no folder; expected a folder of YAML files.`;
    return [{ path: name, unread: { severity: "error", code: "not-a-folder", message } }];
  }
  const path = join(folder, name);
  const below = await host.listEntries(path).catch(() => null);
  if (below === null) {
    const message = `The folder ${name} cannot be listed.`;
    const hint = "allow this account to read it";
    return [{ path: name, unread: { severity: "error", code: "unreadable-file", message, hint } }];
  }
  const found = below.map(async (one): Promise<readonly Found[]> => {
    if (one.kind !== "folder" || roleOf(one.name) !== "other") return findBelow(name, one);
    const isOfData = await holdsYaml(join(path, one.name), host);
    return isOfData ? [{ path: `${name}/${one.name}`, unread: faultOfNested(name, one.name) }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** How many levels of subfolders are searched for YAML files. These are not read, only reported as misplaced. */
const MOST_NESTED = 3;

async function holdsYaml(folder: string, host: DataFolderHost, depth = 1): Promise<boolean> {
  const entries = await host.listEntries(folder).catch(() => []);
  if (entries.some(({ name }) => roleOf(name) === "data")) return true;
  const folders = depth < MOST_NESTED ? entries.filter(({ kind }) => kind === "folder") : [];
  const below = folders.map(({ name }) => holdsYaml(join(folder, name), host, depth + 1));
  return (await Promise.all(below)).includes(true);
}

function findBelow(folder: string, entry: FolderEntry): readonly Found[] {
  const path = `${folder}/${entry.name}`;
  const role = roleOf(entry.name);
  if (role === "data") return [withReason(path, faultOfKind(entry))];
  const unread = faultBeside(entry.name, role);
  return unread ? [{ path, unread }] : [];
}

function withReason(path: string, unread: Unread | null): Found {
  return unread ? { path, unread } : { path };
}

async function readFound(
  folder: string,
  found: readonly Found[],
  host: DataFolderHost,
): Promise<DatasetFiles> {
  // One file more than allowed is enough for `checkFolderSize` to report too many.
  const inOrder = found.toSorted((a, b) => byText(a.path, b.path)).slice(0, MAX_FILES + 1);
  const read: DatasetFile[] = [];
  for (let bytes = 0; read.length < inOrder.length && bytes <= MAX_TOTAL_BYTES; ) {
    const next = inOrder.slice(read.length, read.length + AT_ONCE);
    const files = await Promise.all(next.map((file) => readOne(folder, file, host)));
    bytes += bytesIn(files);
    read.push(...files);
  }
  return read;
}

/** Files read concurrently; therefore at most this many are read after the limit in bytes is exceeded. */
const AT_ONCE = 32;

async function readOne(folder: string, file: Found, host: DataFolderHost): Promise<DatasetFile> {
  if (file.unread) return { ...file, bytes: new Uint8Array() };
  try {
    return { ...file, bytes: await host.readStart(join(folder, file.path), MAX_FILE_BYTES + 1) };
  } catch (cause) {
    return { ...file, bytes: new Uint8Array(), unread: unreadable(cause) };
  }
}

function unreadable(cause: unknown): Unread {
  const code = codeOf(cause);
  const isForbidden = code === "EACCES" || code === "EPERM";
  const reason = isForbidden
    ? "this account may not read it"
    : cause instanceof Error
      ? cause.message
      : String(cause);
  return {
    severity: "error",
    code: "unreadable-file",
    message: `The file cannot be read: ${reason}.`,
    ...(isForbidden ? { hint: "allow it, e.g. chmod a+r" } : {}),
  };
}
