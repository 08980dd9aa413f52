import { build as buildBriefings } from "../../app/build/build.ts";
import type { BuildOptions, BuiltOutput } from "../../app/build/model.ts";
import type { NightReport } from "../../app/night/report.ts";
import { exitCodeOf, isHeldBack, ReportError } from "../../error.ts";
import { sayShard } from "../../results/shard.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { buildEvery, type NightsAsked } from "./nights.ts";
import { openProgress } from "./progress.ts";
import { soundOf } from "./sound.ts";
import { showOutcome } from "./summary.ts";
import { log, showError } from "./terminal.ts";
import { withWorkers } from "./workers.ts";

/** What the command line asks of a build beside what is built. */
interface BuildCommandOptions extends BuildOptions, Pick<NightsAsked, "every" | "timeZone"> {
  readonly explain?: boolean;
  readonly json?: boolean;
  /** Folder to which all is written as a site of files. */
  readonly site?: string;
  /** What the addresses of the site begin with. */
  readonly siteBase?: string;
  /** Address of a database, or true for that of BRIEFINGS_DATABASE. */
  readonly database?: string | true;
  /** How many workers are started for this build alone. */
  readonly workers?: number;
  /** Name of the night. */
  readonly nightName?: string;
  /** False where what is made stays in the database. */
  readonly collect?: boolean;
}

/** `briefings build`: makes the briefings that have changed and tells where they are, once or by the clock. */
export async function build(host: Host, options: BuildCommandOptions): Promise<number> {
  const { every, timeZone } = options;
  if (every === undefined && timeZone !== undefined)
    throw new ReportError("USAGE", "--time-zone is for a build with --every");
  if (every === undefined) return buildOnce(host, options);
  const asked = { ...options, every };
  return buildEvery(host, asked, (nightName) => buildOnce(host, { ...options, nightName }));
}

async function buildOnce(host: Host, options: BuildCommandOptions): Promise<number> {
  if (options.site !== undefined) requireAll(options);
  const progress = openProgress(host);
  const environment = { ...host, notice: progress.notice };
  const built = await withWorkers(host, options, (night) =>
    buildBriefings({ ...options, ...(night ? { night } : {}) }, environment, progress),
  ).finally(progress.close);
  const outcome = soundOf(host, built, { folder: options.data, json: options.json, shown: true });
  await showOutcome(host, outcome, options);
  if (options.shard && outcome.outputs.length === 0)
    log(
      host,
      `No briefing falls to shard ${sayShard(options.shard)}; the folder says so to \`merge\``,
    );
  if (outcome.report) log(host, sayNight(outcome.report));
  if (outcome.variantsLeft.length > 0) log(host, sayVariantsLeft(outcome.variantsLeft));
  const failed = outcome.outputs.filter(({ error }) => error !== null);
  for (const output of failed) showFailure(host, output);
  if (failed.length > 0) return Math.max(...failed.map(({ error }) => exitCodeOf(error)));
  if (outcome.report?.isWhole === false) return 1;
  if (options.site !== undefined) await writeSite(host, { ...options, site: options.site });
  return 0;
}

/** A site has every briefing as it is. Errors: USAGE. */
function requireAll({ ids, lang, ...options }: BuildCommandOptions): void {
  const { regions, group, within, focus, themes, indicators, period, asOf, archive, since, shard } =
    options;
  const chosen = [regions, group, within, focus, themes, indicators, period, asOf, since, shard];
  const isAll = ids.length === 0 && lang.length > 1 && chosen.every((one) => one === undefined);
  if (isAll && !archive) return;
  throw new ReportError("USAGE", "A site has every briefing as it is, in both languages", {
    hint: "leave out briefings, languages, choices and shards, or --site",
  });
}

async function writeSite(
  host: Host,
  { data, out, site, siteBase = "" }: BuildCommandOptions & { readonly site: string },
): Promise<void> {
  // Loaded only now: most builds write no site.
  const { writeSite: write } = await import("../http/site.ts");
  const files = await write({ data, out, site, base: siteBase }, environmentOf(host));
  log(host, `The site in ${site} has ${files} files; any host of files serves it.`);
}

function sayNight({ night, counts, isWhole }: NightReport): string {
  const { planned, made, unchanged, failed } = counts;
  const sum = `${planned} planned = ${made} made + ${unchanged} unchanged + ${failed} failed`;
  return `Night ${night.name}: ${sum}${isWhole ? "" : "; see `briefings night`"}`;
}

function showFailure(host: Host, { path, error }: BuiltOutput): void {
  if (isHeldBack(error)) log(host, `${path} was not written: ${error.message}`);
  else {
    log(host, `${path} was not built:`);
    showError(host, error, { debug: false });
  }
}

/** As many as a line bears. */
const MOST_NAMED = 5;

function sayVariantsLeft(ids: readonly string[]): string {
  const more = ids.length - MOST_NAMED;
  const named = [...ids.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(", ");
  return `Not built, as they were made with choices of their own, e.g. --regions, and maybe out of date: ${named}`;
}
