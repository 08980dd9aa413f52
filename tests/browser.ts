import { vi } from "vitest";
import { cancelled } from "../src/pdf/cancel.ts";
import { joinSignals } from "../src/pdf/join-signals.ts";
import type { BrowserOptions } from "../src/pdf/model.ts";

type Parts = typeof import("../src/pdf/browser/with-browser.ts");
type PrintBrowser = import("../src/pdf/browser/with-browser.ts").PrintBrowser;

/*
 * Builds of one process print with one browser, as the service does: to start one takes longer than to print with it.
 * Whoever asks for a browser of his own kind is given one, as are the tests of the browser itself.
 */
vi.mock("../src/pdf/browser/with-browser.ts", async (original) => {
  const parts = await original<Parts>();
  let common: Promise<PrintBrowser> | null = null;
  const withBrowser: Parts["withBrowser"] = async (options, use) => {
    if (!isOrdinary(options)) return parts.withBrowser(options, use);
    common ??= openForGood(parts);
    return lend(await common, options.signal, use);
  };
  return { ...parts, withBrowser };
});

const isOrdinary = (options: BrowserOptions) =>
  Object.keys(options).every((name) => ["log", "signal"].includes(name));

/** A browser that ends when this process is told to, as each is after its last test. */
function openForGood({ withBrowser }: Parts): Promise<PrintBrowser> {
  const told = new Promise<void>((resolve) => process.once("SIGTERM", () => resolve()));
  return new Promise((resolve, reject) => {
    const over = withBrowser({}, (browser) => {
      resolve(browser);
      return told;
    });
    over.then(() => process.kill(process.pid, "SIGTERM"), reject);
  });
}

/** Lends a browser that goes on afterwards; to whom it was lent, it is gone. */
async function lend<T>(
  browser: PrintBrowser,
  signal: AbortSignal | undefined,
  use: (browser: PrintBrowser) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw cancelled(signal);
  const over = new AbortController();
  const stopped = joinSignals(signal ? [signal, over.signal] : [over.signal]);
  const close = async () => over.abort();
  const lent: PrintBrowser = {
    ...browser,
    lend: async (print, limits) => {
      const one = joinSignals([stopped.signal, ...(limits.signal ? [limits.signal] : [])]);
      return browser.lend(print, { ...limits, signal: one.signal }).finally(one.release);
    },
    close,
  };
  try {
    return await use(lent);
  } catch (fault) {
    throw signal?.aborted ? cancelled(signal) : fault;
  } finally {
    await close();
    stopped.release();
  }
}
