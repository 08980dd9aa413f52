import { resolve } from "node:path";
import type { Checked } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import { readSourcesFolder } from "../sources/folder.ts";
import { openSources } from "../sources/open.ts";
import { proveSources, type SourceReport } from "../sources/prove.ts";
import { readData } from "./load.ts";

/** What is asked of a proof. */
export interface SourcesOptions {
  /** Folder with the documents. */
  readonly dir: string;
  readonly data: string;
}

/**
 * Proves every figure against its document.
 *
 * Shape: null where the data has faults; what is not proved stands in the report. Errors: INPUT_UNREADABLE, CANCELLED.
 */
export async function proveData(
  { dir, data }: SourcesOptions,
  environment: Environment,
): Promise<Checked<SourceReport>> {
  const { value: dataset, ...told } = await readData(environment, data);
  if (dataset === null) return { ...told, value: null };
  const files = await readSourcesFolder(resolve(environment.cwd, dir), dataset);
  return { ...told, value: proveSources(dataset, await openSources(files)) };
}
