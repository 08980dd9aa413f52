import { parse, resolve } from "node:path";
import { shownPath } from "../../dataset/files.ts";
import type { Dataset } from "../../dataset/model.ts";
import type { Report } from "../../dataset/text.ts";
import type { Checked } from "../../diagnostic.ts";
import type { ReadDocument } from "../../documents/model.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { FaultList } from "../../fault-list.ts";
import { yearsIn } from "../../intake/file/head.ts";
import type { IntakeFile } from "../../intake/file/read.ts";
import { type Front, frontOf } from "../../intake/front.ts";
import { type Proposal, proposalsOf } from "../../intake/proposals.ts";
import { type ReadingOfAll, readDocument } from "../../intake/read.ts";
import { remarksOn } from "../../intake/remarks.ts";
import { formatMappings } from "../../intake/table/file.ts";
import { joinMappings } from "../../intake/table/mapping.ts";
import type { TableReading } from "../../intake/table/model.ts";
import { yearsOf } from "../../intake/when.ts";
import { writeFiles } from "../../store/folder.ts";
import { readData } from "../load.ts";
import { documentFor, type ReadingOptions, readDocumentFile, unknownDocument } from "./document.ts";
import { openMappings, pathOfMapping } from "./mappings.ts";
import { openIntake } from "./open.ts";
import { intakeOf, NO_FRONT, type PlaceIntake } from "./place-intake.ts";
import { frontOfFile, placesIn } from "./places.ts";

/** What came of the numbers of one place: a document and an intake file of its own. */
interface PlaceOutcome extends Pick<DocumentReading, "region" | "document"> {
  readonly candidates: number;
  readonly known: number;
  readonly kept: number;
  readonly lost: number;
  readonly written: string | null;
}

/** A document, and what its numbers were read as. */
export interface DocumentReading {
  readonly document: string;
  readonly region: string;
  readonly format: ReadDocument["format"];
  /** How its characters were written; null where the format settles that itself. */
  readonly encoding: ReadDocument["encoding"];
  readonly reading: ReadingOfAll;
  /** New indicators that its words name, each with all of its numbers. */
  readonly proposals: readonly Proposal[];
  /** Of each place of its tables what it has, the document's own place first. */
  readonly documents: readonly PlaceOutcome[];
  /** The mapping that is new or changed, as the user would name it; null where there is none. */
  readonly mapping: string | null;
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
  const read = await readPlaces(options, environment, dataset, faults.add);
  if (!read || faults.hasErrors) return faults.check<DocumentReading>(null);
  const { opened, reading, first, intakes, mapped, mapping } = read;
  const isWanted = !options.dryRun && (await isConfirmed(mapped, options));
  if (isWanted) {
    const files = [...intakes.map(({ file }) => file), ...(mapping ? [mapping] : [])];
    await writeFiles(resolve(environment.cwd, options.data), files);
  }
  const shownOf = ({ path }: { readonly path: string }) =>
    isWanted ? shownPath(options.data, path) : null;
  const documents = intakes.map(({ place, counts, file }) => {
    const { region, document, candidates } = place;
    return { region, document, candidates: candidates.length, ...counts, written: shownOf(file) };
  });
  const sum = (key: "known" | "kept" | "lost") =>
    documents.reduce((total, counts) => total + counts[key], 0);
  const { format, encoding } = opened;
  return faults.check({
    ...{ ...first, format, encoding, reading, documents },
    proposals: proposalsOf(reading.candidates),
    ...{ known: sum("known"), kept: sum("kept"), lost: sum("lost") },
    written: documents[0]?.written ?? null,
    mapping: mapping && shownOf(mapping),
  });
}

