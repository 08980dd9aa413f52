import { resolve } from "node:path";
import type { Environment } from "../environment.ts";
import { thisHost } from "../pdf/browser/host.ts";
import { sweepBrowsers } from "../pdf/browser/sweep.ts";
import { removeLeftovers, removeLeftoversOf } from "../store/leftovers.ts";

/** Where a command writes. */
export interface Written {
  /** Folders of results, with all that is below them. */
  readonly folders: readonly string[];
  /** Single files. */
  readonly files: readonly string[];
}

/**
 * Removes what killed commands left and nobody uses any more: profiles of browsers, half a browser, files half written.
 *
 * Errors: none; no command fails over it.
 */
export async function sweep(
  { folders, files }: Written,
  { cwd }: Pick<Environment, "cwd">,
): Promise<void> {
  const nowMs = Date.now();
  await Promise.allSettled([
    sweepBrowsers(thisHost(), nowMs),
    ...folders.map((folder) => removeLeftovers(resolve(cwd, folder), nowMs)),
    ...files.map((file) => removeLeftoversOf(resolve(cwd, file), nowMs)),
  ]);
}
