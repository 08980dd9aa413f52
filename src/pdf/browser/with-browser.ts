import { cancelled } from "../cancel.ts";
import type { BrowserHost, BrowserOptions } from "../model.ts";
import { findBrowser } from "./find.ts";
import { thisHost } from "./host.ts";
import { openPool, type Pool } from "./pool.ts";
import { MOST_SILENT_MS } from "./silence.ts";
import { startBrowser } from "./start.ts";

/** A browser to print with; it starts when it is first needed, and may be closed once nothing more will be. */
export type PrintBrowser = Pool;

interface BrowserKind {
  /** Documents after which there is a fresh browser. */
  readonly recycleAfter: number;
  readonly heapMb: number;
}

/**
 * For nearly every document. The little room makes a page let go of those that it showed before, every few of them
 * instead of after a gigabyte, which is faster as well. Tabs grow slowly; by then a new browser costs less than a
 * thousandth of the work.
 */
const ORDINARY: BrowserKind = { recycleAfter: 200, heapMb: 64 };
/** For megabytes of tables, for which a browser with little room would do nothing but look for some. */
const LARGE: BrowserKind = { recycleAfter: 8, heapMb: 4096 };

/** Documents of more characters are printed by a browser for large ones, which starts with the first. */
const LARGE_CHARACTERS = 1_000_000;

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
  const pool = openPools(options);
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

/** A pool of browsers for ordinary documents, and behind it one for large ones. */
function openPools(options: BrowserOptions): Pool {
  const start = starter(options);
  const open = ({ heapMb, recycleAfter }: BrowserKind) =>
    openPool(() => start(heapMb), {
      recycleAfter: options.recycleAfter ?? recycleAfter,
      mostSilentMs: options.mostSilentMs ?? MOST_SILENT_MS,
    });
  const [ordinary, large] = [open(ORDINARY), open(LARGE)];
  return {
    ...ordinary,
    lend: (use, limits) =>
      (limits.characters > LARGE_CHARACTERS ? large : ordinary).lend(use, limits),
    close: async () => {
      await Promise.all([ordinary.close(), large.close()]);
    },
  };
}

function starter({ host = thisHost(), executablePath, cacheDir, ...options }: BrowserOptions) {
  let hasSaid = false;
  return async (heapMb: number) => {
    const withoutSandbox = whyWithoutSandbox(host);
    if (withoutSandbox !== null && !hasSaid) options.log?.(withoutSandbox);
    hasSaid = true;
    const found = await findBrowser(host, executablePath);
    return startBrowser(found, {
      host,
      cacheDir,
      heapMb,
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
