import { resolve } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { checkPlaces } from "../build/variant.ts";
import { asOf, checkAsOf } from "../dataset/as-of.ts";
import type { DatasetFiles } from "../dataset/files.ts";
import { readDataFolder } from "../dataset/folder.ts";
import type { FigureForms } from "../dataset/forms.ts";
import type { Dataset } from "../dataset/model.ts";
import { readInSteps } from "../dataset/read.ts";
import { type Checked, countFaults, type Listed } from "../diagnostic.ts";
import { ReportError } from "../error.ts";
import type { Host } from "../host.ts";
import type { Kind } from "../view/kind.ts";
import { showDiagnostics } from "./terminal.ts";

/** What a command may know of earlier readings of the same folder. */
type OpenForms = (files: DatasetFiles) => FigureForms;

/**
 * Reads and checks the data folder; faults are in the result.
 *
 * In between, others get their turn: a browser that starts, and the wish to stop. Errors: CANCELLED.
 */
export async function readData(
  host: Pick<Host, "cwd" | "signal">,
  folder: string,
  openForms?: OpenForms,
): Promise<Checked<Dataset>> {
  const files = await readDataFolder(resolve(host.cwd, folder));
  const steps = readInSteps(files, folder, openForms?.(files));
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await turn();
    if (host.signal.aborted) throw new ReportError("CANCELLED", "Stopped while reading the data");
  }
}

/**
 * Reads a dataset that has to be sound.
 *
 * Errors: DATASET_FAULT, after each fault was shown; warnings are shown as well.
 */
export async function loadDataset(
  host: Host,
  folder: string,
  openForms?: OpenForms,
): Promise<Dataset> {
  const { value, ...faults } = await readData(host, folder, openForms);
  if (value === null) throw faultOf(host, folder, faults);
  showDiagnostics(host, faults.diagnostics, faults.omitted);
  return value;
}

interface LoadOptions {
  readonly openForms?: OpenForms;
  /** ISO date as of which all briefings are to be made. */
  readonly asOf?: string | null;
}

/**
 * Reads a dataset whose briefings are to be made.
 *
 * Errors: DATASET_FAULT, after each fault was shown, also where a briefing makes no sense for its own places, or nobody can
 * say which documents were there by the date asked for.
 */
export async function loadBriefings(
  host: Host,
  folder: string,
  kindById: ReadonlyMap<string, Kind>,
  { openForms, asOf: date = null }: LoadOptions = {},
): Promise<Dataset> {
  const dataset = await loadDataset(host, folder, openForms);
  const diagnostics = [...checkPlaces(dataset, kindById), ...checkAsOf(dataset, date)];
  if (diagnostics.length > 0) throw faultOf(host, folder, { diagnostics });
  return dataset;
}

function faultOf(host: Host, folder: string, faults: Listed): ReportError {
  showDiagnostics(host, faults.diagnostics, faults.omitted);
  const errors = countFaults(faults, "error");
  return new ReportError("DATASET_FAULT", `${errors} faults in ${folder}; nothing was built`, {
    hint: "mend each line above; `briefings check` shows them again",
  });
}

/**
 * Reads a dataset as it was at a date; as it is where none is asked for.
 *
 * Errors: DATASET_FAULT, after each fault was shown, also where nobody can say which documents were there by then.
 */
export async function loadAsOf(host: Host, folder: string, date: string | null): Promise<Dataset> {
  const dataset = await loadDataset(host, folder);
  const diagnostics = checkAsOf(dataset, date);
  if (diagnostics.length > 0) throw faultOf(host, folder, { diagnostics });
  return asOf(dataset, date);
}
