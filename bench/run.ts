import { cpus, release, totalmem, type } from "node:os";
import { benchAnalysis } from "./analysis.ts";
import { benchBatch } from "./batch.ts";
import { benchBuild } from "./build.ts";
import { benchCharts } from "./charts.ts";
import { benchCities } from "./cities.ts";
import { benchCold } from "./cold.ts";
import { benchIntake } from "./intake.ts";
import { benchMany, type ManyResult } from "./many.ts";
import { benchMonths } from "./months.ts";
import { benchNight } from "./night.ts";
import { withParts } from "./parts.ts";
import { benchServe, type ServeResult } from "./serve.ts";
import { benchSize, type SizeRow } from "./size.ts";
import type { Row } from "./statistics.ts";
import { benchWarm } from "./warm.ts";
import { benchWatch } from "./watch.ts";

const MANY = 500;
/** Runs of the analysis are cheap up to this many places; `bench/analysis.ts` goes further. */
const PLACES = [5, 30, 300];

/** Prints every benchmark in one run. Names on the command line choose some of them, a number is how many briefings `many` makes, a folder what `intake` reads. */
const asked = process.argv.slice(2).filter((word) => /^[a-z]+$/.test(word));
const folder = process.argv.slice(2).find((word) => word.includes("/"));
const many = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? MANY);
const isAsked = (name: string) => asked.length === 0 || asked.includes(name);
/** These take long, and are run where they are named alone. */
const isNamed = (name: string) => asked.includes(name);

console.log(describeMachine());
if (isNamed("soak")) process.exitCode = (await benchNight()) ? 0 : 1;
await withParts(async (parts) => {
  if (isNamed("intake")) benchIntake(parts, folder, process.argv.includes("--write"));
  if (isAsked("warm")) print("One warm briefing", await benchWarm(parts, "five-places", "zh"));
  if (isAsked("batch")) print("A batch", await benchBatch(parts));
  if (isAsked("charts")) console.table(await benchCharts(parts));
  if (isAsked("cold")) print("A cold start", await benchCold(parts));
  if (isAsked("build")) print("The whole repository", await benchBuild(parts));
  if (isAsked("watch")) print("From a save to its preview", await benchWatch(parts));
  if (isAsked("many")) printMany(await benchMany(parts, many));
  if (isAsked("size")) printSizes("Data of few and of many places", await benchSize(parts));
  if (isAsked("cities")) printSizes("Places of few and of many cities", await benchCities(parts));
  if (isAsked("months")) print("Ten years of months", await benchMonths(parts));
  if (isAsked("serve")) printServe(await benchServe(parts));
  if (isAsked("analysis")) console.table(benchAnalysis(PLACES));
});

function print(title: string, rows: readonly Row[]): void {
  console.log(`\n## ${title}\n`);
  console.log("| what | ms | ratio | aim |\n|---|--:|--:|---|");
  for (const { what, ms, ratio, aim } of rows) {
    console.log(
      `| ${what} | ${Math.round(ms)} | ${ratio === null ? "" : ratio.toFixed(2)} | ${aim} |`,
    );
  }
}

function printServe({ rows, notes }: ServeResult): void {
  print("The service", rows);
  console.log(`\n${notes.map((note) => `- ${note}`).join("\n")}`);
}

function printMany({ briefings, perSecond, memory }: ManyResult): void {
  console.log(`\n## Many briefings\n\n${briefings} briefings, ${perSecond.toFixed(1)} a second\n`);
  console.log("| memory | start, MB | end, MB | slope, KB a briefing | standard error |");
  console.log("|---|--:|--:|--:|--:|");
  for (const { of, startMb, endMb, slopeKb, errorKb } of memory) {
    const slope = [slopeKb, errorKb].map((kb) => kb?.toFixed(1) ?? "");
    console.log(`| ${[of, startMb.toFixed(0), endMb.toFixed(0), ...slope].join(" | ")} |`);
  }
}

function printSizes(title: string, rows: readonly SizeRow[]): void {
  console.log(`\n## ${title}\n`);
  console.log("| what | places | s | ratio | memory, MB |\n|---|--:|--:|--:|--:|");
  for (const { what, places, seconds, ratio, mb } of rows) {
    const numbers = [seconds.toFixed(2), ratio.toFixed(2), mb?.toFixed(0) ?? ""];
    console.log(`| ${[what, places, ...numbers].join(" | ")} |`);
  }
}

function describeMachine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${type()} ${release()}, ${cpus().length} × ${cpu?.model.trim()}, ${gigabytes} GB, Node ${process.version}`;
}
