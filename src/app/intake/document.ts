import { basename, resolve } from "node:path";
import type { Dataset, SourceDocument } from "../../dataset/model.ts";
import { MAX_BYTES } from "../../documents/bounds.ts";
import type { ReadDocument } from "../../documents/model.ts";
import { readDocumentBytes } from "../../documents/read.ts";
import { ReportError } from "../../error.ts";
import type { TableReading } from "../../intake/table/model.ts";
import type { Years } from "../../intake/when.ts";
import { checksumsOf } from "../../sources/checksums.ts";
import { readUpTo } from "../read-up-to.ts";

/** What is asked of a reading. */
export interface ReadingOptions {
  /** The document. */
  readonly file: string;
  readonly region: string;
  /** Id of the document; without it the one of the region that has this file, or its only one. */
  readonly document?: string;
  readonly data: string;
  /** Of a document that the data does not have, where its title says no year. */
  readonly years?: Years;
  /** True where nothing is to be written. */
  readonly dryRun?: boolean;
  /** The file that says how tables of many places are read. Default: any of the data folder that knows their heads. */
  readonly mapping?: string;
  /** Asked where a table has heads that no mapping knows: whether it is to be read so. Default: it is. */
  readonly confirm?: (tables: readonly TableReading[]) => Promise<boolean>;
}

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

/** A document as a person reads it, and the checksums that it may be recorded with. */
export interface OpenedDocument extends ReadDocument {
  readonly sha256: readonly [recorded: string, ...others: string[]];
}

/** Reads a document of any format. Errors: INPUT_UNREADABLE where it is not there, and as `readDocumentBytes` says. */
export async function readDocumentFile(file: string, cwd: string): Promise<OpenedDocument> {
  const bytes = await readUpTo(resolve(cwd, file), MAX_BYTES).catch((cause: unknown) => {
    const hint = "name a document: .txt, .docx, .pdf, .html, .xlsx or .csv";
    throw new ReportError("INPUT_UNREADABLE", `Cannot read ${file}`, { hint, cause });
  });
  const read = await readDocumentBytes(bytes, basename(file));
  const [ofText, ofBytes] = checksumsOf(bytes);
  // Only a text may have other line ends where it was copied.
  return { ...read, sha256: read.encoding === null ? [ofBytes] : [ofText, ofBytes] };
}
