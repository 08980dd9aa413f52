import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PlannedNight, planNight } from "../src/app/night/put-plan.ts";
import { type InputKeyOf, openInputKeys } from "../src/cache/input-key.ts";
import { commitResult } from "../src/database/commit.ts";
import { openDatabase } from "../src/database/connect.ts";
import { startTemporaryDatabase } from "../src/database/temporary.ts";
import type { Dataset } from "../src/dataset/model.ts";
import { loadDesign } from "../src/design.ts";
import { groupBy } from "../src/group-by.ts";
import { packageHome } from "../src/package.ts";
import { openQueue } from "../src/queue/open.ts";
import { work } from "../src/queue/work.ts";
import { countryBriefings } from "./country/briefings.ts";
import { checkCold } from "./country/check.ts";
import { type Counted, countSql } from "./country/count.ts";
import { countryFiles, jobsOfAll, readCountry, writeCountry } from "./country/data.ts";
import { readByKind } from "./country/parts.ts";
import { printTable, tellCosts, tellNight, tellRuns, tellShares } from "./country/tell.ts";
import { compareWays } from "./country/ways.ts";

/*
 * `npx tsx bench/country.ts [PLACES]`: what a country takes that is made by workers on a database: to check and to plan, to put its
 * jobs and to take them, and to know what a changed figure asks for. Then briefings by workers beside builds in one process, and what
 * that comes to for a night of all. Progress is told on stderr.
 */
const places = Number(process.argv[2] ?? 2843);
/** How many jobs are done that make nothing. */
const IDLE = 2_000;
/** How many briefings are made each way in the last round; a third of them of each kind. */
const MADE = Number(process.env.BENCH_BRIEFINGS ?? 600);
/** How many in each round: what a further one takes shows from one to the next. */
const ROUNDS = [...[12, 102].filter((count) => count < MADE), MADE];
if (ROUNDS.length < 2) throw new Error("BENCH_BRIEFINGS has to be more than 12");

console.log("| what | s | of the processor, s | memory, MB | aim |\n|---|--:|--:|--:|---|");
let begunMs = performance.now();
let used = process.cpuUsage();
function begin(): void {
  begunMs = performance.now();
  used = process.cpuUsage();
}
function tell(what: string, aim = ""): void {
  const { user, system } = process.cpuUsage(used);
  const seconds = ((performance.now() - begunMs) / 1000).toFixed(1);
  const mb = Math.round(process.memoryUsage.rss() / 2 ** 20);
  console.log(`| ${what} | ${seconds} | ${((user + system) / 1e6).toFixed(1)} | ${mb} | ${aim} |`);
  begin();
}

const folder = mkdtempSync(join(tmpdir(), "briefings-country-"));
const files = countryFiles(places);
writeCountry(folder, files);
const checked = await checkCold(folder);
console.log(
  `| check cold | ${checked.seconds.toFixed(1)} | | ${checked.mb} | ≤ 60 s, ≤ 2,048 MB |`,
);
begin();
const dataset = readCountry(files);
const readingMs = performance.now() - begunMs;
tell(
  `read ${dataset.regionById.size} places (${levelsOf(dataset)}), ${dataset.figures.length} figures`,
);
const { tree } = await loadDesign(packageHome());
const jobs = jobsOfAll(dataset);
const keysIn = (one: Dataset): InputKeyOf =>
  openInputKeys({ dataset: one, tree, drawing: { program: {} } });
/** All that tells whether an output has to be made anew. */
const allKeysIn = (one: Dataset) => {
  const keyOf = keysIn(one);
  return jobs.map((job) => keyOf({ ...job, earlier: null }));
};

