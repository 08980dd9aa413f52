import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "puppeteer";
import { ReportError } from "../../error.ts";
import { cancelled } from "../cancel.ts";
import { joinSignals } from "../join-signals.ts";
import { openTransport } from "./pipe.ts";
import { type BrowserProcess, type Command, startProcess } from "./process.ts";

/** A browser that runs and answers. */
export interface Launched {
  /** As the browser says it, e.g. `HeadlessChrome/147.0.7727.0`. */
  readonly version: string;
  readonly browser: Browser;
  readonly process: BrowserProcess;
}

export interface Launch {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Tells whether the version is the one that should be there. */
  readonly isExpected: (version: string) => boolean;
}

const LAST_WORDS_MS = 1000;

/**
 * Starts a browser and waits until it answers.
 *
 * Errors: BROWSER_FAILED where it doesn't, with what it said; CANCELLED where the signal came first.
 */
export async function launch(
  command: Command,
  { timeoutMs, signal, isExpected }: Launch,
): Promise<Launched> {
  if (signal?.aborted) throw cancelled(signal);
  const process = await startProcess(command);
  const timeout = AbortSignal.timeout(timeoutMs);
  const joined = joinSignals(signal ? [signal, timeout] : [timeout]);
  const stop = joined.signal;
  stop.addEventListener("abort", process.kill, { once: true });
  try {
    const connected = connect(process, stop).catch((fault) => explain(process, fault));
    const browser = await Promise.race([connected, endedEarly(process)]);
    const version = await browser.version();
    if (!isExpected(version)) throw new Error(`it says it is ${version}`);
    return { version, browser, process };
  } catch (cause) {
    process.kill();
    if (signal?.aborted) throw cancelled(signal);
    const why = timeout.aborted ? `no answer in ${timeoutMs} ms` : (cause as Error).message;
    throw failure(command, why, cause);
  } finally {
    joined.release();
    stop.removeEventListener("abort", process.kill);
  }
}

async function connect(
  { toBrowser, fromBrowser }: BrowserProcess,
  stop: AbortSignal,
): Promise<Browser> {
  const transport = openTransport(toBrowser, fromBrowser);
  // Loaded while the browser starts, and only the half that speaks to one: the other, which downloads and launches,
  // takes longer to load than the browser to start.
  const { default: puppeteer } = await import("puppeteer-core/internal/puppeteer-core-browser.js");
  // A question to a browser that was stopped meanwhile would keep the process waiting for minutes.
  stop.throwIfAborted();
  // Whoever is lent a page says how long that may take.
  const browser = await puppeteer.connect({ transport, defaultViewport: null, protocolTimeout: 0 });
  // The same class, declared once in each half.
  return browser as unknown as Browser;
}

/** A browser that ends closes its pipe first; what it says comes after. */
async function explain(process: BrowserProcess, fault: unknown): Promise<never> {
  const patience = new AbortController();
  const waited = sleep(LAST_WORDS_MS, null, { signal: patience.signal });
  await Promise.race([endedEarly(process), waited]).finally(() => patience.abort());
  throw fault;
}

async function endedEarly({ ended }: BrowserProcess): Promise<never> {
  const { how, said } = await ended;
  throw new Error([how, said.trim().split("\n").at(-1)].filter(Boolean).join(": "));
}

function failure({ program }: Command, why: string, cause: unknown): ReportError {
  return new ReportError("BROWSER_FAILED", `The browser ${program} doesn't start: ${why}`, {
    hint: hintFor(why),
    cause,
  });
}

function hintFor(why: string): string {
  if (why.includes("No usable sandbox")) {
    return "this machine lets no user make a sandbox: allow user namespaces, or set BRIEFINGS_SANDBOX=off";
  }
  if (why.includes("EACCES")) return "it may not be run there; XDG_CACHE_HOME names another place";
  return "BRIEFINGS_BROWSER=/path/to/chrome names another browser";
}
