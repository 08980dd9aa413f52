import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../src/database/connect.ts";
import { startTemporaryDatabase } from "../../src/database/temporary.ts";
import { packageHome } from "../../src/package.ts";
import { type ProcessorTime, sumOf, watchProcessor } from "./processor.ts";

/** How briefings are made: in one process, so many at once, or by so many workers on a database. */
export interface Way {
  readonly what: string;
  readonly by: "jobs" | "workers";
  readonly count: number;
  /** What it is held against: a build that keeps as many cores busy. */
  readonly against: string | null;
}

const [ONE, TWO] = ["one process, 1 at once", "one process, 2 at once"];
const WAYS: readonly Way[] = [
  { what: ONE, by: "jobs", count: 1, against: null },
  { what: "1 worker", by: "workers", count: 1, against: ONE },
  { what: TWO, by: "jobs", count: 2, against: null },
  { what: "2 workers", by: "workers", count: 2, against: TWO },
  { what: "4 workers", by: "workers", count: 4, against: TWO },
];

/** What some briefings took, made one way. */
export interface Run {
  readonly way: Way;
  readonly briefings: number;
  readonly seconds: number;
  readonly processor: ProcessorTime;
  /** What the database has grown to, in MB; 0 without one. */
  readonly mb: number;
}

/** A data folder, and names of briefings in it. */
export interface Country {
  readonly data: string;
  readonly ids: readonly string[];
}

/** Makes briefings, so many in each round, in every way by turns; each build begins with nothing. */
export async function compareWays(
  { data, ids }: Country,
  rounds: readonly number[],
): Promise<readonly Run[]> {
  const folder = mkdtempSync(join(tmpdir(), "briefings-ways-"));
  const runs: Run[] = [];
  try {
    for (const [turn, briefings] of rounds.entries()) {
      // What comes first in one round comes later in the next.
      const first = turn % WAYS.length;
      for (const way of [...WAYS.slice(first), ...WAYS.slice(0, first)]) {
        const asked = ["build", ...ids.slice(0, briefings), "--data", data, "--lang", "zh"];
        const run = { way, briefings, ...(await runWay(way, asked, folder)) };
        const [wall, own] = [run.seconds, sumOf(run.processor)].map((one) => one.toFixed(1));
        console.error(`${briefings} by ${way.what}: ${wall} s, ${own} s of the processor`);
        runs.push(run);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return runs;
}

type Measured = Omit<Run, "way" | "briefings">;

async function runWay(
  { by, count }: Way,
  asked: readonly string[],
  folder: string,
): Promise<Measured> {
  const argv = [...asked, `--${by}`, `${count}`];
  if (by === "jobs") return { ...(await runBuild(argv, folder, process.env)), mb: 0 };
  const server = await startTemporaryDatabase();
  try {
    const env = { ...process.env, BRIEFINGS_DATABASE: server.url };
    const measured = await runBuild([...argv, "--database"], folder, env);
    return { ...measured, mb: await sizeOf(server.url) };
  } finally {
    await server.stop();
  }
}

/** Builds into a folder of its own. Errors: where the build ends with anything but 0. */
async function runBuild(
  argv: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<Pick<Run, "seconds" | "processor">> {
  const [out, temporary] = [join(folder, "out"), join(folder, "tmp")];
  mkdirSync(temporary, { recursive: true });
  chmodSync(folder, 0o755);
  const watching = watchProcessor(process.pid);
  const begunMs = performance.now();
  const program = join(packageHome(), "dist/cli.js");
  const child = spawn(process.execPath, [program, ...argv, "--out", out], {
    env: { ...env, TMPDIR: temporary },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2_000);
  });
  const status = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const seconds = (performance.now() - begunMs) / 1000;
  const processor = watching.stop();
  for (const one of [out, temporary]) rmSync(one, { recursive: true, force: true });
  if (status !== 0) throw new Error(`A build ends with ${status}: ${said}`);
  return { seconds, processor };
}

async function sizeOf(url: string): Promise<number> {
  const { signal } = new AbortController();
  const database = await openDatabase(url, { name: "bench", notice: console.error, signal });
  const [row] = await database.query<{ bytes: string }>(
    "SELECT pg_database_size(current_database()) AS bytes",
  );
  await database.close();
  return Number(row?.bytes) / 1e6;
}
