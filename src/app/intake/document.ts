import { basename, resolve } from "node:path";
import type { Dataset, SourceDocument } from "../../dataset/model.ts";
import { ReportError } from "../../error.ts";
import { readUpTo } from "../read-up-to.ts";

/** What is asked of a reading. */
export interface ReadingOptions {
  /** The document. */
  readonly file: string;
  readonly region: string;
  /** Id of the document; without it the one of the region that has this file, or its only one. */
  readonly document?: string;
  readonly data: string;
  /** True where nothing is to be written. */
  readonly dryRun?: boolean;
}

/** A plan is some 30 KB of text; one far larger is not what it should be. */
const MAX_BYTES = 5 * 1024 * 1024;

/** The document that a file is of; null for one that is named and that the data does not have yet. */
export function documentFor(options: ReadingOptions, dataset: Dataset): SourceDocument | null {
  const { file, region, document, data } = options;
  if (!dataset.regionById.has(region)) {
    throw new ReportError("USAGE", `The data has no region ${region}.`, {
      hint: `add it to ${data}/regions.yaml, or name one of ${[...dataset.regionById.keys()].slice(0, 5).join(", ")}`,
    });
  }
  const own = [...dataset.documentById.values()].filter((one) => one.region === region);
  const name = basename(file);
  const found =
    document === undefined
      ? (own.find(({ proof }) => proof?.file === name) ?? (own.length === 1 ? own[0] : undefined))
      : own.find(({ id }) => id === document);
  if (found) return found;
  if (document !== undefined && !dataset.documentById.has(document)) return null;
  throw unknownDocument(options);
}

/** The error where nobody knows which document a file is, or of when. */
export function unknownDocument({ file, region, document, data }: ReadingOptions): ReportError {
  const message =
    document === undefined
      ? `The data does not say which document ${basename(file)} is.`
      : `The data has no document ${document} of ${region}.`;
  return new ReportError("USAGE", message, {
    hint: `add it to ${data}/documents.yaml with its region and years, then name it with --document ID`,
  });
}

/** Reads a document. Errors: INPUT_UNREADABLE where it cannot be read, is too large or is no text. */
export async function readDocumentFile(file: string, cwd: string) {
  const bytes = await readUpTo(resolve(cwd, file), MAX_BYTES).catch((cause: unknown) => {
    const hint = "name a document as text";
    throw new ReportError("INPUT_UNREADABLE", `Cannot read ${file}`, { hint, cause });
  });
  if (bytes.length > MAX_BYTES) {
    throw new ReportError("INPUT_UNREADABLE", `${file} has more than 5 MB.`, {
      hint: "name the document alone, as text",
    });
  }
  try {
    return { bytes, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (cause) {
    throw new ReportError("INPUT_UNREADABLE", `${file} is no text in UTF-8.`, {
      hint: "save it as text in UTF-8",
      cause,
    });
  }
}
