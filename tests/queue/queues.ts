import { afterAll, beforeAll } from "vitest";
import { commitResult } from "../../src/database/commit.ts";
import type { Database } from "../../src/database/connect.ts";
import type { Queue } from "../../src/queue/model.ts";
import { openQueue, prepareDatabase } from "../../src/queue/open.ts";
import { type WorkEvent, type WorkOptions, work } from "../../src/queue/work.ts";
import { useTestDatabase } from "../postgres.ts";
import { resultOf, workerOf } from "./jobs.ts";

/** Queues in a database of a test file's own. */
export function useQueues() {
  const { open, url } = useTestDatabase();
  const notices: string[] = [];
  const all = {} as { database: Database; queue: Queue };
  beforeAll(async () => {
    all.database = await open({ connections: 8 });
    await prepareDatabase(all.database);
    all.queue = await openQueue(all.database, { notice: (line) => notices.push(line) });
  });
  afterAll(() => all.queue?.close());
  return { all, url, notices };
}

type Options = Pick<WorkOptions, "database" | "queue"> & Partial<WorkOptions>;

/** Works until as many jobs have ended, in whatever way; tells all that happened. */
export async function workUntil(
  ends: number,
  { worker = workerOf("w", "q"), ...options }: Options,
): Promise<readonly WorkEvent[]> {
  const events: WorkEvent[] = [];
  const stop = new AbortController();
  const make: WorkOptions["make"] = async (job) => (sql) =>
    commitResult(sql, job.key, resultOf(job, worker.id));
  const told = (event: WorkEvent) => {
    events.push(event);
    options.told?.(event);
    if (events.filter((one) => one.event !== "taken").length >= ends) stop.abort();
  };
  await work({
    ...{ worker, jobsAtOnce: 2, make, pollMs: 50, ...options },
    told,
    signal: options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal,
  });
  return events;
}
