import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { packageHome } from "../../src/package.ts";
import type { Random } from "../dataset/random.ts";
import { type Found, processesOf, signalTo } from "./processes.ts";

/** What was done to builds, by name. */
export type Tally = Map<string, number>;

/** How a command went. */
export interface Run {
  /** Null where it was killed. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Disturbance {
  readonly temporary: string;
  readonly random: Random;
  readonly tally: Tally;
  /** After about so many outputs the build is killed, and a browser is disturbed twice as often. */
  readonly every: number;
}

const MOST_DELAY_MS = 600;
/** Kills after a time, not after outputs: they hit a build that starts or is laying out its gallery as well. */
const TIMED = [
  { share: 0.2, withinMs: 4_000 },
  { share: 0.25, withinMs: 60_000 },
] as const;
/** How long a stopped process stays so at most. */
const PATIENCE_MS = 10_000;

/** What is done to a browser: to its whole group, to its first process or to one of the others. */
const ACTS: Readonly<Record<string, (group: readonly Found[], random: Random) => void>> = {
  "browser stopped": (group) => signalTo(-(group[0]?.group ?? 0), "SIGSTOP"),
  "browser killed": (group) => signalTo(-(group[0]?.group ?? 0), "SIGKILL"),
  "first process killed": (group) => signalTo(group[0]?.group ?? 0, "SIGKILL"),
  "part killed": (group, random) => signalTo(partOf(group, random), "SIGKILL"),
  "part stopped for a while": (group, random) => {
    const pid = partOf(group, random);
    signalTo(pid, "SIGSTOP");
    setTimeout(() => signalTo(pid, "SIGCONT"), PATIENCE_MS);
  },
};

function partOf(group: readonly Found[], random: Random): number {
  const parts = group.filter(({ is }) => is === "part");
  return parts.length === 0 ? (group[0]?.pid ?? 0) : random.pick(parts).pid;
}

/** Runs a command of the built program to its end. */
export function runProgram(argv: readonly string[], temporary: string): Promise<Run> {
  return follow(startProgram(argv, temporary), () => {});
}

/** Runs a build, disturbs its browsers and kills it after a while. */
export async function runDisturbed(argv: readonly string[], how: Disturbance): Promise<Run> {
  const { temporary, random, tally, every } = how;
  const child = startProgram(argv, temporary);
  const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);
  const kill = (what: string) => {
    if (!child.killed && child.exitCode === null && child.kill("SIGKILL")) count(what);
  };
  const timed = TIMED.find(({ share }) => random.isHit(share));
  const killAt = timed ? Number.POSITIVE_INFINITY : drawn(random, every);
  const timer =
    timed && setTimeout(() => kill("build killed at any time"), random.next() * timed.withinMs);
  let actAt = drawn(random, every / 2);
  let made = 0;
  const run = await follow(child, async (lines) => {
    made += lines;
    if (made >= actAt) {
      actAt = made + drawn(random, every / 2);
      await sleep(random.next() * MOST_DELAY_MS);
      disturb(temporary, random, count);
    }
    if (made < killAt) return;
    await sleep(random.next() * MOST_DELAY_MS);
    kill("build killed");
  });
  clearTimeout(timer);
  return run;
}

/** From half as many to half as many more. */
function drawn(random: Random, every: number): number {
  return Math.max(1, Math.round(every / 2 + random.next() * every));
}

function disturb(temporary: string, random: Random, count: (what: string) => void): void {
  const found = processesOf(temporary);
  const browsers = found.filter(({ is }) => is === "browser");
  if (browsers.length === 0) return;
  const { group } = random.pick(browsers);
  const act = random.pick(Object.keys(ACTS));
  count(act);
  ACTS[act]?.(
    found.filter((each) => each.group === group),
    random,
  );
}

function startProgram(argv: readonly string[], temporary: string): ChildProcess {
  return spawn(process.execPath, [join(packageHome(), "dist/cli.js"), ...argv], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
}

/** Waits for the end of a program; tells of how many more outputs it says that they are made. */
function follow(child: ChildProcess, onMade: (outputs: number) => unknown): Promise<Run> {
  const said = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => {
    said.stdout += chunk;
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    said.stderr += chunk;
    const made = chunk.toString().match(/^\[\d+\/\d+\]/gm)?.length ?? 0;
    if (made > 0) onMade(made);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, ...said }));
  });
}
