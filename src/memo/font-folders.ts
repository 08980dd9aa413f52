import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FontHost } from "./fonts.ts";

/** Lists where fonts may be installed, on all operating systems: most of these folders do not exist on one machine. */
export function listFontFolders(
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const { HOME, LOCALAPPDATA, WINDIR } = env;
  return [
    ...(HOME ? ["fonts", "local/share/fonts"].map((name) => join(HOME, `.${name}`)) : []),
    ...(HOME ? [join(HOME, "Library/Fonts")] : []),
    ...(LOCALAPPDATA ? [join(LOCALAPPDATA, "Microsoft/Windows/Fonts")] : []),
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "/Library/Fonts",
    ...(WINDIR ? [join(WINDIR, "Fonts")] : []),
  ];
}

/** Finds and reads fonts in the file system of the machine. */
export const fontHost: FontHost = { listFiles, readFile };

async function listFiles(folder: string): Promise<readonly string[]> {
  const options = { recursive: true, withFileTypes: true } as const;
  // A folder that is not there holds no fonts.
  const entries = await readdir(folder, options).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
