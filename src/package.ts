import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the package, from `dist/` as from `src/`. */
export function packageHome(): string {
  return fileURLToPath(new URL("..", import.meta.url));
}

/** The folder of the program that runs: `dist` or `src`. */
export function codeFolder(): string {
  return fileURLToPath(new URL(".", import.meta.url));
}

/** The address of a file directly in the folder of the program. */
export function codeAddress(): string {
  return import.meta.url;
}

/** The version in package.json of the package in a folder. */
export function packageVersion(home: string): string {
  return (JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string })
    .version;
}

/** Name and version of the program, for a PDF's own description. */
export function generatorOf(home: string): string {
  return `County Briefings ${packageVersion(home)}`;
}
