import { readDocumentBytes } from "../documents/read.ts";
import type { SourceFile } from "./prove.ts";

/**
 * Reads what documents say, whatever their formats, one after another: a large one takes much memory while it is read.
 *
 * Errors: INPUT_UNREADABLE for the first that cannot be read, with what to do.
 */
export async function openSources(files: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const opened: SourceFile[] = [];
  for (const { file, bytes } of files) {
    opened.push({ file, bytes, read: await readDocumentBytes(bytes, file) });
  }
  return opened;
}
