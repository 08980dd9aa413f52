import { cancelled } from "../cancel.ts";
import type { BrowserHost, BrowserOptions } from "../model.ts";
import { findBrowser } from "./find.ts";
import { thisHost } from "./host.ts";
import { openPool, type Pool } from "./pool.ts";
import { startBrowser } from "./start.ts";

/** A browser to print with; it starts when it is first needed, and may be closed once nothing more will be. */
export type PrintBrowser = Pool;

/** Tabs grow slowly; by then a new browser costs less than a thousandth of the work. */
const RECYCLE_AFTER = 200;
const LAUNCH_TIMEOUT_MS = 30_000;

/**
 * Lends a browser to `use` and ends it on every way out, its whole process group with it.
 *
 * It starts with the first print or `warm`, and anew where it had ended.
 * Errors: those of `use`; BROWSER_MISSING; BROWSER_FAILED; CANCELLED once the signal is aborted.
 */
export async function withBrowser<T>(
  options: BrowserOptions,
  use: (browser: PrintBrowser) => Promise<T>,
): Promise<T> {
  const { signal } = options;
  if (signal?.aborted) throw cancelled(signal);
  const pool = openPool(starter(options), options.recycleAfter ?? RECYCLE_AFTER);
  const stop = () => void pool.close();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await use(pool);
  } catch (fault) {
    throw signal?.aborted ? cancelled(signal) : fault;
  } finally {
    signal?.removeEventListener("abort", stop);
    await pool.close();
  }
}

function starter({ host = thisHost(), executablePath, cacheDir, ...options }: BrowserOptions) {
  let hasSaid = false;
  return async () => {
    const withoutSandbox = whyWithoutSandbox(host);
    if (withoutSandbox !== null && !hasSaid) options.log?.(withoutSandbox);
    hasSaid = true;
    const found = await findBrowser(host, executablePath);
    return startBrowser(found, {
      host,
      cacheDir,
      hasSandbox: withoutSandbox === null,
      timeoutMs: options.launchTimeoutMs ?? LAUNCH_TIMEOUT_MS,
      signal: options.signal,
    });
  };
}

function whyWithoutSandbox({ env, isRoot }: BrowserHost): string | null {
  if (env.BRIEFINGS_SANDBOX === "off")
    return "The browser runs without its sandbox, as BRIEFINGS_SANDBOX=off says.";
  if (isRoot)
    return "The browser runs without its sandbox, because root can't have one; a normal user can.";
  return null;
}
