import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PlannedNight, planNight } from "../src/app/night/across.ts";
import { type InputKeyOf, openInputKeys } from "../src/cache/input-key.ts";
import { commitResult } from "../src/database/commit.ts";
import { openDatabase } from "../src/database/connect.ts";
import { startTemporaryDatabase } from "../src/database/temporary.ts";
import type { Dataset } from "../src/dataset/model.ts";
import { loadDesign } from "../src/design.ts";
import { packageHome } from "../src/package.ts";
import { openQueue } from "../src/queue/open.ts";
import { work } from "../src/queue/work.ts";
import { type Counted, countSql } from "./country/count.ts";
import { citiesOf, countryFiles, jobsOfAll, readCountry, writeCountry } from "./country/data.ts";
import { compareWorkers } from "./country/workers.ts";

/*
 * `npx tsx bench/country.ts [PLACES]`: what a country takes that is made by workers on a database: to check and to plan, to put its
 * jobs and to take them, and to know what a changed figure asks for. Then a few briefings by workers beside a build on one machine.
 */
const places = Number(process.argv[2] ?? 2843);
/** How many jobs are done that make nothing. */
const IDLE = 2_000;
/** How many briefings are made each way. */
const MADE = Number(process.env.BENCH_BRIEFINGS ?? 24);

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
await check(folder);
begin();
const dataset = readCountry(files);
tell(`read ${places} places in ${citiesOf(places)} cities, ${dataset.figures.length} figures`);
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
await compareWorkers(MADE);
rmSync(folder, { recursive: true });

/** Checks as a user does, in a process of its own that has kept nothing. */
async function check(data: string): Promise<void> {
  const argv = [join(packageHome(), "dist/cli.js"), "check", "--data", data];
  const started = performance.now();
  const child = spawn(process.execPath, argv, {
    stdio: "ignore",
  });
  let peak = 0;
  const watching = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0));
  }, 100);
  const [status] = await once(child, "exit");
  clearInterval(watching);
  if (status !== 0) throw new Error(`check ends with ${status}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`| check cold | ${seconds} | | ${peak} | ≤ 60 s, ≤ 2,048 MB |`);
}

/** The most memory that a process had, in MB. */
function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.round(Number(status.match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
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
  const changed = readCountry(countryFiles(places, "city changed"));
  begin();
  const anew = allKeysIn(changed).filter((key) => !former.has(key));
  tell(
    `know which of ${jobs.length} one changed figure of a city asks for: ${anew.length}`,
    "≤ 5 s",
  );
}

function say({ queries, bytes }: Counted): string {
  return `${queries} queries, ${(bytes / 1e6).toFixed(0)} MB`;
}
