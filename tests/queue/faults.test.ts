import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { attemptsAt } from "../../src/database/attempts.ts";
import { getResults } from "../../src/database/results.ts";
import { jobsOf, workerOf } from "./jobs.ts";
import { useQueues, workUntil } from "./queues.ts";

const { all, url, notices } = useQueues();
const PROGRAM = fileURLToPath(new URL("worker-process.ts", import.meta.url));

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** A worker in a process of its own, and what it says. */
function startWorker(queue: string, id: string) {
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM, url(), queue, id], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  started.push(child);
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => said.push(line));
  const untilSays = async (line: string) => {
    while (!said.includes(line)) await once(lines, "line");
  };
  return { child, said, untilSays };
}

/** Lets jobs expire soon: else each of these tests would take a quarter of a minute. */
async function expireSoon(queue: string): Promise<void> {
  await all.database.query(
    "UPDATE briefings_queue.job SET expire_in = interval '1 second' WHERE name = $1",
    [queue],
  );
}

async function put(queue: string): Promise<void> {
  await all.queue.open(queue);
  await all.queue.put(queue, jobsOf(queue, 1), "nightly");
}

async function endingsOf(queue: string) {
  const [job] = await all.queue.list({ queue, states: ["done"], most: 5 });
  const attempts = await attemptsAt(all.database, [job?.id ?? ""]);
  return attempts.map(({ number, worker, end }) => [
    number,
    worker,
    end?.ending ?? null,
    end?.isDouble ?? null,
  ]);
}

describe("a worker", () => {
  it("that is killed loses its job to another, and the job is done once", async () => {
    await put("killed");
    const { child, untilSays } = startWorker("killed", "victim");
    await untilSays("taken killed-0");
    child.kill("SIGKILL");
    await expireSoon("killed");
    const events = await workUntil(1, { ...all, worker: workerOf("heir", "killed") });
    expect(events.map(({ event, job }) => [event, job.attempt])).toEqual([
      ["taken", 2],
      ["done", 2],
    ]);
    expect(await endingsOf("killed")).toEqual([
      [1, "victim", null, null],
      [2, "heir", "done", false],
    ]);
  });

  it("that was frozen until its job had been given away is told so, and one result stays", async () => {
    await put("frozen");
    const { child, untilSays } = startWorker("frozen", "sleeper");
    await untilSays("taken frozen-0");
    child.kill("SIGSTOP");
    await expireSoon("frozen");
    await workUntil(1, { ...all, worker: workerOf("heir", "frozen") });
    const before = await getResults(all.database, ["fingerprint-of-frozen-0"]);
    child.kill("SIGCONT");
    child.stdin?.write("go\n");
    await untilSays("late frozen-0");
    expect(await getResults(all.database, ["fingerprint-of-frozen-0"])).toEqual(before);
    expect(await endingsOf("frozen")).toEqual([
      [1, "sleeper", "late", true],
      [2, "heir", "done", false],
    ]);
    child.stdin?.end();
    await untilSays("closed");
  });

  it("keeps a job that takes longer than a job without signs of life may", async () => {
    await put("long");
    const { child, untilSays, said } = startWorker("long", "steady");
    await untilSays("taken long-0");
    await expireSoon("long");
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    child.stdin?.write("go\n");
    await untilSays("done long-0");
    expect(said).toEqual(["taken long-0", "done long-0"]);
    child.stdin?.end();
    await untilSays("closed");
    const left = () =>
      all.database.query("SELECT FROM pg_stat_activity WHERE application_name = 'worker steady'");
    await expect.poll(left).toEqual([]);
    expect(notices).toEqual([]);
  });
});
