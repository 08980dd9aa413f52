import { cpus } from "node:os";
import { groupBy } from "../../src/group-by.ts";
import { type ProcessorTime, ROLES, sumOf } from "./processor.ts";
import type { Run } from "./ways.ts";

/** Prints a table. */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(cellOf).join(" | ")} |`;
  console.log(`\n${line(head)}\n|${head.map((_, at) => (at === 0 ? "---|" : "--:|")).join("")}`);
  for (const row of rows) console.log(line(row));
}

function cellOf(cell: string | number): string {
  if (typeof cell === "string" || Number.isInteger(cell)) return `${cell}`;
  return Number.isNaN(cell) ? "" : cell.toFixed(Math.abs(cell) < 10 ? 2 : 1);
}

/** Prints what each run took, and of whom. */
export function tellRuns(runs: readonly Run[]): void {
  printTable(
    ["made by", "briefings", "s", "of the processor, s", ...ROLES],
    runs.map(({ way, briefings, seconds, processor }) => [
      ...[way.what, briefings, seconds, sumOf(processor)],
      ...ROLES.map((role) => processor[role]),
    ]),
  );
}

/** What each further briefing took from one run to a later one of more, in seconds of the processor. */
function costOf(few: Run | undefined, many: Run | undefined): number {
  if (!few || !many) return Number.NaN;
  return (sumOf(many.processor) - sumOf(few.processor)) / (many.briefings - few.briefings);
}

/**
 * Prints what each further briefing costs as they become more, and how much more workers take than one process does.
 *
 * What a build takes whatever it makes is left out so: to read the country, to start and to warm up.
 */
export function tellCosts(runs: readonly Run[], rounds: readonly number[]): void {
  const [first = 0, most = 0] = [rounds[0], rounds.at(-1)];
  const steps = [...rounds.slice(1).map((many, at) => [rounds[at] ?? 0, many]), [first, most]];
  const find = (what: string, briefings: number) =>
    runs.find((run) => run.way.what === what && run.briefings === briefings);
  const costs = (what: string) =>
    steps.map(([few = 0, many = 0]) => costOf(find(what, few), find(what, many)));
  const all = (what: string) => find(what, most);
  const ways = runs.filter(({ briefings }) => briefings === first).map(({ way }) => way);
  printTable(
    [
      "made by: processor a further briefing, s",
      ...steps.map(([few, many]) => `${few} to ${many}`),
      ...["more than", "a further briefing", `all of ${most}`],
    ],
    ways.map(({ what, against }) => [
      ...[what, ...costs(what), against ?? ""],
      against ? more(costs(against).at(-1), costs(what).at(-1)) : "",
      against ? more(processorOf(all(against)), processorOf(all(what))) : "",
    ]),
  );
}

/** Prints of whom the time of a further briefing is, in milliseconds: what workers and the database take is the queue's alone. */
export function tellShares(runs: readonly Run[]): void {
  const byWay = groupBy(runs, ({ way }) => way.what);
  printTable(
    ["made by: processor a further briefing, ms", ...ROLES],
    [...byWay].map(([what, own]) => {
      const [few, many] = [own[0], own.at(-1)];
      const apart = (many?.briefings ?? 0) - (few?.briefings ?? 0);
      const of = (run: Run | undefined, role: keyof ProcessorTime) => run?.processor[role] ?? 0;
      return [what, ...ROLES.map((role) => ((of(many, role) - of(few, role)) / apart) * 1000)];
    }),
  );
}

function processorOf(run: Run | undefined): number {
  return run ? sumOf(run.processor) : Number.NaN;
}

function more(here = Number.NaN, there = Number.NaN): string {
  return `${((there / here - 1) * 100).toFixed(0)} %`;
}

/** What a night of a whole country is reckoned with. */
interface NightOfAll {
  readonly outputs: number;
  /** What it takes to read the data and to plan, in seconds. */
  readonly planSeconds: number;
  /** Of each machine. */
  readonly cores: number;
  /** An example, in yuan. */
  readonly costPerCoreHour: number;
}

const HOUR = 3_600;

/** Prints, step by step, how many machines make a whole night in one hour, and what that costs; from runs by 2 workers. */
export function tellNight(runs: readonly Run[], night: NightOfAll): void {
  const { outputs, planSeconds, cores, costPerCoreHour } = night;
  const own = runs.filter(({ way }) => way.by === "workers" && way.count === 2);
  const [few, many] = [own[0], own.at(-1)];
  if (!few || !many) return;
  const each = costOf(few, many);
  const wall = (many.seconds - few.seconds) / (many.briefings - few.briefings);
  const busy = Math.min(1, each / (wall * cpus().length));
  const all = outputs * each;
  const left = HOUR - planSeconds;
  const machines = Math.ceil(all / busy / left / cores);
  const kb = ((many.mb - few.mb) / (many.briefings - few.briefings)) * 1000;
  const say = (value: number, digits = 0) => value.toFixed(digits);
  console.log(`
- A briefing takes ${say(each, 3)} s of the processor by workers: ${say(1 / each, 2)} briefings a core-second.
- ${outputs} × ${say(each, 3)} s = ${say(all)} core-seconds = ${say(all / HOUR, 2)} core-hours.
- By 2 workers on ${cpus().length} cores these were busy ${say(busy * 100)} % of the time (${say(wall, 3)} s a briefing): ${say(all / busy / HOUR, 2)} core-hours are to be had.
- Of the hour ${say(planSeconds)} s go by before the first job waits; ${say(left)} s stay: ${say(all / busy)} / ${say(left)} = ${say(all / busy / left, 2)} cores = ${machines} machines of ${cores}.
- ${machines} × ${cores} cores × 1 hour × ${costPerCoreHour} yuan = ${say(machines * cores * costPerCoreHour, 2)} yuan, of which the briefings need ${say((all / busy / HOUR) * costPerCoreHour, 2)}. The price is an example (COST_PER_CORE_HOUR), none that anybody asks.
- A briefing leaves ${say(kb)} KB in the database: ${outputs} of them ${say((outputs * kb) / 1e6, 1)} GB.`);
}
