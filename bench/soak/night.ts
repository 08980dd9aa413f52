import { once } from "node:events";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, openDatabase } from "../../src/database/connect.ts";
import { randomOf } from "../dataset/random.ts";
import { writeBriefings } from "./briefings.ts";
import { type Plan, runCourse } from "./course.ts";
import { type Run, runProgram, type Tally } from "./disturb.ts";
import { openFleet } from "./fleet.ts";
import { age, differences, leftIn } from "./folders.ts";
import { collectOntoFullDisk } from "./full-disk.ts";
import { machinesOf } from "./machines.ts";
import { openNetwork } from "./network.ts";
import { type Poison, poison } from "./poison.ts";
import { processesOf } from "./processes.ts";
import { startFragileServer } from "./server.ts";
import { isWorking, type NightSum, reportOf, sumOf } from "./sums.ts";
import { NIGHTS as UPGRADE_NIGHTS, upgradeInTheMiddle } from "./upgrade.ts";

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
  /** Of those, what was done while jobs were in hand: the rest fell on whoever collects. */
  readonly amid: Tally;
  readonly seconds: number;
  readonly planners: number;
  /** Of every night: others begin where outputs were parked. */
  readonly nights: readonly NightSum[];
  /** Planned outputs that are not there at the end. */
  readonly lost: readonly string[];
  /** Files with other bytes than those of a build without a database, and what else went another way than it should. */
  readonly wrong: readonly string[];
  /** Processes, folders and connections that are there still. */
  readonly left: readonly string[];
}

/** Plans of the nights that go on amid faults. */
const OUTS = ["out", "twin", "other"];
/** The gallery tells what the last of several nights changed; that of one night alone is as without a database. */
const TELLS_OF_NIGHTS = new Set(OUTS.map((out) => `${out}: Other bytes: index.html`));
/** How long whoever ends may take. */
const ENDING_MS = 15_000;
/** How many briefings an upgrade comes between. */
const MOST_UPGRADED = 12;

/** Has nights made while whoever makes them is killed and stopped; at the end all must be as if nothing had happened. */
export async function soakNight(
  folder: string,
  options: NightSoakOptions,
): Promise<NightSoakResult> {
  const { log } = options;
  const at = (name: string) => join(folder, name);
  const temporary = at("tmp");
  mkdirSync(temporary);
  const names = writeBriefings(at("data"), options.briefings);
  const build = (out: string, ...more: readonly string[]) => [
    ...["build", "--data", at("data"), "--out", at(out), "--lang", "zh", "--no-audit", ...more],
  ];
  mustSucceed(await runProgram(build("alone"), temporary));
  log("built without a database");
  const server = await startFragileServer();
  const network = await openNetwork(server.url);
  log(`the network that is cut is a ${network.is}`);
  const database = await openDatabase(server.url, {
    ...{ name: "soak", notice: log, signal: new AbortController().signal },
  });
  try {
    // What is told to be there is there, even where the server is killed a moment later.
    await database.query("ALTER DATABASE postgres SET synchronous_commit = on");
    return await soakOn({
      ...options,
      ...{ at, temporary, names, build, server, network, database },
    });
  } finally {
    await database.close();
    await network.close();
    await server.remove();
  }
}

interface Site extends NightSoakOptions {
  readonly at: (name: string) => string;
  readonly temporary: string;
  /** Of the briefings. */
  readonly names: readonly string[];
  readonly build: (out: string, ...more: readonly string[]) => readonly string[];
  readonly server: Awaited<ReturnType<typeof startFragileServer>>;
  readonly network: Awaited<ReturnType<typeof openNetwork>>;
  readonly database: Database;
}

