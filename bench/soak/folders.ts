import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";

/** Older than any process holds a folder or a lock without a sign of life. */
const AGED_S = 2 * 3600;

/** Sets all dates back, as if it had lain there for hours. */
export function age(folder: string): void {
  const then = Date.now() / 1000 - AGED_S;
  const paths = readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)));
  for (const path of paths.reverse()) if (existsSync(path)) utimesSync(path, then, then);
}

/** Files that one folder lacks or that have other bytes there; what a build keeps for itself is its own matter. */
export function differences(before: string, after: string): readonly string[] {
  const [some, others] = [filesIn(before), filesIn(after)];
  const lacking = some.filter((path) => !others.includes(path)).map((path) => `Lacks ${path}`);
  const more = others.filter((path) => !some.includes(path)).map((path) => `Has as well ${path}`);
  const other = some
    .filter((path) => others.includes(path))
    .filter((path) => !readFileSync(join(before, path)).equals(readFileSync(join(after, path))))
    .map((path) => `Other bytes: ${path}`);
  return [...lacking, ...more, ...other];
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => !path.startsWith(".cache") && statSync(join(folder, path)).isFile())
    .sort();
}

/** What an interrupted build left in an output folder. */
export function leftIn(out: string): readonly string[] {
  return readdirSync(out, { recursive: true })
    .map(String)
    .filter((path) => path.includes(".part-") || path.endsWith(".lock"));
}
