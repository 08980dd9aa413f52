import { lstat, readdir, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserHost } from "../model.ts";
import { cacheFolders } from "./cache-folder.ts";
import { endUsersOf } from "./users.ts";

/** How the folder of a browser's profile is named. */
export const PROFILE = "briefings-browser-";
/** How a folder is named into which a browser is unpacked. */
const UNPACKING = /\.part-\w{6}$/;

/** A folder in use is touched this often, so that one not touched for an hour is nobody's. */
const HOLD_MS = 5 * 60_000;
const STALE_MS = 3_600_000;

/** Keeps a folder from being swept until the function returned is called. The process may end meanwhile. */
export function holdFolder(folder: string, everyMs = HOLD_MS): () => void {
  const touch = () => {
    const now = new Date();
    // A folder that is gone needs no holding.
    utimes(folder, now, now).catch(() => {});
  };
  const timer = setInterval(touch, everyMs).unref();
  return () => clearInterval(timer);
}

/**
 * Removes what killed processes left of browsers and was last held an hour ago: profiles, with the browsers that run on
 * them still as they were stopped, and what was being unpacked.
 *
 * Errors: none; what can't be removed stays, and what is another user's.
 */
export async function sweepBrowsers(host: BrowserHost, nowMs: number): Promise<void> {
  const profiles = await staleIn(host.tempDir, (name) => name.startsWith(PROFILE), nowMs);
  if (profiles.length > 0) await endUsersOf(profiles);
  const isUnpacking = (name: string) => UNPACKING.test(name);
  const unpacking = cacheFolders(host).map((folder) => staleIn(folder, isUnpacking, nowMs));
  const stale = [profiles, ...(await Promise.all(unpacking))].flat();
  await Promise.allSettled(stale.map((path) => rm(path, { recursive: true, force: true })));
}

async function staleIn(
  folder: string,
  isOurs: (name: string) => boolean,
  nowMs: number,
): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const paths = names.filter(isOurs).map((name) => join(folder, name));
  const user = process.getuid?.();
  const found = paths.map(async (path) => {
    const { mtimeMs, uid } = await lstat(path);
    return nowMs - mtimeMs > STALE_MS && (user === undefined || uid === user);
  });
  const states = await Promise.allSettled(found);
  return paths.filter((_, index) => {
    const state = states[index];
    return state?.status === "fulfilled" && state.value;
  });
}
