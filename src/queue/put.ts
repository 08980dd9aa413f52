import { randomUUID } from "node:crypto";
import type { Sql } from "../database/connect.ts";
import { findKeys } from "../database/results.ts";
import { executorOf } from "./executor.ts";
import type { Means } from "./means.ts";
import { type NewJob, PRIORITIES, type Queue } from "./model.ts";
import { wrap } from "./payload.ts";
import { EXPIRY_SECONDS, JOBS, SCHEMA, TRIES } from "./schema.ts";

const OPTIONS = {
  policy: "standard",
  retryLimit: TRIES - 1,
  retryDelay: 0,
  retryBackoff: false,
  expireInSeconds: EXPIRY_SECONDS,
};

/** So many at once change what the server should know of a queue. */
const MANY = 500;
/** How many jobs one statement puts. */
const ROWS = 5_000;

/** Makes queues and puts jobs into them. */
export function putJobs({ boss, database }: Means): Pick<Queue, "open" | "put"> {
  return {
    open: (queue) => database.transaction((sql) => makeQueue(sql, queue)),
    put: (queue, jobs, priority) =>
      database.transaction(async (sql) => {
        await lockQueue(sql, queue);
        await makeQueue(sql, queue);
        const byKey = new Map(jobs.map((job) => [job.key, job]));
        const known = await joinKnown(sql, queue, [...byKey.keys()], PRIORITIES[priority]);
        // Whoever puts looked before for what is made: what was made since, as a job that was just waited for, is there.
        const made = await findKeys(sql, [...byKey.keys()]);
        const fresh = [...byKey.values()].filter(({ key }) => !known.has(key) && !made.has(key));
        for (let from = 0; from < fresh.length; from += ROWS) {
          const rows = fresh
            .slice(from, from + ROWS)
            .map((job, at) => rowOf(queue, job, from + at, PRIORITIES[priority]));
          await boss.insert(rows, { db: executorOf(sql) });
        }
        if (fresh.length >= MANY) await sql.query("SELECT briefings.measure_queues()");
        return { queued: fresh.length, joined: known.size };
      }),
  };
}

/** Makes a queue where there is none: one at a time, since each is a table. In a transaction. */
export async function makeQueue(sql: Sql, queue: string): Promise<void> {
  const there = `SELECT 1 FROM ${SCHEMA}.queue WHERE name = $1`;
  if ((await sql.query(there, [queue])).length > 0) return;
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended('briefings open_queue', 0))");
  await sql.query("SELECT briefings.open_queue($1, $2)", [queue, JSON.stringify(OPTIONS)]);
}

/** Jobs put together are done in their order: where times are the same, ids are compared. */
function rowOf(queue: string, { key, payload }: NewJob, at: number, priority: number) {
  const id = `${at.toString(16).padStart(8, "0")}${randomUUID().slice(8)}`;
  return { id, name: queue, singletonKey: key, data: wrap(payload), priority };
}

/** One at a time puts into a queue or removes it. */
export async function lockQueue(sql: Sql, queue: string): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [queue]);
}

/**
 * The keys whose jobs wait or run; these are done no later than the priority says.
 *
 * A job that is just being done is waited for: once it is done, it is not this one.
 */
async function joinKnown(
  sql: Sql,
  queue: string,
  keys: readonly string[],
  priority: number,
): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ key: string; isLower: boolean }>(
    `SELECT singleton_key AS key, priority < $3 AND state < 'active' AS "isLower" FROM ${JOBS}
     WHERE name = $1 AND state < 'completed' AND singleton_key = ANY($2) FOR UPDATE`,
    [queue, keys, priority],
  );
  const lower = rows.filter(({ isLower }) => isLower).map(({ key }) => key);
  if (lower.length > 0) {
    await sql.query(
      `UPDATE ${JOBS} SET priority = $3
       WHERE name = $1 AND state < 'active' AND singleton_key = ANY($2)`,
      [queue, lower, priority],
    );
  }
  return new Set(rows.map(({ key }) => key));
}
