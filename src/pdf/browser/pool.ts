import { ReportError } from "../../error.ts";
import { cancelled } from "../cancel.ts";
import { race } from "../race.ts";
import type { Assets } from "../tab/address.ts";
import { openTab, type Tab } from "../tab/tab.ts";
import type { Running } from "./start.ts";

/** Browsers, one at a time, whose tabs are lent out and kept for the next document. */
export interface Pool {
  /** The browser in use; starts one where none is. */
  running(): Promise<Running>;
  /** Opens a tab with these fonts, so that the next document needn't wait for them. */
  warm(assets: Assets): void;
  /** Lends a tab until `use` is done, and throws it away where that fails. */
  lend<T>(use: (tab: Tab) => Promise<T>, limits: Limits): Promise<T>;
  /** Ends every browser. */
  close(): Promise<void>;
}

export interface Limits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** One browser, from its start until it has had its share of documents. */
interface Generation {
  readonly running: Promise<Running>;
  /** Tabs that are or will be open and that nobody uses. */
  readonly idle: Promise<Tab>[];
  /** Aborted, with a ReportError, when its browser has ended. */
  readonly over: AbortController;
  documents: number;
  lent: number;
}

/** Opens a pool; no browser is started before it is needed. A start that fails is forgotten, the next tries again. */
export function openPool(start: () => Promise<Running>, recycleAfter: number): Pool {
  const living = new Set<Generation>();
  let current: Generation | null = null;
  let isClosed = false;

  const forget = (generation: Generation) => {
    if (current === generation) current = null;
  };
  const end = async (generation: Generation) => {
    forget(generation);
    living.delete(generation);
    const running = await generation.running.catch(() => null);
    running?.process.kill();
    await running?.process.ended;
  };
  const begin = () => {
    const generation = openGeneration(start);
    living.add(generation);
    generation.over.signal.addEventListener("abort", () => {
      forget(generation);
      living.delete(generation);
    });
    return generation;
  };
  const take = () => {
    if (isClosed) throw new ReportError("CANCELLED", "The browser has been closed");
    current ??= begin();
    return current;
  };
  const giveBack = (generation: Generation) => {
    generation.lent -= 1;
    if (generation.documents < recycleAfter) return;
    forget(generation);
    if (generation.lent === 0) void end(generation);
  };

  return {
    running: () => take().running,
    warm: (assets) => {
      const generation = take();
      keep(generation, openWarm(generation, assets));
    },
    lend: async (use, limits) => {
      const generation = take();
      generation.lent += 1;
      generation.documents += 1;
      if (generation.documents >= recycleAfter) forget(generation);
      try {
        return await useTab(generation, use, limits);
      } finally {
        giveBack(generation);
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...living].map(end));
    },
  };
}

function openGeneration(start: () => Promise<Running>): Generation {
  const over = new AbortController();
  const running = start();
  running.then(
    async ({ process }) => {
      const { how, said } = await process.ended;
      const why = [how, said.trim().split("\n").at(-1)].filter(Boolean).join(": ");
      over.abort(
        new ReportError("BROWSER_FAILED", `The browser ended while it was needed: ${why}`),
      );
    },
    (fault) => over.abort(fault),
  );
  return { running, idle: [], over, documents: 0, lent: 0 };
}

async function useTab<T>(
  generation: Generation,
  use: (tab: Tab) => Promise<T>,
  { timeoutMs, signal }: Limits,
): Promise<T> {
  const late = new AbortController();
  const stops = [late.signal, generation.over.signal, ...(signal ? [signal] : [])];
  let stop = AbortSignal.any(stops);
  let tab: Tab | null = null;
  let timer: NodeJS.Timeout | undefined;
  try {
    tab = await race(takeTab(generation), stop);
    stop = AbortSignal.any([tab.lost, ...stops]);
    timer = setTimeout(() => late.abort(tooLate(timeoutMs)), timeoutMs);
    const result = await race(use(tab), stop);
    keep(generation, Promise.resolve(tab));
    return result;
  } catch (fault) {
    // A fault of the document leaves the tab as good as it was.
    if (tab !== null && fault instanceof ReportError && !stop.aborted) {
      keep(generation, Promise.resolve(tab));
    } else tab?.close();
    if (signal?.aborted) throw cancelled(signal);
    await throwIfOver(generation);
    throw fault;
  } finally {
    clearTimeout(timer);
  }
}

/** What broke off because the browser ended says less than its ending, which is told a moment later. */
async function throwIfOver({ running, over }: Generation): Promise<void> {
  const { browser, process } = await running;
  if (browser.connected) return;
  process.kill();
  await process.ended;
  over.signal.throwIfAborted();
}

function tooLate(timeoutMs: number): ReportError {
  return new ReportError("PRINT_FAILED", `The document was not printed in ${timeoutMs} ms`, {
    hint: "print fewer pages at once, or allow more time",
  });
}

/** A tab that was opened ahead and failed is as good as none. */
async function takeTab(generation: Generation): Promise<Tab> {
  const idle = await generation.idle.pop()?.catch(() => null);
  return idle ?? openTab((await generation.running).browser);
}

async function openWarm({ running }: Generation, assets: Assets): Promise<Tab> {
  const tab = await openTab((await running).browser);
  await tab.loadFonts(assets);
  return tab;
}

function keep({ idle }: Generation, tab: Promise<Tab>): void {
  // Whoever takes it deals with a failure; until then it is no unhandled one.
  tab.catch(() => {});
  idle.push(tab);
}
