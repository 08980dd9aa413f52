import { createHash } from "node:crypto";
import { join } from "node:path";
import { type DatasetFile, shownPath } from "../../dataset/files.ts";
import type { Dataset, SourceDocument } from "../../dataset/model.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import { ReportError } from "../../error.ts";
import { FaultList } from "../../fault-list.ts";
import { yearsIn } from "../../intake/file/head.ts";
import { checkDocument, type IntakeFile } from "../../intake/file/read.ts";
import { remarksOn } from "../../intake/remarks.ts";
import { yearsOf } from "../../intake/when.ts";
import { type OpenedDocument, readDocumentFile } from "./document.ts";
import { openIntake } from "./open.ts";

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

/** Opens the intake file of a document and holds it against the document; null where there is none. Errors: INPUT_UNREADABLE. */
export async function inspectIntake(
  { folder, shown }: IntakePlace,
  document: string,
  dataset: Dataset,
): Promise<InspectedIntake | null> {
  const path = pathOfIntake(document);
  const faults = new FaultList();
  const opened = path && (await openIntake(folder, path, shownPath(shown, path), faults.add));
  if (!opened) return null;
  const { file, intake } = opened;
  const read = intake && (await documentOf(folder, intake.spec.file));
  const known = dataset.documentById.get(document);
  const recorded = known?.proof?.sha256;
  if (intake && read && !(read instanceof ReportError))
    checkDocument(intake, read, recorded, faults.add);
  return {
    file,
    revision: revisionOf(file.bytes),
    intake,
    document: read,
    remarks: intake && read && "text" in read ? remarksIn(read, intake, known) : [],
    faults: faults.list().diagnostics,
  };
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
async function documentOf(folder: string, file: string): Promise<OpenedDocument | ReportError> {
  return readDocumentFile(join(folder, file), "").catch((error: unknown) => {
    if (error instanceof ReportError) return error;
    throw error;
  });
}
