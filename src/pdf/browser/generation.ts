import { ReportError } from "../../error.ts";
import { cancelled } from "../cancel.ts";
import { joinSignals } from "../join-signals.ts";
import { race } from "../race.ts";
import type { Assets } from "../tab/address.ts";
import { openTab, type Tab } from "../tab/tab.ts";
import { isSilenced } from "./silence.ts";
import type { Running } from "./start.ts";

/** One browser, from its start until it has had its share of documents. */
export interface Generation {
  readonly running: Promise<Running>;
  /** Tabs that are or will be open and that nobody uses. */
  readonly idle: Promise<Tab>[];
  /** Aborted, with a ReportError, when its browser has ended or doesn't start. */
  readonly over: AbortController;
  documents: number;
  lent: number;
}

/** For what a tab is lent, and for how long at most. */
export interface Limits {
  readonly timeoutMs: number;
  /** How long the document is. */
  readonly characters: number;
  readonly signal: AbortSignal | undefined;
}

/** Starts a browser; one that answers no more for so long is ended. */
export function openGeneration(start: () => Promise<Running>, mostSilentMs: number): Generation {
  const over = new AbortController();
  const running = start();
  running.then(
    async (started) => {
      void endOnceSilent(started, over, mostSilentMs);
      const { how, said } = await started.process.ended;
      const why = [how, said.trim().split("\n").at(-1)].filter(Boolean).join(": ");
      const message = `The browser ended while it was needed: ${why}`;
      over.abort(new ReportError("BROWSER_FAILED", message));
    },
    (fault) => over.abort(fault),
  );
  return { running, idle: [], over, documents: 0, lent: 0 };
}

/** A document may be too long for its limit in a sound browser; one that does not even tell its version was stopped or hangs. */
async function endOnceSilent(
  running: Running,
  over: AbortController,
  mostSilentMs: number,
): Promise<void> {
  if (!(await isSilenced(running, mostSilentMs))) return;
  const message = `The browser did not answer for ${mostSilentMs / 1000} seconds and was ended`;
  over.abort(new ReportError("BROWSER_FAILED", message));
  running.process.kill();
}

/** Ends a browser; resolves when it has ended. */
export async function endGeneration({ running }: Generation): Promise<void> {
  const started = await running.catch(() => null);
  started?.process.kill();
  await started?.process.ended;
}

/** Readies a tab ahead that has these fonts: an idle one where there is one. */
export function warmTab(generation: Generation, assets: Assets): void {
  const ready = async (idle: Promise<Tab> | undefined) => {
    const tab = await (idle ?? openTabOf(generation));
    await tab.loadFonts(assets);
    return tab;
  };
  keep(generation, ready(generation.idle.pop()));
}

/**
 * Lends a tab until `use` is done, and keeps it for the next unless it was stopped in the middle.
 *
 * Errors: those of `use`; PRINT_FAILED when it takes too long; CANCELLED; BROWSER_FAILED when the browser ends, or hangs
 * and is ended.
 */
export async function useTab<T>(
  generation: Generation,
  use: (tab: Tab) => Promise<T>,
  { timeoutMs, signal }: Omit<Limits, "characters">,
): Promise<T> {
  const late = new AbortController();
  const joined = joinSignals([late.signal, generation.over.signal, ...(signal ? [signal] : [])]);
  const stop = joined.signal;
  let tab: Tab | null = null;
  let timer: NodeJS.Timeout | undefined;
  try {
    await race(generation.running, stop);
    timer = setTimeout(() => late.abort(tooLate(timeoutMs)), timeoutMs);
    tab = await race(taken(generation, stop), stop);
    joined.follow(tab.lost);
    const result = await race(use(tab), stop);
    keep(generation, Promise.resolve(tab));
    return result;
  } catch (fault) {
    // A fault of the document leaves the tab as good as it was.
    const isDocuments = fault instanceof ReportError && !stop.aborted;
    if (tab !== null && isDocuments) keep(generation, Promise.resolve(tab));
    else tab?.close();
    if (signal?.aborted) throw cancelled(signal);
    await throwIfOver(generation);
    throw fault;
  } finally {
    joined.release();
    clearTimeout(timer);
  }
}

/** True where a browser that had started has ended, or was ended as it hung. */
export async function isLost({ running, over }: Generation): Promise<boolean> {
  if (!over.signal.aborted) return false;
  return running.then(
    () => true,
    () => false,
  );
}

/** What broke off because the browser ended says less than its ending, which is told a moment later. */
async function throwIfOver({ running, over }: Generation): Promise<void> {
  const { browser, process } = await running;
  if (browser.connected && !over.signal.aborted) return;
  process.kill();
  await process.ended;
  over.signal.throwIfAborted();
}

function tooLate(timeoutMs: number): ReportError {
  return new ReportError("PRINT_FAILED", `The document was not printed in ${timeoutMs} ms`, {
    hint: "print fewer pages at once, or allow more time",
  });
}

/** A tab, which is closed where it comes too late for whoever asked. */
async function taken(generation: Generation, stop: AbortSignal): Promise<Tab> {
  const tab = await takeTab(generation);
  if (stop.aborted) tab.close();
  return tab;
}

/** A tab that was opened ahead and failed is as good as none. */
async function takeTab(generation: Generation): Promise<Tab> {
  const idle = await generation.idle.pop()?.catch(() => null);
  return idle ?? openTabOf(generation);
}

async function openTabOf({ running }: Generation): Promise<Tab> {
  return openTab((await running).browser);
}

function keep({ idle }: Generation, tab: Promise<Tab>): void {
  // Whoever takes it deals with a failure; until then it is no unhandled one.
  tab.catch(() => {});
  idle.push(tab);
}