const server = await startTemporaryDatabase();
const signal = new AbortController().signal;
const counted = countSql(
  await openDatabase(server.url, { name: "bench", notice: console.error, signal }),
);
const queue = await openQueue(counted, { notice: console.error });
const program = { queue: "program-bench", generator: "bench", code: "", browser: "", node: "" };
const settings = { epoch: "", archive: false, audit: true };
begin();
const before = counted.take();
const night = await planNight(
  {
    ...{ name: "country", jobs, program, settings },
    context: { dataset, tree, inputKeyOf: keysIn(dataset) },
  },
  { database: counted, queue },
);
const planSeconds = (readingMs + performance.now() - begunMs) / 1000;
tell(`plan ${night.outputs.length} outputs and put ${night.queued} jobs`, "≤ 20 s, ≤ 2,048 MB");
const putting = counted.take();
const size = await sizeOf();
await idle(night);
await change();
await queue.close();
await counted.close();
await server.stop();
console.log(`
- To plan and to put: ${say(putting)}; before that ${before.queries} queries to make the tables.
- The database then has ${size} MB.`);
printTable(
  ["a job of this kind reads at most", "places", "KB with the lists", "aim"],
  readByKind(jobs, dataset, keysIn(dataset)).map(({ kind, places: of, kb }) => [
    kind,
    of,
    kb,
    "< 200",
  ]),
);
const briefings = countryBriefings(MADE, dataset, files);
writeCountry(folder, briefings);
const runs = await compareWays({ data: folder, ids: briefings.map(({ id }) => id) }, ROUNDS);
tellRuns(runs);
tellCosts(runs, ROUNDS);
tellShares(runs);
tellNight(runs, {
  ...{ outputs: jobs.length, planSeconds },
  cores: Number(process.env.CORES ?? 16),
  costPerCoreHour: Number(process.env.COST_PER_CORE_HOUR ?? 0.3),
});
rmSync(folder, { recursive: true });

function levelsOf({ regionById }: Dataset): string {
  const levels = groupBy([...regionById.values()], ({ level }) => level);
  return [...levels].map(([level, those]) => `${those.length} ${level}`).join(", ");
}

async function sizeOf(): Promise<number> {
  const [row] = await counted.query<{ bytes: string }>(
    "SELECT pg_database_size(current_database()) AS bytes",
  );
  return Math.round(Number(row?.bytes) / 1e6);
}

/** Does jobs that make nothing: what is left is what the queue and the database take. */
async function idle({ queued }: PlannedNight): Promise<void> {
  const stop = new AbortController();
  let done = 0;
  begin();
  counted.take();
  await work({
    ...{ database: counted, queue, jobsAtOnce: 2, signal: stop.signal },
    worker: { id: "idle", host: "bench", pid: process.pid, queue: program.queue, program },
    make:
      async ({ key }) =>
      (sql) =>
        commitResult(sql, key, {
          ...{ fingerprint: `of ${key}`, record: {}, files: [], seconds: 0 },
          ...{ worker: "idle", attempt: "1" },
        }),
    told: ({ event }) => {
      if (event === "done") done += 1;
      if (done === Math.min(IDLE, queued)) stop.abort();
    },
  });
  const { queries, bytes } = counted.take();
  const ms = (performance.now() - begunMs) / done;
  tell(
    `do ${done} jobs that make nothing, of ${queued} that wait: ${ms.toFixed(1)} ms each`,
    "a tenth of a briefing",
  );
  console.log(
    `| a job that makes nothing: ${(queries / done).toFixed(1)} queries, ${(bytes / done / 1000).toFixed(1)} KB | | | | |`,
  );
}

/** Changes a figure of a city, and finds what has to be made anew. */
async function change(): Promise<void> {
  const former = new Set(allKeysIn(dataset));
  const changedFiles = countryFiles(places, "city changed");
  begin();
  const changed = readCountry(changedFiles);
  tell("read all of it anew, one figure of a city changed");
  const anew = allKeysIn(changed).filter((key) => !former.has(key));
  tell(
    `know which of ${jobs.length} one changed figure of a city asks for: ${anew.length}`,
    "≤ 5 s",
  );
}

function say({ queries, bytes }: Counted): string {
  return `${queries} queries, ${(bytes / 1e6).toFixed(0)} MB`;
}
