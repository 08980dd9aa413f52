import { rm } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Dataset } from "../../dataset/model.ts";
import type { ReadDocument } from "../../documents/model.ts";
import { readDocumentBytes } from "../../documents/read.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { frontOf } from "../../intake/front.ts";
import { checksumsOf } from "../../sources/checksums.ts";
import { writeFiles } from "../../store/folder.ts";
import { readUpTo } from "../read-up-to.ts";
import type { LineFault } from "./check-line.ts";
import { pathOfIntake } from "./inspect.ts";
import { readNumbers } from "./read.ts";

/** A document that somebody has sent. */
export interface SentDocument {
  /** Its name there, which says how it is read and nothing else. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly region: string;
  /** Id of the document; empty where it is to be made of place and year. */
  readonly document: string;
  /** The year that it reports, where its title says none; empty otherwise. */
  readonly year: string;
}

/** What came of it. */
export type TakenIn =
  /** One document, or a table of several places with one for each. */
  | { readonly kind: "read"; readonly documents: readonly string[] }
  | { readonly kind: "faulty"; readonly faults: readonly LineFault[] };

interface Options {
  readonly folder: string;
  /** The data folder as the user named it. */
  readonly data: string;
  readonly dataset: Dataset;
  readonly environment: Environment;
}

/** Puts a document below `sources/` of the data folder and reads its numbers. Errors: OUTPUT_FAULT, CANCELLED. */
export async function takeIn(sent: SentDocument, options: Options): Promise<TakenIn> {
  const opened = await readDocumentBytes(sent.bytes, nameOfKind(sent.name)).catch(orFault("file"));
  if ("field" in opened) return faulty(opened);
  const { dataset, folder } = options;
  const document = sent.document === "" ? idOf(sent, opened, dataset) : sent.document;
  const faults = faultsOf(sent, document, opened, dataset);
  if (document === null || faults.length > 0) return faulty(...faults);
  const path = `sources/${fileOf(document, sent, opened, dataset)}`;
  const before = await readUpTo(join(folder, path), Number.MAX_SAFE_INTEGER).catch(() => null);
  await writeFiles(folder, [{ path, bytes: sent.bytes }]);
  const read = await readIn({ ...sent, document }, path, options);
  if (!("field" in read)) return { kind: "read", documents: read };
  // What could not be read leaves no trace.
  if (before) await writeFiles(folder, [{ path, bytes: before }]);
  else await rm(join(folder, path), { force: true });
  return faulty(read);
}

function faulty(...faults: readonly LineFault[]): TakenIn {
  return { kind: "faulty", faults };
}

const orFault =
  (field: string) =>
  (error: unknown): LineFault => {
    if (!(error instanceof ReportError)) throw error;
    const { message, hint } = error;
    return { field, message: hint === null ? message : `${message} (${hint})` };
  };

const YEAR = /^20\d\d$/;

/** Reads what was put in its place: the documents that it made, or what is wrong. */
async function readIn(
  { region, document, year }: SentDocument,
  path: string,
  { data, environment }: Options,
): Promise<readonly string[] | LineFault> {
  const file = `${data}/${path}`;
  const years = YEAR.test(year) ? { years: { past: Number(year), plan: Number(year) + 1 } } : {};
  const asked = { file, region, document, data, ...years };
  const done = await readNumbers(asked, environment).catch(orFault("document"));
  if ("field" in done) return done;
  if (done.value) return done.value.documents.map((one) => one.document);
  const [first] = done.diagnostics;
  const message = first ? `${first.at.file}:${first.at.line} ${first.message}` : "";
  return { field: "document", message };
}

/** The document of the data that has this very file; else an id of place, year and kind; null where it says no year. */
function idOf({ region, bytes, year }: SentDocument, { text }: ReadDocument, dataset: Dataset) {
  const sums: readonly string[] = checksumsOf(bytes);
  const same = [...dataset.documentById.values()].find(
    ({ proof, region: own }) => own === region && proof && sums.includes(proof.sha256),
  );
  const front = frontOf(text);
  const past = YEAR.test(year) ? Number(year) : front?.years.past;
  if (same || past === undefined) return same?.id ?? null;
  const kind = front?.kind ?? "plan";
  return `${region}-${kind === "plan" ? past + 1 : past}-${kind}`;
}

function faultsOf(
  { region, year, bytes }: SentDocument,
  document: string | null,
  { text }: ReadDocument,
  { regionById, documentById }: Dataset,
): readonly LineFault[] {
  const known = documentById.get(document ?? "");
  const recorded = known?.proof?.sha256;
  const checks: readonly (readonly [boolean, string, string])[] = [
    [
      !regionById.has(region),
      "region",
      `The data has no region ${region}. (add it to regions.yaml)`,
    ],
    [year !== "" && !YEAR.test(year), "year", `"${year}" is no year such as 2024.`],
    [document === null, "year", NO_YEAR],
    [document !== null && pathOfIntake(document) === null, "document", NO_ID],
    [
      known !== undefined && known.region !== region,
      "document",
      `\`${document}\` is a document of ${known?.region}; expected one of ${region}.`,
    ],
    [
      recorded !== undefined && !checksumsOf(bytes).some((sum) => sum === recorded),
      "document",
      `documents.yaml records another text of ${document}. (give this one an id of its own)`,
    ],
    [
      known === undefined && year === "" && frontOf(text) === null && document !== null,
      "year",
      NO_YEAR,
    ],
  ];
  return checks.flatMap(([isWrong, field, message]) => (isWrong ? [{ field, message }] : []));
}

const NO_YEAR = "The title of the document says no year. (give the year that it reports)";
const NO_ID = "The id is none; expected a small letter, then small letters, digits, _ or -.";

const ENDINGS = [".txt", ".docx", ".pdf", ".html", ".xlsx", ".csv"];

/** The name by which text and CSV are told apart. */
function nameOfKind(name: string): string {
  const ending = extname(name).toLowerCase();
  return `document${ENDINGS.includes(ending) ? ending : ""}`;
}

/** The name of its file: that which the data records, else its id with the ending of what it is. */
function fileOf(
  document: string,
  { name }: SentDocument,
  { format }: ReadDocument,
  dataset: Dataset,
) {
  const recorded = dataset.documentById.get(document)?.proof?.file;
  // A text with commas is one as its name says it.
  const ending = extname(nameOfKind(name)) === ".txt" ? "txt" : format;
  return recorded ?? `${document}.${ending}`;
}
