import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { randomOf } from "../dataset/random.ts";
import { writeBriefings } from "./briefings.ts";
import { type Run, runDisturbed, runProgram, type Tally } from "./disturb.ts";
import { age, differences, leftIn } from "./folders.ts";
import { processesOf } from "./processes.ts";

export interface SoakOptions {
  readonly briefings: number;
  readonly seed: number;
  /** After about so many outputs the build is killed. */
  readonly every: number;
  readonly jobs: number;
  /** Takes a line about how far it is. */
  readonly log: (line: string) => void;
}

export interface SoakResult {
  /** What was done, and how often. */
  readonly tally: Tally;
  readonly starts: number;
  readonly seconds: number;
  /** Profiles and processes that were there before the last commands. */
  readonly left: { readonly profiles: number; readonly processes: number };
  /** What is not as it should be, in words. */
  readonly faults: readonly string[];
}

/** More starts than this are a build that never ends. */
const STARTS_A_BRIEFING = 1;
const FEWEST_STARTS = 20;
const MOST_SHOWN = 1_500;
/** How long a browser may take to notice that its owner is gone; one that was stopped never does. */
const ENDING_MS = 10_000;
const TURN_MS = 200;

/**
 * Builds many briefings in a new folder while builds and browsers are killed and stopped, again until it is done.
 *
 * At the end all must be as if nothing had happened, and nothing may be left of what was killed.
 */
export async function soak(folder: string, options: SoakOptions): Promise<SoakResult> {
  const { briefings, seed, every, jobs, log } = options;
  const at = (name: string) => join(folder, name);
  const temporary = at("tmp");
  mkdirSync(temporary);
  const names = writeBriefings(at("data"), briefings);
  const argv = (out: string) => [
    ...["build", "--data", at("data"), "--out", at(out), "--lang", "zh", "--jobs", String(jobs)],
  ];
  const undisturbed = await runProgram([...argv("undisturbed"), "--no-audit"], temporary);
  if (undisturbed.status !== 0)
    throw new Error(`The build fails undisturbed: ${shortened(undisturbed)}`);
  log("built undisturbed");
  const tally: Tally = new Map();
  const random = randomOf(seed);
  const begun = performance.now();
  const faults: string[] = [];
  const most = FEWEST_STARTS + STARTS_A_BRIEFING * briefings;
  let starts = 0;
  let run: Run;
  do {
    starts += 1;
    run = await runDisturbed(argv("out"), { temporary, random, tally, every });
    faults.push(...oddIn(run));
    log(`start ${starts}: ${run.status ?? "killed"}, ${madeIn(at("out"))} of ${briefings} there`);
  } while (run.status !== 0 && starts < most);
  const seconds = (performance.now() - begun) / 1000;
  for (let waited = 0; waited < ENDING_MS && processesOf(temporary).length > 0; waited += TURN_MS)
    await sleep(TURN_MS);
  const left = {
    profiles: readdirSync(temporary).length,
    processes: processesOf(temporary).length,
  };
  age(temporary);
  age(at("out"));
  const again = await runProgram(argv("out"), temporary);
  if (!again.stderr.includes(`${briefings} up to date, 0 built`))
    faults.push(`A build of what is built says: ${shortened(again)}`);
  faults.push(...differences(at("undisturbed"), at("out")));
  faults.push(...names.filter((name) => !existsSync(join(at("out"), `${name}.zh.pdf`))));
  faults.push(...readdirSync(temporary).map((name) => `Left for temporary files: ${name}`));
  faults.push(...leftIn(at("out")).map((path) => `Left in the output folder: ${path}`));
  faults.push(...processesOf(temporary).map(({ pid, is }) => `Still runs: ${pid}, a ${is}`));
  return { tally, starts, seconds, left, faults };
}

/** A build may fail as its browsers are killed; it never ends in a bug. */
function oddIn({ status, stderr }: Run): readonly string[] {
  if (status === 0 || status === null || (status === 1 && !stderr.includes("Please report")))
    return [];
  return [`A build ended with ${status}: ${shortened({ stderr })}`];
}

function shortened({ stderr }: Pick<Run, "stderr">): string {
  return stderr.slice(-MOST_SHOWN);
}

function madeIn(out: string): number {
  return existsSync(out) ? readdirSync(out).filter((name) => name.endsWith(".zh.pdf")).length : 0;
}
