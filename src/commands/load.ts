import { resolve } from "node:path";
import { readDataFolder } from "../dataset/folder.ts";
import type { Dataset } from "../dataset/model.ts";
import { readDataset } from "../dataset/read.ts";
import type { Checked } from "../diagnostic.ts";
import { ReportError } from "../error.ts";
import type { Host } from "../host.ts";
import { showDiagnostics } from "./terminal.ts";

/** Reads and checks the data folder; faults are in the result. */
export async function readData(host: Host, folder: string): Promise<Checked<Dataset>> {
  return readDataset(await readDataFolder(resolve(host.cwd, folder)), folder);
}

/**
 * Reads a dataset that has to be sound.
 *
 * Errors: DATASET_FAULT, after each fault was shown.
 */
export async function loadDataset(host: Host, folder: string): Promise<Dataset> {
  const { value, diagnostics } = await readData(host, folder);
  if (value !== null) return value;
  showDiagnostics(host, diagnostics);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  throw new ReportError("DATASET_FAULT", `${errors} faults in ${folder}; nothing was built`, {
    hint: "mend each line above; `briefings check` shows them again",
  });
}
