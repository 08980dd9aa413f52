import { join } from "node:path";
import { type FolderHost, folderHost } from "../dataset/folder.ts";
import type { Dataset } from "../dataset/model.ts";
import { ReportError } from "../error.ts";
import type { SourceFile } from "./prove.ts";

/** A plan is some 30 KB of text; one far larger is not what it should be. */
const MAX_SOURCE_BYTES = 4 * 1024 * 1024;

/**
 * Reads the documents that a dataset names from a folder.
 *
 * Shape: those that are there; `proveSources` tells which are missing.
 * Errors: INPUT_UNREADABLE where none is there of those it names, or one cannot be read or is larger than 4 MB.
 */
export async function readSourcesFolder(
  folder: string,
  { documentById }: Pick<Dataset, "documentById">,
  host: FolderHost = folderHost,
): Promise<readonly SourceFile[]> {
  const wanted = new Set([...documentById.values()].flatMap(({ proof }) => proof?.file ?? []));
  if (wanted.size === 0) return [];
  const names = (await host.listFiles(folder)).filter((name) => wanted.has(name));
  if (names.length === 0) {
    throw new ReportError("INPUT_UNREADABLE", `No document of the dataset is in "${folder}".`, {
      hint: `it should hold ${[...wanted].join(", ")}`,
    });
  }
  return Promise.all(names.map((name) => readSource(folder, name, host)));
}

async function readSource(folder: string, file: string, host: FolderHost): Promise<SourceFile> {
  const path = join(folder, file);
  // One byte more than is allowed is enough to tell that a file is too large.
  const bytes = await host.readStart(path, MAX_SOURCE_BYTES + 1).catch((cause) => {
    throw new ReportError("INPUT_UNREADABLE", `Cannot read "${path}".`, { cause });
  });
  if (bytes.length <= MAX_SOURCE_BYTES) return { file, bytes };
  throw new ReportError("INPUT_UNREADABLE", `"${path}" is larger than 4 MB.`, {
    hint: "put the document's text there, as it was when the figures were read",
  });
}
