import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type DatasetFile, shownPath } from "../../dataset/files.ts";
import type { Dataset, SourceDocument } from "../../dataset/model.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import { ReportError } from "../../error.ts";
import { FaultList } from "../../fault-list.ts";
import { yearsIn } from "../../intake/file/head.ts";
import { checkDocument, type IntakeFile, readIntake } from "../../intake/file/read.ts";
import { remarksOn } from "../../intake/remarks.ts";
import { yearsOf } from "../../intake/when.ts";
import { type Kept, openKept } from "../serve/kept.ts";
import { type OpenedDocument, readDocumentFile } from "./document.ts";
import { readIntakeFile } from "./open.ts";

/** Where intake files are. */
export interface IntakePlace {
  /** The data folder. */
  readonly folder: string;
  /** What it is called in faults. */
  readonly shown: string;
}

/** An intake file as a person decides it. */
export interface InspectedIntake {
  readonly file: DatasetFile;
  /** What tells this state of the file from others. */
  readonly revision: string;
  /** Null where the file has a fault of form. */
  readonly intake: IntakeFile | null;
  /** Null where it was not looked for; an error where it is not there, or cannot be read. */
  readonly document: OpenedDocument | ReportError | null;
  /** What is odd about the document, e.g. that two of them are in one. */
  readonly remarks: readonly Diagnostic[];
  /** What is wrong with the file, or between it and its document. */
  readonly faults: readonly Diagnostic[];
}

/** The id of a document is the name of its intake file. */
const ID = /^[a-z][a-z0-9_-]{0,127}$/;

export function pathOfIntake(document: string): string | null {
  return ID.test(document) ? `intake/${document}.yaml` : null;
}

const REVISION_LENGTH = 16;

export function revisionOf(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, REVISION_LENGTH);
}

/** An intake file as it was read. */
interface ReadFile {
  readonly intake: IntakeFile | null;
  /** What is wrong with its form. */
  readonly told: readonly Diagnostic[];
}

/** What was read lately: a file of three hundred lines takes a tenth of a second. */
export interface IntakeMemory {
  readonly files: Kept<ReadFile>;
  readonly documents: Kept<OpenedDocument>;
}

const MOST_FILES = 16;
const MOST_CHARACTERS = 20_000_000;

export function openMemory(): IntakeMemory {
  return {
    files: openKept(MOST_FILES),
    documents: openKept(MOST_CHARACTERS, ({ text }) => text.length),
  };
}

/** Opens the intake file of a document and holds it against the document; null where there is none. Errors: INPUT_UNREADABLE. */
export async function inspectIntake(
  { folder, shown }: IntakePlace,
  document: string,
  dataset: Dataset,
  memory: IntakeMemory,
): Promise<InspectedIntake | null> {
  const path = pathOfIntake(document);
  const name = path && shownPath(shown, path);
  const file = path && name && (await readIntakeFile(folder, path, name));
  if (!file || !name) return null;
  const { intake, told } = readRemembered(file, name, memory);
  const faults = [...told];
  const read = intake && (await documentOf(folder, intake.spec.file, memory));
  const known = dataset.documentById.get(document);
  if (intake && read && !(read instanceof ReportError))
    checkDocument(intake, read, known?.proof?.sha256, (fault) => void faults.push(fault));
  return {
    file,
    revision: revisionOf(file.bytes),
    intake,
    document: read,
    remarks: intake && read && "text" in read ? remarksIn(read, intake, known) : [],
    faults: faults.slice(0, MOST_FAULTS),
  };
}

/** Most faults that a page lists. */
const MOST_FAULTS = 200;

/** Reads a file, unless the same bytes were read before. */
export function readRemembered(
  file: DatasetFile,
  shown: string,
  { files }: Pick<IntakeMemory, "files">,
): ReadFile {
  const key = `${shown} ${revisionOf(file.bytes)}`;
  const known = files.get(key);
  if (known) return known;
  const faults = new FaultList();
  const read = { intake: readIntake(file, shown, faults.add), told: faults.list().diagnostics };
  files.set(key, read);
  return read;
}

function remarksIn(
  read: OpenedDocument,
  { spec, source }: IntakeFile,
  known: SourceDocument | undefined,
) {
  const years = (known && yearsOf(known)) ?? yearsIn({ spec, source });
  return years ? remarksOn(read, years, spec.file) : [];
}

/** The document, or why it cannot be read. */
async function documentOf(
  folder: string,
  file: string,
  { documents }: IntakeMemory,
): Promise<OpenedDocument | ReportError> {
  const path = join(folder, file);
  const stamp = await stat(path).catch(() => null);
  const key = `${path} ${stamp?.mtimeMs} ${stamp?.size}`;
  const known = documents.get(key);
  if (known) return known;
  const read = await readDocumentFile(path, "").catch((error: unknown) => {
    if (error instanceof ReportError) return error;
    throw error;
  });
  if (!(read instanceof ReportError)) documents.set(key, read);
  return read;
}
