import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { join } from "node:path";
import { ReportError } from "../../error.ts";
import { makeFolder } from "../../make-folder.ts";
import type { BrowserHost } from "../model.ts";

const NAME = "county-briefings";

/**
 * Finds the folder where unpacked browsers are kept, and makes it.
 *
 * The user's cache folder; where that can't be written, one in the temporary folder. It holds programs that will
 * be run, so a folder of another user is never taken.
 * Errors: BROWSER_FAILED where no folder can be written.
 */
export async function openCacheFolder(host: BrowserHost, chosen?: string): Promise<string> {
  const folders = chosen === undefined ? cacheFolders(host) : [chosen];
  const faults: unknown[] = [];
  for (const folder of folders) {
    try {
      await makeFolder(folder, 0o700);
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
      if (await isOurs(folder)) return folder;
      faults.push(new Error(`${folder} belongs to another user`));
    } catch (fault) {
      faults.push(fault);
    }
  }
  throw new ReportError("BROWSER_FAILED", `No place to unpack the browser: ${folders.join(", ")}`, {
    hint: "set XDG_CACHE_HOME to a folder that can be written",
    cause: new AggregateError(faults),
  });
}

/** Where unpacked browsers may be kept, the best place first. */
export function cacheFolders({ platform, env, homeDir, tempDir }: BrowserHost): readonly string[] {
  const temporary = join(tempDir, `${NAME}-${process.getuid?.() ?? "cache"}`);
  if (platform === "win32") {
    return [join(env.LOCALAPPDATA ?? join(homeDir, "AppData", "Local"), NAME, "Cache"), temporary];
  }
  if (platform === "darwin") return [join(homeDir, "Library", "Caches", NAME), temporary];
  return [join(env.XDG_CACHE_HOME || join(homeDir, ".cache"), NAME), temporary];
}

async function isOurs(folder: string): Promise<boolean> {
  const user = process.getuid?.();
  return user === undefined || (await stat(folder)).uid === user;
}
