import { existsSync } from "node:fs";
import { ReportError } from "../../error.ts";
import type { BrowserHost, BrowserSource } from "../model.ts";
import { type Bundle, findBundle } from "./bundle.ts";
import { machineBrowsers } from "./machine.ts";

/** A browser that is there, or can be unpacked. */
export type Found =
  | { readonly source: Exclude<BrowserSource, "bundled">; readonly program: string }
  | { readonly source: "bundled"; readonly bundle: Bundle };

/** What the search asks; each part has a default that looks at this machine. */
interface Search {
  readonly exists: (path: string) => boolean;
  readonly bundle: () => Bundle | null;
  /** Where Puppeteer keeps the browsers it was told to download. */
  readonly puppeteer: () => Promise<readonly string[]>;
}

/** The dynamic linker that the bundled browser names: absent where the C library isn't glibc. */
const GLIBC_LOADER = "/lib64/ld-linux-x86-64.so.2";

const THIS_MACHINE: Search = {
  exists: existsSync,
  bundle: findBundle,
  puppeteer: puppeteerBrowsers,
};

/**
 * Finds a browser: the user's, the bundled one, Puppeteer's, the machine's, in this order.
 *
 * Errors: BROWSER_MISSING where there is none, with the command that gets one.
 */
export async function findBrowser(
  host: BrowserHost,
  chosen?: string,
  search: Search = THIS_MACHINE,
): Promise<Found> {
  const program = chosen ?? (host.env.BRIEFINGS_BROWSER || host.env.PUPPETEER_EXECUTABLE_PATH);
  if (program !== undefined && program !== "") return usersOwn(program, search);
  const bundle = runsBundle(host, search) ? search.bundle() : null;
  if (bundle !== null) return { source: "bundled", bundle };
  const puppeteers = (await search.puppeteer()).find(search.exists);
  if (puppeteers !== undefined) return { source: "puppeteer", program: puppeteers };
  const machines = machineBrowsers(host).find(search.exists);
  if (machines !== undefined) return { source: "machine", program: machines };
  throw missing(host);
}

function usersOwn(program: string, { exists }: Search): Found {
  if (exists(program)) return { source: "user", program };
  throw new ReportError("BROWSER_MISSING", `The browser that was asked for is not at ${program}`, {
    hint: "correct or unset BRIEFINGS_BROWSER and PUPPETEER_EXECUTABLE_PATH",
  });
}

function runsBundle({ platform, arch }: BrowserHost, { exists }: Search): boolean {
  return platform === "linux" && arch === "x64" && exists(GLIBC_LOADER);
}

/** The shell first: it prints twice as fast as the whole browser. */
async function puppeteerBrowsers(): Promise<readonly string[]> {
  const { default: puppeteer } = await import("puppeteer");
  const headless = ["shell", true] as const;
  return headless.map((kind) => puppeteer.executablePath({ headless: kind }));
}

function missing({ platform, arch }: BrowserHost): ReportError {
  // Chrome isn't published for Linux on ARM: Puppeteer has nothing to install there.
  const command =
    platform === "linux" && arch !== "x64"
      ? "sudo apt-get install --yes chromium"
      : "npx puppeteer browsers install chrome-headless-shell";
  return new ReportError(
    "BROWSER_MISSING",
    `No browser to print with on ${platform} ${arch}: none in Puppeteer's cache, no Chrome, Chromium or Edge in the usual places`,
    { hint: `this gets one: ${command}` },
  );
}
