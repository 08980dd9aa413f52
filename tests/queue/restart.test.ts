import { rm } from "node:fs/promises";
import { afterAll, expect, it } from "vitest";
import { findKeys } from "../../src/database/results.ts";
import { makeServerFolder, type RunningServer, startServer } from "../../src/database/temporary.ts";
import { openQueue, prepareDatabase } from "../../src/queue/open.ts";
import { connect } from "../connect.ts";
import { jobsOf, workerOf } from "./jobs.ts";
import { workUntil } from "./queues.ts";

let server: RunningServer;
let folder = "";
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

it("work goes on after the database was restarted in the middle of it", {
  timeout: 60_000,
}, async () => {
  const made = await makeServerFolder();
  folder = made.folder;
  server = await startServer(made, { isKept: true });
  const notices: string[] = [];
  const notice = (line: string) => notices.push(line);
  const database = await connect(made.url, { notice, connections: 4 });
  await prepareDatabase(database);
  const queue = await openQueue(database, { notice });
  await queue.open("restart");
  await queue.put("restart", jobsOf("restart", 40), "nightly");
  let restarted: Promise<void> | null = null;
  const restart = async () => {
    await server.stop();
    await new Promise((resolve) => setTimeout(resolve, 500));
    server = await startServer(made, { isKept: true });
  };
  let done = 0;
  const events = await workUntil(Number.POSITIVE_INFINITY, {
    ...{ database, queue, jobsAtOnce: 4, worker: workerOf("r", "restart") },
    signal: untilAllDone(() => done === 40),
    told: ({ event }) => {
      if (event !== "done") return;
      done += 1;
      if (done === 10) restarted = restart();
    },
  });
  await restarted;
  expect(events.filter(({ event }) => event === "done")).toHaveLength(40);
  expect(
    (
      await findKeys(
        database,
        jobsOf("restart", 40).map(({ key }) => key),
      )
    ).size,
  ).toBe(40);
  const states = await queue.states();
  expect(states).toMatchObject([{ waiting: 0, running: 0, failed: 0, done: 40 }]);
  expect(notices.map((line) => line.replace(/ at \S+/, "").replace(/: .*/, ""))).toEqual([
    "The database does not answer; waiting",
    "The database answers again",
  ]);
  await queue.close();
  await database.close();
});

/** A job that was taken when the server went away expires first: it is waited for. */
function untilAllDone(isDone: () => boolean): AbortSignal {
  const stop = new AbortController();
  const timer = setInterval(() => {
    if (!isDone()) return;
    clearInterval(timer);
    stop.abort();
  }, 50);
  return stop.signal;
}
