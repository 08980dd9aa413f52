import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readReport } from "../../src/app/night/read-report.ts";
import type { NightReport } from "../../src/app/night/report.ts";
import { type Database, openDatabase } from "../../src/database/connect.ts";
import { findNight } from "../../src/database/nights.ts";
import { type Random, randomOf } from "../dataset/random.ts";
import { writeBriefings } from "./briefings.ts";
import { type Run, runProgram, type Tally } from "./disturb.ts";
import { FAULTS } from "./faults.ts";
import { type Fleet, openFleet } from "./fleet.ts";
import { age, differences, leftIn } from "./folders.ts";
import { processesOf } from "./processes.ts";
import { startFragileServer } from "./server.ts";

export interface NightSoakOptions {
  readonly briefings: number;
  readonly workers: number;
  readonly seed: number;
  /** About so many seconds lie between one fault and the next. */
  readonly every: number;
  /** Takes a line about how far it is. */
  readonly log: (line: string) => void;
}

export interface NightSoakResult {
  readonly tally: Tally;
  readonly seconds: number;
  readonly planners: number;
  /** Of every night, in their order: another begins where outputs were parked. */
  readonly reports: readonly NightReport[];
  /** Planned outputs that are not there at the end. */
  readonly lost: readonly string[];
  /** Files with other bytes than those of a build without a database. */
  readonly wrong: readonly string[];
  /** Processes, folders and connections that are there still. */
  readonly left: readonly string[];
}

const NIGHT = "soak";
const MOST_NIGHTS = 5;
/** How long whoever ends may take. */
const ENDING_MS = 15_000;

/** Has a night made while whoever makes it is killed and stopped; at the end all must be as if nothing had happened. */
export async function soakNight(
  folder: string,
  options: NightSoakOptions,
): Promise<NightSoakResult> {
  const { briefings, workers, log } = options;
  const at = (name: string) => join(folder, name);
  const temporary = at("tmp");
  mkdirSync(temporary);
  const names = writeBriefings(at("data"), briefings);
  const build = (out: string, ...more: readonly string[]) => [
    ...["build", "--data", at("data"), "--out", at(out), "--lang", "zh", "--no-audit", ...more],
  ];
  mustSucceed(await runProgram(build("alone"), temporary));
  log("built without a database");
  const server = await startFragileServer();
  const database = await openDatabase(server.url, {
    ...{ name: "soak", notice: log, signal: new AbortController().signal },
  });
  try {
    // What is told to be there is there, even where the server is killed a moment later.
    await database.query("ALTER DATABASE postgres SET synchronous_commit = on");
    const fleet = openFleet({ workers, database: server.url, temporary, log: at("said") });
    const begun = performance.now();
    const going = { fleet, server, temporary, database, log, every: options.every };
    const all = { ...going, random: randomOf(options.seed), tally: new Map() as Tally };
    const { planners, nights } = await runNights(all, (night) =>
      build("out", "--database", "--night", night),
    );
    const seconds = (performance.now() - begun) / 1000;
    const reports = await Promise.all(nights.map((night) => reportOf(database, night)));
    // Everything is in the database: what is collected from it without a worker is all of it.
    await fleet.end();
    const again = fleet.start(build("collected", "--database", "--night", "collected"));
    await once(again, "exit");
    const left = await leftAfter(all);
    age(temporary);
    age(at("out"));
    mustSucceed(await runProgram(build("out"), temporary));
    const wrong = ["out", "collected"].flatMap((out) => differences(at("alone"), at(out)));
    const there = new Set(readdirSync(at("out")));
    return {
      ...{ tally: all.tally, seconds, planners, reports, wrong },
      lost: names.filter((name) => !there.has(`${name}.zh.pdf`)),
      left: [
        ...left,
        ...readdirSync(temporary).map((name) => `temporary ${name}`),
        ...leftIn(at("out")),
      ],
    };
  } finally {
    await database.close();
    await server.remove();
  }
}

interface Going {
  readonly fleet: Fleet;
  readonly server: Awaited<ReturnType<typeof startFragileServer>>;
  readonly temporary: string;
  readonly database: Database;
  readonly random: Random;
  readonly tally: Tally;
  readonly every: number;
  readonly log: (line: string) => void;
}

/** Plans until every output is made; a planner that is killed is begun again with the same night. */
async function runNights(
  going: Going,
  argv: (night: string) => readonly string[],
): Promise<{ readonly planners: number; readonly nights: readonly string[] }> {
  const { fleet, log } = going;
  const nights: string[] = [NIGHT];
  let planners = 0;
  let planner: ChildProcess | null = null;
  const ended = new AbortController();
  const disturbing = disturb(going, () => planner?.kill("SIGKILL") ?? false, ended.signal);
  try {
    while (nights.length <= MOST_NIGHTS) {
      fleet.fill();
      planner = fleet.start(argv(nights.at(-1) ?? NIGHT));
      planners += 1;
      const [status] = await once(planner, "exit");
      log(`planner ${planners} of ${nights.at(-1)} ended: ${status ?? "killed"}`);
      if (status === 0) return { planners, nights };
      if (status !== null) nights.push(`${NIGHT}-${nights.length + 1}`);
    }
    throw new Error(`After ${MOST_NIGHTS} nights not all is made`);
  } finally {
    ended.abort();
    await disturbing;
  }
}

/** Lets every fault happen in turn, in an order by lot, until the night ends. */
async function disturb(
  { every, tally, random, log, ...stage }: Going,
  killPlanner: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  let waiting: string[] = [];
  while (!signal.aborted) {
    await sleep(every * 1000 * (0.5 + random.next()), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    if (waiting.length === 0) waiting = Object.keys(FAULTS);
    const [what = ""] = waiting.splice(random.below(waiting.length), 1);
    const isDone = await FAULTS[what]?.({ ...stage, random, killPlanner });
    log(isDone ? what : `${what}: nobody there`);
    if (isDone) tally.set(what, (tally.get(what) ?? 0) + 1);
    stage.fleet.fill();
  }
}

async function reportOf(database: Database, name: string): Promise<NightReport> {
  const night = await findNight(database, name);
  if (night === null) throw new Error(`There is no night ${name}`);
  return readReport(database, night);
}

/** Processes and connections that are there although all have been told to end. */
async function leftAfter({ temporary, database }: Going): Promise<readonly string[]> {
  for (let waitedMs = 0; ; waitedMs += 500) {
    const processes = processesOf(temporary).map(({ pid, is }) => `process ${pid}, a ${is}`);
    const connections = await database.query<{ name: string }>(
      `SELECT DISTINCT 'connection of ' || application_name AS name FROM pg_stat_activity
       WHERE application_name LIKE 'briefings%'`,
    );
    const left = [...processes, ...connections.map(({ name }) => name)];
    if (left.length === 0 || waitedMs >= ENDING_MS) return left;
    await sleep(500);
  }
}

function mustSucceed({ status, stderr }: Run): void {
  if (status !== 0) throw new Error(`A build without faults fails: ${stderr.slice(-1_500)}`);
}
