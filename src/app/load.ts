import { resolve } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { asOf, checkAsOf } from "../dataset/as-of.ts";
import type { DatasetFiles } from "../dataset/files.ts";
import { readDataFolder } from "../dataset/folder.ts";
import type { FigureForms } from "../dataset/forms.ts";
import type { Dataset } from "../dataset/model.ts";
import { readInSteps } from "../dataset/read.ts";
import type { Checked, Diagnostic } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import { ReportError } from "../error.ts";
import { FaultList } from "../fault-list.ts";
import type { Kind } from "../view/kind.ts";
import { checkPlaces } from "./build/misfit.ts";

/** What a use case may know of earlier readings of the same folder. */
type OpenForms = (files: DatasetFiles) => FigureForms;

/**
 * Reads and checks the data folder; faults and warnings are in the result.
 *
 * In between, others get their turn: a browser that starts, and the wish to stop. Errors: CANCELLED, INPUT_UNREADABLE.
 */
export async function readData(
  { cwd, signal }: Pick<Environment, "cwd" | "signal">,
  folder: string,
  openForms?: OpenForms,
): Promise<Checked<Dataset>> {
  const files = await readDataFolder(resolve(cwd, folder));
  const steps = readInSteps(files, folder, openForms?.(files));
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await turn();
    if (signal.aborted) throw new ReportError("CANCELLED", "Stopped while reading the data");
  }
}

interface ReadOptions {
  readonly openForms?: OpenForms;
  /** ISO date as of which all briefings are to be made. */
  readonly asOf?: string | null;
}

/**
 * Reads a dataset whose briefings are to be made.
 *
 * Shape: null also where a briefing makes no sense for its own places, or nobody can say which documents were there by the
 * date asked for. Errors: those of `readData`.
 */
export async function readBriefings(
  environment: Environment,
  folder: string,
  kindById: ReadonlyMap<string, Kind>,
  { openForms, asOf: date = null }: ReadOptions = {},
): Promise<Checked<Dataset>> {
  const read = await readData(environment, folder, openForms);
  if (read.value === null) return read;
  return refuse(read, [...checkPlaces(read.value, kindById), ...checkAsOf(read.value, date)]);
}

/**
 * Reads a dataset as it was at a date; as it is where none is asked for.
 *
 * Shape: null also where nobody can say which documents were there by then. Errors: those of `readData`.
 */
export async function readAsOf(
  environment: Environment,
  folder: string,
  date: string | null,
): Promise<Checked<Dataset>> {
  const read = await readData(environment, folder);
  if (read.value === null) return read;
  const checked = refuse(read, checkAsOf(read.value, date));
  return { ...checked, value: checked.value && asOf(checked.value, date) };
}

function refuse(read: Checked<Dataset>, faults: readonly Diagnostic[]): Checked<Dataset> {
  if (faults.length === 0) return read;
  const list = new FaultList();
  list.addAll(read);
  for (const fault of faults) list.add(fault);
  return { value: null, ...list.list() };
}