/** Reads a document, and makes an intake file of each of its places; null where a file that is needed has a fault. */
async function readPlaces(
  options: ReadingOptions,
  { cwd }: Pick<Environment, "cwd">,
  dataset: Dataset,
  report: Report,
) {
  const { file, region, data } = options;
  const known = documentFor(options, dataset);
  const opened = await readDocumentFile(file, cwd);
  const first = { document: known?.id ?? options.document ?? "", region };
  const mappings = await openMappings(options, { cwd }, dataset, report);
  const open = (document: string) => openBefore(document, data, cwd, report);
  const before = await open(first.document);
  if (!mappings) return null;
  const { text, grids } = opened;
  const front = frontOf(text) ?? (grids.length > 0 ? frontOfFile(file, text) : null);
  const asked = known ? null : askedOf(options, front, before);
  const years = known ? yearsOf(known) : (asked?.years ?? null);
  if (!years)
    throw new ReportError("USAGE", `${first.document} says of no year.`, { hint: NO_YEARS });
  for (const one of remarksOn(opened, years, file))
    if (one.code !== "no-parts" || !SHEETS.has(opened.format)) report(one);
  const around = [parse(file).name, `${years.past}年`];
  const agreed = mappings.flatMap(({ tables }) => tables);
  const reading = readDocument(opened, years, dataset, {
    others: figuresElsewhere(dataset, first.document),
    tables: { regionById: dataset.regionById, home: region, mappings: agreed, around },
  });
  const all = { ...options, dataset, opened, front: asked ?? front, years };
  const intakes: PlaceIntake[] = [];
  for (const place of placesIn(reading, first, file, dataset)) {
    const own = place.document === first.document ? before : await open(place.document);
    intakes.push(intakeOf(place, own, all, cwd));
  }
  const mapped = reading.tables.filter((one) => SHEETS.has(opened.format) || hasPlaces(one));
  return { opened, reading, first, intakes, mapped, mapping: mappingFile(mapped, mappings, file) };
}

/** An odd table in a document of words is read without a mapping, as all else in it is. */
function hasPlaces({ mapping }: TableReading): boolean {
  const lines = [...Object.values(mapping.columns), ...Object.values(mapping.rows)];
  return lines.some(({ region }) => region !== undefined);
}

/** A table that no mapping knows is read so where nobody says no. */
async function isConfirmed(
  tables: readonly TableReading[],
  { confirm }: ReadingOptions,
): Promise<boolean> {
  const fresh = tables.filter((one) => one.fresh.length > 0);
  return fresh.length === 0 || confirm === undefined || confirm(fresh);
}

async function openBefore(document: string, data: string, cwd: string, report: Report) {
  const path = `intake/${document}.yaml`;
  const opened = await openIntake(resolve(cwd, data), path, shownPath(data, path), report);
  return opened?.intake ?? null;
}

/** The file that has the mappings of tables from now on; null where nothing in it is new. */
function mappingFile(
  tables: readonly TableReading[],
  known: Parameters<typeof pathOfMapping>[1],
  file: string,
) {
  if (tables.every(({ fresh }) => fresh.length === 0)) return null;
  const own = tables.map(({ mapping }) => mapping);
  const path = pathOfMapping(file, known, own);
  const before = known.find((one) => one.path === path)?.tables ?? [];
  const text = formatMappings(joinMappings(before, own));
  return { path, bytes: new TextEncoder().encode(text) };
}

/** What counts by other documents than the one that is read. */
function figuresElsewhere({ figures }: Dataset, document: string) {
  return figures.filter((one) => one.document !== document && one.standing === "counts");
}

/** Formats that no headings divide. */
const SHEETS: ReadonlySet<ReadDocument["format"]> = new Set(["xlsx", "csv"]);

const NO_YEARS = "give it `past_year` and `plan_year` in documents.yaml";

/** What is asked of a document that is new, of the years that its title says or a person said. */
function askedOf(options: ReadingOptions, front: Front | null, before: IntakeFile | null): Front {
  const years = options.years ?? (before && yearsIn(before)) ?? front?.years;
  if (!years) throw unknownDocument(options);
  return { ...(front ?? NO_FRONT), years };
}
