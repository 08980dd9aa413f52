import { relative, resolve, sep } from "node:path";
import { shownPath } from "../../dataset/files.ts";
import type { Dataset } from "../../dataset/model.ts";
import type { Checked } from "../../diagnostic.ts";
import type { ReadDocument } from "../../documents/model.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { FaultList } from "../../fault-list.ts";
import { headOf, yearsIn } from "../../intake/file/head.ts";
import { keepDecisions } from "../../intake/file/keep.ts";
import { knownIn } from "../../intake/file/known.ts";
import type { IntakeFile } from "../../intake/file/read.ts";
import { formatIntake } from "../../intake/file/write.ts";
import { type Front, frontOf } from "../../intake/front.ts";
import type { Reading } from "../../intake/model.ts";
import { readDocument } from "../../intake/read.ts";
import { remarksOn } from "../../intake/remarks.ts";
import { yearsOf } from "../../intake/when.ts";
import { writeFiles } from "../../store/folder.ts";
import { readData } from "../load.ts";
import { documentFor, type ReadingOptions, readDocumentFile, unknownDocument } from "./document.ts";
import { intakeBytes, openIntake } from "./open.ts";

/** A document, and what its numbers were read as. */
export interface DocumentReading {
  readonly document: string;
  readonly region: string;
  readonly format: ReadDocument["format"];
  /** How its characters were written; null where the format settles that itself. */
  readonly encoding: ReadDocument["encoding"];
  readonly reading: Reading;
  /** How many candidates data says already. */
  readonly known: number;
  /** How many decisions were kept, and how many of them have no number in the document any more. */
  readonly kept: number;
  readonly lost: number;
  /** The intake file, as the user would name it; null where nothing was to be written. */
  readonly written: string | null;
}

/**
 * Reads the numbers of a document into its intake file, in which decisions of an earlier reading are kept.
 *
 * Shape: null where the data has faults, or the intake file that is there; nothing is written then.
 * Errors: USAGE for a region or document that the data does not have; INPUT_UNREADABLE for a file that is no document, and as `intakeBytes` says;
 * OUTPUT_FAULT; CANCELLED.
 */
export async function readNumbers(
  options: ReadingOptions,
  environment: Environment,
): Promise<Checked<DocumentReading>> {
  const { value: dataset, ...told } = await readData(environment, options.data);
  if (dataset === null) return { ...told, value: null };
  const faults = new FaultList();
  faults.addAll(told);
  const known = documentFor(options, dataset);
  const opened = await readDocumentFile(options.file, environment.cwd);
  const { text, sha256 } = opened;
  const document = known?.id ?? options.document ?? "";
  const path = `intake/${document}.yaml`;
  const folder = resolve(environment.cwd, options.data);
  const shown = shownPath(options.data, path);
  const before = (await openIntake(folder, path, shown, faults.add))?.intake ?? null;
  if (faults.hasErrors) return faults.check<DocumentReading>(null);
  const front = frontOf(text);
  const asked = known ? null : askedOf(options, front, before);
  const years = known ? yearsOf(known) : (asked?.years ?? null);
  if (!years) throw new ReportError("USAGE", `${document} says of no year.`, { hint: NO_YEARS });
  for (const one of remarksOn(opened, years, options.file)) faults.add(one);
  const others = figuresElsewhere(dataset, document, options.region);
  const reading = readDocument(opened, years, dataset, { others });
  const file = relative(folder, resolve(environment.cwd, options.file)).split(sep).join("/");
  const of = { document, region: options.region, file, sha256: sha256[0] };
  const head = headOf(of, asked, before);
  const { content, ...counts } = intakeOf(reading, text, document, options.region, dataset, before);
  if (!options.dryRun) {
    const bytes = intakeBytes(formatIntake({ head, ...content }), options.file);
    await writeFiles(folder, [{ path, bytes }]);
  }
  const written = options.dryRun ? null : shown;
  const { format, encoding } = opened;
  const { region } = options;
  return faults.check({ document, region, format, encoding, reading, ...counts, written });
}

/** What counts of a region by other documents than the one that is read. */
function figuresElsewhere({ figures }: Dataset, document: string, region: string) {
  return figures.filter(
    (one) => one.region === region && one.document !== document && one.standing === "counts",
  );
}

const NO_YEARS = "give it `past_year` and `plan_year` in documents.yaml";

/** What is asked of a document that is new, of the years that its title says or a person said. */
function askedOf(options: ReadingOptions, front: Front | null, before: IntakeFile | null): Front {
  const years = options.years ?? (before && yearsIn(before)) ?? front?.years;
  if (!years) throw unknownDocument(options);
  return { ...(front ?? NO_FRONT), years };
}

const NO_FRONT = { title: "", kind: "plan", issuer: null, number: null, date: null } as const;

function intakeOf(
  { candidates, ignored, unread }: Reading,
  text: string,
  document: string,
  region: string,
  dataset: Dataset,
  before: IntakeFile | null,
) {
  const isKnown = knownIn({ document, region }, dataset);
  const { candidates: lines, lost, kept } = keepDecisions(candidates, text, before, isKnown);
  const known = lines.filter(({ decision }) => decision === "known").length;
  return { content: { candidates: lines, ignored, unread, lost }, known, kept, lost: lost.length };
}
