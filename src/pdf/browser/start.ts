import type { BrowserHost, BrowserSource } from "../model.ts";
import { openCacheFolder } from "./cache-folder.ts";
import type { Found } from "./find.ts";
import { type Launch, type Launched, launch } from "./launch.ts";
import type { Command } from "./process.ts";
import { type Unpacked, unpack } from "./unpack.ts";

interface Start {
  readonly host: BrowserHost;
  readonly cacheDir: string | undefined;
  readonly timeoutMs: number;
  readonly hasSandbox: boolean;
  readonly heapMb: number;
  readonly signal: AbortSignal | undefined;
}

/** A browser that runs, and where it came from. */
export interface Running extends Launched {
  readonly source: BrowserSource;
}

/**
 * Starts the browser that was found; the bundled one is unpacked, checked and mended first.
 *
 * Errors: BROWSER_FAILED where it doesn't start; CANCELLED where the signal came first.
 */
export async function startBrowser(found: Found, start: Start): Promise<Running> {
  const { source } = found;
  if (source === "bundled") return { source, ...(await startBundled(found, start)) };
  const command = { ...commandOf(start), program: found.program };
  return { source, ...(await launch(command, { ...start, isExpected: () => true })) };
}

async function startBundled(
  { bundle }: Extract<Found, { source: "bundled" }>,
  start: Start,
): Promise<Launched> {
  const folder = await openCacheFolder(start.host, start.cacheDir);
  const expected = bundle.version.split(".")[0];
  const options = { ...start, isExpected: (v: string) => v.includes(`/${expected}.`) };
  const unpacked = await unpack(bundle, folder);
  try {
    return await launchUnpacked(unpacked, commandOf(start), options);
  } catch (fault) {
    if (start.signal?.aborted) throw fault;
    // What doesn't start may be damaged: mend it where it is, then the second answer counts.
    await unpack(bundle, folder, { thorough: true });
    return launchUnpacked(unpacked, commandOf(start), options);
  }
}

/** Lends the machine the bundled libraries only where it lacks its own. */
async function launchUnpacked(
  { program, libraries, fontConfig }: Unpacked,
  base: Omit<Command, "program">,
  options: Launch,
): Promise<Launched> {
  const command = { ...base, program, env: { ...base.env, FONTCONFIG_FILE: fontConfig } };
  try {
    return await launch(command, options);
  } catch (fault) {
    if (!String(fault).includes("error while loading shared libraries")) throw fault;
    const path = [libraries, base.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
    return launch({ ...command, env: { ...command.env, LD_LIBRARY_PATH: path } }, options);
  }
}

function commandOf({ host, hasSandbox, heapMb }: Start): Omit<Command, "program"> {
  return { env: plainEnv(host), hasSandbox, heapMb, tempDir: host.tempDir };
}

/** Language and time zone of the machine have no say in what is printed. */
function plainEnv({ env }: BrowserHost): Command["env"] {
  return { ...env, LANG: "C.UTF-8", LC_ALL: "C.UTF-8", LANGUAGE: "en", TZ: "UTC" };
}
