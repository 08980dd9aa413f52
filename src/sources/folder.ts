import { join } from "node:path";
import { type FolderHost, folderHost } from "../dataset/folder.ts";
import type { Dataset } from "../dataset/model.ts";
import { MAX_BYTES } from "../documents/bounds.ts";
import { ReportError } from "../error.ts";
import type { SourceFile } from "./prove.ts";

/** A plan is some 30 KB of text; one far larger is not what it should be. Other formats hold pictures as well. */
const MAX_TEXT_MB = 4;

/**
 * Reads the documents that a dataset names from a folder.
 *
 * Shape: those that are there; `proveSources` tells which are missing.
 * Errors: INPUT_UNREADABLE where none is there of those it names, or one cannot be read or is larger than a document is: 4 MB of text, 50 MB of any
 * other format.
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
  const mostMb = file.endsWith(".txt") ? MAX_TEXT_MB : MAX_BYTES / 1024 / 1024;
  const most = mostMb * 1024 * 1024;
  // One byte more than is allowed is enough to tell that a file is too large.
  const bytes = await host.readStart(path, most + 1).catch((cause) => {
    throw new ReportError("INPUT_UNREADABLE", `Cannot read "${path}".`, { cause });
  });
  if (bytes.length <= most) return { file, bytes };
  throw new ReportError("INPUT_UNREADABLE", `"${path}" is larger than ${mostMb} MB.`, {
    hint: "put the document's text there, as it was when the figures were read",
  });
}
