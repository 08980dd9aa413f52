import type PgBoss from "pg-boss";
import type { Sql } from "../database/connect.ts";
import { groupBy } from "../group-by.ts";
import { executorOf } from "./executor.ts";
import type { Means } from "./means.ts";
import type { HeldJob, Queue } from "./model.ts";
import { unwrap, wrap } from "./payload.ts";
import { JOBS } from "./schema.ts";

type Holding = Pick<Queue, "take" | "keepAlive" | "complete" | "fail" | "giveBack">;

/**
 * Takes jobs and brings them to an end.
 *
 * A job in hand is known by its id and the number of its try: whoever was frozen until it expired finds it in hand no more,
 * though it runs again elsewhere.
 */
export function holdJobs({ boss, database }: Means): Holding {
  return {
    take: async (queue, most) => {
      const asking = asker(database);
      const jobs = await boss.fetch<object>(queue, {
        ...{ batchSize: most, includeMetadata: true, db: asking.executor },
      });
      asking.rethrow();
      return jobs.toSorted(inOrder).map(heldOf);
    },
    keepAlive: async (jobs) => {
      const held = await touch(database, jobs, "started_on = now()");
      return new Set(jobs.map(({ id }) => id).filter((id) => !held.has(id)));
    },
    complete: async (sql, job) => {
      if (!(await isHeld(sql, job))) return (await wasDone(sql, job)) ? "done" : "late";
      await boss.complete(job.queue, job.id, {}, { db: executorOf(sql) });
      return "done";
    },
    fail: async (sql, job, error) => {
      if (!(await isHeld(sql, job))) return "late";
      await boss.fail(job.queue, job.id, wrap(error), { db: executorOf(sql) });
      return job.isLast ? "parked" : "again";
    },
    giveBack: async (jobs) => {
      await touch(database, jobs, "state = 'retry', retry_limit = retry_limit + 1");
    },
  };
}

/** pg-boss takes every error of this question for an empty queue. */
function asker(sql: Sql): { readonly executor: PgBoss.Db; readonly rethrow: () => void } {
  const errors: unknown[] = [];
  const executor = executorOf({
    query: (text, values) =>
      sql.query<never>(text, values).catch((error) => {
        errors.push(error);
        throw error;
      }),
  });
  const rethrow = () => {
    if (errors.length > 0) throw errors[0];
  };
  return { executor, rethrow };
}

/** The order of the queue, which an update does not keep. */
function inOrder(a: PgBoss.JobWithMetadata, b: PgBoss.JobWithMetadata): number {
  const apart = b.priority - a.priority || a.createdOn.getTime() - b.createdOn.getTime();
  return apart || (a.id < b.id ? -1 : 1);
}

function heldOf(job: PgBoss.JobWithMetadata<object>): HeldJob {
  return {
    id: job.id,
    queue: job.name,
    key: job.singletonKey ?? job.id,
    payload: unwrap(job.data),
    attempt: job.retryCount + 1,
    isLast: job.retryCount >= job.retryLimit,
    queuedAt: job.createdOn,
  };
}

/** Changes those jobs that are still in hand. Shape: their ids. */
async function touch(
  sql: Sql,
  jobs: readonly HeldJob[],
  change: string,
): Promise<ReadonlySet<string>> {
  const touched: string[] = [];
  // A queue at a time: named alone, its table alone is looked at.
  for (const [queue, those] of groupBy(jobs, (job) => job.queue)) {
    const rows = await sql.query<{ id: string }>(
      `UPDATE ${JOBS} AS job SET ${change}
       FROM unnest($2::uuid[], $3::integer[]) AS held (id, attempt)
       WHERE job.name = $1 AND job.id = held.id
         AND job.retry_count + 1 = held.attempt AND job.state = 'active'
       RETURNING job.id`,
      [queue, those.map(({ id }) => id), those.map(({ attempt }) => attempt)],
    );
    touched.push(...rows.map(({ id }) => id));
  }
  return new Set(touched);
}

/** True where a job is in hand; nobody changes that before the transaction ends. */
async function isHeld(sql: Sql, { queue, id, attempt }: HeldJob): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM ${JOBS} WHERE name = $1 AND id = $2 AND retry_count + 1 = $3
       AND state = 'active' FOR UPDATE`,
    [queue, id, attempt],
  );
  return rows.length > 0;
}

/** True where the answer to a commit was lost: this very try has done the job. */
async function wasDone(sql: Sql, { id, attempt }: HeldJob): Promise<boolean> {
  const rows = await sql.query(
    "SELECT 1 FROM briefings.attempts WHERE job = $1 AND number = $2 AND ending = 'done'",
    [id, attempt],
  );
  return rows.length > 0;
}
