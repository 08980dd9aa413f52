import Table from "cli-table3";
import type { Result } from "../build/build.ts";
import type { Host } from "../host.ts";
import { coloursOf, log } from "./terminal.ts";

/** Ends a build with a short table: file, pages, size, seconds, and where to look. */
export function showSummary(host: Host, results: readonly Result[], folder: string): void {
  const { green, red } = coloursOf(host, host.stdout);
  const table = new Table({
    head: ["File", "Pages", "Size", "Seconds"],
    colAligns: ["left", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const { path, pages, bytes, seconds, error } of results) {
    const row = error === null ? [pages, kilobytes(bytes)] : [red("failed"), ""];
    table.push([path, ...row.map(String), seconds.toFixed(1)]);
  }
  host.stdout.write(`${table.toString()}\n`);
  const built = results.filter(({ error }) => error === null).length;
  if (built > 0) log(host, green(`${built} briefings are in ${folder}/`));
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}
