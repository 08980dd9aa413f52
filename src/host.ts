import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The world as a command sees it: streams, environment, folders and the wish to stop. */
export interface Host {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Folder of this package: templates and the shipped data are below it. */
  readonly home: string;
  /** How many jobs the machine bears at once. */
  readonly cores: number;
  /** Milliseconds from some fixed point, for the seconds that a table reports. */
  readonly clockMs: () => number;
  /** Fires once, when the user asks to stop. */
  readonly signal: AbortSignal;
}

export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** The folder of the package, from `dist/` as from `src/`. */
export function packageHome(): string {
  return fileURLToPath(new URL("..", import.meta.url));
}

/** The folder of the program that runs: `dist` or `src`. */
export function codeFolder(): string {
  return fileURLToPath(new URL(".", import.meta.url));
}

/**
 * Reads every file below a folder, but for those below the folder `without` in it.
 *
 * Shape: path with forward slashes, relative to the folder → bytes; sorted by path.
 */
export async function readTree(
  folder: string,
  without?: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => without === undefined || !path.startsWith(without))
    .sort();
  return new Map(
    await Promise.all(
      paths.map(
        async (path): Promise<[string, Uint8Array]> => [path, await readFile(join(folder, path))],
      ),
    ),
  );
}
