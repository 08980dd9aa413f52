import { resolve } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { checkPlaces } from "../build/variant.ts";
import { type DatasetFiles, MAX_FILES, shownPath } from "../dataset/files.ts";
import { readDataFolder } from "../dataset/folder.ts";
import type { Dataset } from "../dataset/model.ts";
import { rememberParsed } from "../dataset/parse-memo.ts";
import { readDataset } from "../dataset/read.ts";
import { type Checked, countFaults, type Listed } from "../diagnostic.ts";
import { ReportError } from "../error.ts";
import type { Host } from "../host.ts";
import type { Kind } from "../view/kind.ts";
import { showDiagnostics } from "./terminal.ts";

/** Reads and checks the data folder; faults are in the result. */
export async function readData(host: Host, folder: string): Promise<Checked<Dataset>> {
  const files = await readDataFolder(resolve(host.cwd, folder));
  return readDataset(files, folder, await parseInTurns(files, folder));
}

/** Parses file by file, so that a browser that starts meanwhile gets its answers in between. */
async function parseInTurns(files: DatasetFiles, folder: string) {
  const parse = rememberParsed();
  for (const file of files.length > MAX_FILES ? [] : files) {
    if (file.unread) continue;
    parse(file, shownPath(folder, file.path), () => {});
    await turn();
  }
  return parse;
}

/**
 * Reads a dataset that has to be sound.
 *
 * Errors: DATASET_FAULT, after each fault was shown; warnings are shown as well.
 */
export async function loadDataset(host: Host, folder: string): Promise<Dataset> {
  const { value, ...faults } = await readData(host, folder);
  if (value === null) throw faultOf(host, folder, faults);
  showDiagnostics(host, faults.diagnostics, faults.omitted);
  return value;
}

/**
 * Reads a dataset whose briefings are to be made.
 *
 * Errors: DATASET_FAULT, after each fault was shown, also where a briefing makes no sense for its own places.
 */
export async function loadBriefings(
  host: Host,
  folder: string,
  kindById: ReadonlyMap<string, Kind>,
): Promise<Dataset> {
  const dataset = await loadDataset(host, folder);
  const diagnostics = checkPlaces(dataset, kindById);
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
