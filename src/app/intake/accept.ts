import { join, relative, resolve } from "node:path";
import type { DatasetFile } from "../../dataset/files.ts";
import { readDataFolder } from "../../dataset/folder.ts";
import type { Report } from "../../dataset/text.ts";
import type { Checked } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { FaultList } from "../../fault-list.ts";
import { stampDecisions } from "../../intake/file/stamp.ts";
import { type IntakeOutcome, mergeIntakes } from "../../intake/merge/merge.ts";
import { cancelled } from "../../pdf/cancel.ts";
import { writeFiles } from "../../store/folder.ts";
import { readDocumentFile } from "./document.ts";
import { openIntake } from "./open.ts";

/** What is asked of merging. */
export interface AcceptOptions {
  /** The intake files. */
  readonly intakes: readonly string[];
  readonly data: string;
  /** Who decided. */
  readonly by?: string;
  /** The date that is written to decisions. */
  readonly date: string;
  /** True where nothing is to be written. */
  readonly dryRun?: boolean;
}

/** What was accepted, and the files of the data folder that are new or changed. */
interface AcceptOutcome {
  readonly outcomes: readonly IntakeOutcome[];
  /** Paths of the files that are new or changed, also where nothing was written. */
  readonly files: readonly string[];
  readonly written: readonly string[];
}

/**
 * Merges what was accepted in intake files into the data folder, all of it or nothing.
 *
 * Shape: null where an intake file has a fault, or the data before or after; nothing is written then.
 * Errors: INPUT_UNREADABLE, OUTPUT_FAULT; CANCELLED, before anything is written.
 */
export async function acceptIntakes(
  { intakes, data, by, date, dryRun = false }: AcceptOptions,
  { cwd, signal }: Pick<Environment, "cwd" | "signal">,
): Promise<Checked<AcceptOutcome>> {
  const folder = resolve(cwd, data);
  const faults = new FaultList();
  const opened = [];
  const documentOf = documentReader(data, cwd);
  for (const intake of new Set(intakes))
    opened.push(await openDecided(intake, { cwd, data }, documentOf, faults.add));
  if (faults.hasErrors) return faults.check<AcceptOutcome>(null);
  const decided = opened.flatMap((one) => one ?? []);
  const { value, ...told } = mergeIntakes(decided, await readDataFolder(folder), data);
  if (value === null) return { ...told, value };
  const stamped = decided.flatMap(({ file }) => stamp(file, date, by ?? null) ?? []);
  const files = [...value.files, ...stamped];
  if (signal.aborted) throw cancelled(signal);
  if (!dryRun) await writeFiles(folder, files);
  const paths = files.map(({ path }) => path);
  const written = dryRun ? [] : paths;
  return { ...told, value: { outcomes: value.outcomes, files: paths, written } };
}

/** Opens an intake file and its document; null where it has faults. */
async function openDecided(
  intake: string,
  { cwd, data }: { readonly cwd: string; readonly data: string },
  documentOf: ReturnType<typeof documentReader>,
  report: Report,
) {
  const folder = resolve(cwd, data);
  const path = relative(folder, resolve(cwd, intake));
  const opened = await openIntake(folder, path, intake, report);
  if (!opened) {
    const hint = "name a file that `briefings read` wrote";
    throw new ReportError("INPUT_UNREADABLE", `Cannot read ${intake}`, { hint });
  }
  const { file, intake: read } = opened;
  if (!read) return null;
  return { file, intake: read, document: await documentOf(read.spec.file) };
}

/** Reads each document once: a table of many places has an intake file for each. */
function documentReader(data: string, cwd: string) {
  const read = new Map<string, ReturnType<typeof readDocumentFile>>();
  return (file: string) => {
    const known = read.get(file) ?? readDocumentFile(join(data, file), cwd);
    read.set(file, known);
    return known;
  };
}

/** The file with its new decisions dated; null where all of them are. */
function stamp(file: DatasetFile, date: string, by: string | null): DatasetFile | null {
  const before = new TextDecoder().decode(file.bytes);
  const text = stampDecisions(before, date, by);
  return text === before ? null : { path: file.path, bytes: new TextEncoder().encode(text) };
}
