import { mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { ReportError } from "../../error.ts";
import type { Bundle } from "./bundle.ts";
import { fillFolder, isWhole } from "./unpacked-folder.ts";

/** An unpacked browser, ready to run. */
export interface Unpacked {
  readonly program: string;
  /** Folder of the libraries for a machine without them. */
  readonly libraries: string;
  /** A fontconfig file that shows the browser its own font and none of the machine's. */
  readonly fontConfig: string;
}

/** Processes that mend one folder at the same time can come in between each other. */
const TRIES = 5;

/**
 * Unpacks the bundled browser into the cache, or takes the one that is there.
 *
 * Each process unpacks into a folder of its own and renames it into place; the first wins, the others take its.
 * A folder with a file missing or of the wrong size is replaced; when `thorough`, one with wrong bytes too.
 * Errors: BROWSER_FAILED where it can't be unpacked.
 */
export async function unpack(
  bundle: Bundle,
  cacheFolder: string,
  { thorough = false } = {},
): Promise<Unpacked> {
  const folder = join(cacheFolder, bundle.key);
  try {
    if (!(await isWhole(folder, { thorough }))) await unpackAnew(bundle, folder);
  } catch (cause) {
    throw new ReportError("BROWSER_FAILED", `The bundled browser can't be unpacked to ${folder}`, {
      hint: "it needs 200 MB there; XDG_CACHE_HOME names another place",
      cause,
    });
  }
  return {
    program: join(folder, "chromium"),
    libraries: join(folder, "lib"),
    fontConfig: join(folder, "fonts.conf"),
  };
}

async function unpackAnew(bundle: Bundle, folder: string): Promise<void> {
  const aside = await mkdtemp(`${folder}.part-`);
  try {
    await fillFolder(join(aside, "new"), bundle);
    await putInPlace(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Renames the filled folder to where it belongs, unless another process put a whole one there first. */
async function putInPlace(aside: string, folder: string): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const isPlaced = await rename(join(aside, "new"), folder).then(
      () => true,
      unless("ENOTEMPTY", "EEXIST", "EPERM"),
    );
    if (isPlaced || (await isWhole(folder, { thorough: true }))) return;
    await rename(folder, join(aside, `old-${tries}`)).catch(unless("ENOENT"));
  }
  throw new Error("Other processes keep replacing it");
}

function unless(...codes: readonly string[]) {
  return (fault: NodeJS.ErrnoException): void => {
    if (!codes.includes(fault.code ?? "")) throw fault;
  };
}