async function soakOn(site: Site): Promise<NightSoakResult> {
  const { at, temporary, names, build, network, database, log } = site;
  const tally: Tally = new Map();
  const amid: Tally = new Map();
  const machines = machinesOf(site.server.url, network);
  const { here, behind, fast } = machines;
  const crew = { workers: site.workers, machines: Object.values(machines), temporary };
  const fleet = openFleet({ ...crew, log: at("said") });
  const ill = poison(at("data"), names);
  const plans: readonly Plan[] = [
    { out: "out", night: "soak", machine: here },
    { out: "twin", night: "soak", machine: fast },
    { out: "other", night: "soak-other", machine: behind },
  ];
  const begun = performance.now();
  const random = randomOf(site.seed);
  const { planners, nights } = await runCourse({
    ...{ ...site, fleet, random, tally, amid, plans, onFirst: ill.mend },
    isWorking: () => isWorking(database),
  });
  const seconds = (performance.now() - begun) / 1000;
  // Everything is in the database: what is collected from it without a worker is all of it.
  await fleet.end();
  const again = fleet.start(build("collected", "--database", "--night", "collected"), here);
  await once(again, "exit");
  tally.set("place poisoned", 1).set("two plan one night", 1).set("two nights of one data", 1);
  tally.set("clocks apart by 6 and 7 minutes", 1);
  const scenarios = await playScenarios({ ...site, tally, crew, here });
  const left = await leftAfter(site);
  age(temporary);
  age(at("out"));
  mustSucceed(await runProgram(build("out"), temporary));
  const outs = [...OUTS, "collected"];
  const sums = [...nights, ...UPGRADE_NIGHTS].map((name) => sumOf(database, name));
  log("compares");
  return {
    ...{ tally, amid, seconds, planners, nights: await Promise.all(sums) },
    wrong: [
      ...(await poisonMissed(database, ill)),
      ...scenarios,
      ...outs
        .flatMap((out) => differences(at("alone"), at(out)).map((line) => `${out}: ${line}`))
        .filter((line) => !TELLS_OF_NIGHTS.has(line)),
    ],
    lost: outs.flatMap((out) => lacking(names, at(out)).map((name) => `${out}: ${name}`)),
    left: [
      ...left,
      ...readdirSync(temporary).map((name) => `temporary ${name}`),
      ...outs.flatMap((out) => leftIn(at(out))),
    ],
  };
}

interface Scenarios extends Site {
  readonly tally: Tally;
  readonly crew: Parameters<typeof upgradeInTheMiddle>[0]["fleet"];
  readonly here: Parameters<typeof upgradeInTheMiddle>[0]["machine"];
}

/** Faults that need a night of their own. Shape: what was not as it should be. */
async function playScenarios(site: Scenarios): Promise<readonly string[]> {
  const { at, build, temporary, server, database, tally, crew, here, names } = site;
  site.log("the disk is full");
  const full = await collectOntoFullDisk({
    ...{ at: at("full"), whole: at("alone") },
    collect: (out) =>
      runProgram(
        [...build("full/out").with(4, out), "--database", server.url, "--night", "full disk"],
        temporary,
      ),
  });
  tally.set("disk full", full === null ? 0 : 1);
  site.log("the program is upgraded");
  const some = names.slice(0, MOST_UPGRADED);
  const upgrade = await upgradeInTheMiddle({
    ...{ fleet: crew, database, machine: here, at },
    build: (out, ...more) => [...build(out).with(6, "en"), ...some, ...more],
  });
  tally.set("program upgraded", 1);
  return [
    ...(full ?? []).map((line) => `disk full: ${line}`),
    ...upgrade.map((line) => `upgrade: ${line}`),
  ];
}

/** What shows a poisoned place has to be parked with why in the first night. */
async function poisonMissed(database: Database, { outputs }: Poison): Promise<readonly string[]> {
  const { failures } = await reportOf(database, "soak");
  const parked = failures.filter(({ message }) => message.includes("does not fit"));
  const there = new Set(parked.map(({ name }) => name));
  return outputs.filter((name) => !there.has(name)).map((name) => `Not parked: ${name}`);
}

function lacking(names: readonly string[], out: string): readonly string[] {
  const there = new Set(readdirSync(out));
  return names.filter((name) => !there.has(`${name}.zh.pdf`));
}

/** Processes and connections that are there although all have been told to end. */
async function leftAfter({ temporary, database }: Site): Promise<readonly string[]> {
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
