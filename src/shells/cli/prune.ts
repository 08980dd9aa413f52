import { pruneShared } from "../../app/manage/prune.ts";
import { pruneFolder } from "../../app/manage/prune-folder.ts";
import { ReportError } from "../../error.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { log, printJson } from "./terminal.ts";
import { databaseOf } from "./workers.ts";

interface PruneCommandOptions {
  readonly database?: string | true;
  readonly nights?: number;
  readonly days: number;
  readonly out?: string;
  readonly data: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const DEFAULT_NIGHTS = 30;

/** `briefings prune`: removes what no rule keeps, from a database or an output folder. */
export async function prune(host: Host, options: PruneCommandOptions): Promise<number> {
  return options.database === undefined ? pruneOut(host, options) : pruneNights(host, options);
}

async function pruneNights(
  host: Host,
  { database, nights = DEFAULT_NIGHTS, days, out, dryRun = false, json }: PruneCommandOptions,
): Promise<number> {
  if (dryRun || out !== undefined)
    throw new ReportError("USAGE", "--out and --dry-run are for an output folder", {
      hint: "leave them out, or --database",
    });
  const asked = { database: databaseOf(host, database), nights, days };
  const pruned = await pruneShared(asked, environmentOf(host));
  if (json) printJson(host, pruned);
  const { results, contents, queues, bytes } = pruned;
  const parts = `${results} results, ${contents} contents and ${queues} queues`;
  log(host, `Removed ${pruned.nights} nights, ${parts}: ${megabytes(bytes)}`);
  return 0;
}

async function pruneOut(
  host: Host,
  { nights, days, out = "output", data, dryRun = false, json }: PruneCommandOptions,
): Promise<number> {
  if (nights !== undefined)
    throw new ReportError("USAGE", "--nights is for a database", {
      hint: "name it with --database, or leave out --nights",
    });
  const asked = { out, data, days, dryRun };
  const pruned = await pruneFolder(asked, environmentOf(host), Date.now());
  if (json) printJson(host, pruned);
  else if (dryRun) for (const path of pruned.files) host.stdout.write(`${path}\n`);
  const { files, results, bytes } = pruned;
  const what = `${results} results, ${files.length} files in all: ${megabytes(bytes)}`;
  log(host, `${dryRun ? "Would remove" : "Removed"} ${what}`);
  return 0;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
