import { type NightAskedFor, tellNight } from "../../app/manage/night.ts";
import { visibleLines } from "../../visible.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { log, printJson } from "./terminal.ts";
import { databaseOf } from "./workers.ts";

interface NightCommandOptions extends Omit<NightAskedFor, "database"> {
  readonly database?: string | true;
  readonly json?: boolean;
}

/** `briefings night`: tells what a night planned and what became of it; exit 1 where that is not the same. */
export async function night(
  host: Host,
  { database, json = false, ...options }: NightCommandOptions,
): Promise<number> {
  const asked = { ...options, database: databaseOf(host, database) };
  const { report, text, written } = await tellNight(asked, environmentOf(host));
  if (json) printJson(host, report);
  else host.stdout.write(visibleLines(text));
  for (const path of written) log(host, `The night report is in ${path}`);
  return report.isWhole ? 0 : 1;
}
