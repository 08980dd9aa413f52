import { basename, resolve } from "node:path";
import type { Dataset, SourceDocument } from "../../dataset/model.ts";
import type { Checked } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import type { Reading } from "../../intake/model.ts";
import { readDocument } from "../../intake/read.ts";
import { yearsOf } from "../../intake/when.ts";
import { readData } from "../load.ts";
import { readUpTo } from "../read-up-to.ts";

/** What is asked of a reading. */
export interface ReadingOptions {
  /** The document. */
  readonly file: string;
  readonly region: string;
  /** Id of the document; without it the one of the region that has this file, or its only one. */
  readonly document?: string;
  readonly data: string;
}

/** A document of the dataset, and what its numbers were read as. */
export interface DocumentReading {
  readonly document: string;
  readonly region: string;
  readonly reading: Reading;
}

/** A plan is some 30 KB of text; one far larger is not what it should be. */
const MAX_BYTES = 5 * 1024 * 1024;

/**
 * Reads the numbers of a document; nothing is written.
 *
 * Shape: null where the data has faults. Errors: USAGE for a region or document that the data does not have;
 * INPUT_UNREADABLE for a file that is no text; CANCELLED.
 */
export async function readNumbers(
  options: ReadingOptions,
  environment: Environment,
): Promise<Checked<DocumentReading>> {
  const { value: dataset, ...told } = await readData(environment, options.data);
  if (dataset === null) return { ...told, value: null };
  const document = documentFor(options, dataset);
  const years = yearsOf(document);
  if (!years) throw new ReportError("USAGE", `${document.id} says of no year.`, { hint: NO_YEARS });
  const text = await readText(options.file, environment.cwd);
  const reading = readDocument(text, years, dataset);
  return { ...told, value: { document: document.id, region: options.region, reading } };
}

const NO_YEARS = "give it `past_year` and `plan_year` in documents.yaml";

function documentFor(
  { file, region, document, data }: ReadingOptions,
  dataset: Dataset,
): SourceDocument {
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
  const message =
    document === undefined
      ? `The data does not say which document ${name} is.`
      : `The data has no document ${document} of ${region}.`;
  throw new ReportError("USAGE", message, {
    hint: `add it to ${data}/documents.yaml with its region and years, then name it with --document ID`,
  });
}

async function readText(file: string, cwd: string): Promise<string> {
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
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ReportError("INPUT_UNREADABLE", `${file} is no text in UTF-8.`, {
      hint: "save it as text in UTF-8",
      cause,
    });
  }
}
