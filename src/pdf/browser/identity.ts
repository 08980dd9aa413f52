import { stat } from "node:fs/promises";
import type { BrowserOptions, BrowserSource } from "../model.ts";
import { findBrowser } from "./find.ts";
import { thisHost } from "./host.ts";

/** Which browser would print, told without starting it. */
export interface BrowserIdentity {
  readonly source: BrowserSource;
  /** Changes when the browser does: the version of the bundled one; path, size and date of another. */
  readonly identity: string;
}

/**
 * Tells which browser would print.
 *
 * Errors: BROWSER_MISSING where there is none.
 */
export async function identifyBrowser(options: BrowserOptions): Promise<BrowserIdentity> {
  const found = await findBrowser(options.host ?? thisHost(), options.executablePath);
  if (found.source === "bundled") return { source: found.source, identity: found.bundle.key };
  const { size, mtime } = await stat(found.program);
  const identity = `${found.program} ${size} ${mtime.toISOString()}`;
  return { source: found.source, identity };
}
