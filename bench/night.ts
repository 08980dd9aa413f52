import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NightSoakOptions, type NightSoakResult, soakNight } from "./soak/night.ts";

/** `SOAK_BRIEFINGS`, `SOAK_WORKERS`, `SOAK_EVERY` and `SOAK_SEED` choose its size, seconds between faults and course. */
const sizeOf = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);

/** Runs a night on a database of its own amid faults, and prints what was done and what came of it; false where anything is not as it should be. */
export async function benchNight(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "briefings-soak-"));
  const options: NightSoakOptions = {
    briefings: sizeOf("SOAK_BRIEFINGS", 40),
    workers: sizeOf("SOAK_WORKERS", 3),
    every: sizeOf("SOAK_EVERY", 8),
    seed: sizeOf("SOAK_SEED", 1),
    log: (line) => console.error(`${new Date().toISOString()} ${line}`),
  };
  const result = await soakNight(folder, options);
  const bad = [...result.lost, ...result.wrong, ...result.left];
  print(options, result);
  for (const each of bad) console.log(`- ${each}`);
  if (bad.length === 0) rmSync(folder, { recursive: true });
  else console.log(`All of it is in ${folder}`);
  return bad.length === 0;
}

function print(
  { briefings, workers }: NightSoakOptions,
  { tally, amid, seconds, planners, nights, lost, wrong, left }: NightSoakResult,
): void {
  const about = `${briefings} briefings, ${workers} workers, ${seconds.toFixed(0)} s, ${planners} planners`;
  console.log(`\n${about}\n\n| fault | times | while jobs were in hand |\n|---|--:|--:|`);
  for (const [fault, times] of tally)
    console.log(`| ${fault} | ${times} | ${amid.get(fault) ?? ""} |`);
  console.log(
    "\n| night | planned | made | unchanged | failed | tried again | double | done twice | whole |",
  );
  console.log("|---|--:|--:|--:|--:|--:|--:|--:|---|");
  for (const {
    name,
    planned,
    made,
    unchanged,
    failed,
    again,
    double,
    repeated,
    isWhole,
  } of nights) {
    const numbers = [planned, made, unchanged, failed, again, double, repeated];
    console.log(`| ${[name, ...numbers, isWhole ? "yes" : "no"].join(" | ")} |`);
  }
  console.log(`\n${lost.length} lost, ${wrong.length} wrong, ${left.length} left`);
}
