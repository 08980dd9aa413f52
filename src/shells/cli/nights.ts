import { removeSchedule, runSchedule } from "../../app/manage/schedule.ts";
import { ReportError } from "../../error.ts";
import { orSystemFault } from "../../system-fault.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { log, showError } from "./terminal.ts";
import { databaseOf } from "./workers.ts";

/** What the command line asks of a build that comes round. */
export interface NightsAsked {
  /** When; absent for once, now. */
  readonly every?: string;
  readonly timeZone?: string;
  readonly database?: string | true;
  readonly nightName?: string;
  readonly json?: boolean;
}

/** Takes the schedule back in place of making one. */
const OFF = "off";

/**
 * Runs a build whenever it is time, until the user stops it; a night that fails does not end it.
 *
 * Shape: `build` makes one night under its name and tells its exit code. Errors: USAGE; DATABASE_FAULT.
 */
export async function buildEvery(
  host: Host,
  asked: NightsAsked & { readonly every: string },
  build: (nightName: string) => Promise<number>,
): Promise<number> {
  const { every, json, nightName: prefix = null, timeZone = ownTimeZone() } = asked;
  if (asked.database === undefined)
    throw new ReportError("USAGE", "--every is for a build on a database", {
      hint: "name it with --database, or leave out --every",
    });
  if (json)
    throw new ReportError("USAGE", "A schedule prints no JSON document, as it has no end", {
      hint: "leave out --json; `briefings night --json` tells each night",
    });
  const database = databaseOf(host, asked.database);
  const environment = environmentOf(host);
  const nights = whatIsAsked(asked);
  if (every === OFF) {
    await removeSchedule({ database, nights }, environment);
    log(host, "The schedule of these nights is gone; machines that watch it may be stopped.");
    return 0;
  }
  await runSchedule(
    { database, cron: every, timeZone, nights, prefix },
    {
      build: async (name) => {
        log(host, `Night ${name} begins`);
        const exit = await build(name);
        if (exit !== 0)
          log(host, `Night ${name} did not end well; the next one comes all the same`);
      },
      onReady: (server) =>
        log(host, `Nights at "${every}" (${timeZone}) on ${server}; Ctrl-C stops watching`),
      onFailed: (name, error) => {
        log(host, `Night ${name} failed; the next one comes all the same:`);
        showError(host, orSystemFault(error), { debug: false });
      },
    },
    environment,
  );
  return 0;
}

/** All options but when and where it runs: they are the same on each machine. */
function whatIsAsked(asked: NightsAsked): unknown {
  const apart = new Set(["every", "timeZone", "database", "workers", "jobs", "out", "explain"]);
  return Object.entries(asked)
    .filter(([name]) => !apart.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
