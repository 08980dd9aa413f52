import type { Database } from "../database/connect.ts";
import { putFailures, reopen } from "../database/outcomes.ts";
import type { Means } from "./means.ts";
import type { Queue } from "./model.ts";
import { lockQueue } from "./put.ts";
import { JOBS, SCHEMA, TRIES } from "./schema.ts";

/** Which jobs, by the first two values of a statement. */
const CHOSEN = "name = $1 AND ($2::uuid[] IS NULL OR id = ANY($2))";

/** What a person may do about jobs. */
export function manageJobs({ database }: Means): Pick<Queue, "retry" | "cancel" | "removeEmpty"> {
  return {
    retry: ({ queue, ids }) =>
      database.transaction(async (sql) => {
        // That of pg-boss leaves the end of the job as it was: one that failed long ago goes into the archive untried.
        const rows = await sql.query<{ key: string }>(
          `UPDATE ${JOBS} SET state = 'retry', completed_on = NULL, start_after = now(),
             keep_until = now() + interval '14 days',
             retry_limit = CASE WHEN started_on IS NULL THEN $3 - 1 ELSE retry_count + $3 END
           WHERE ${CHOSEN} AND state IN ('failed', 'cancelled')
           RETURNING coalesce(singleton_key, id::text) AS key`,
          [queue, ids ?? null, TRIES],
        );
        const keys = rows.map(({ key }) => key);
        await reopen(sql, keys);
        return keys;
      }),
    cancel: ({ queue, ids }) =>
      database.transaction(async (sql) => {
        const rows = await sql.query<{ key: string }>(
          `UPDATE ${JOBS} SET state = 'cancelled', completed_on = now()
           WHERE ${CHOSEN} AND state < 'completed'
           RETURNING coalesce(singleton_key, id::text) AS key`,
          [queue, ids ?? null],
        );
        const keys = rows.map(({ key }) => key);
        await putFailures(
          sql,
          keys.map((key) => ({ key, error: { message: "cancelled" } })),
        );
        return keys;
      }),
    removeEmpty: async (except) => {
      const rows = await database.query<{ name: string }>(
        `SELECT q.name FROM ${SCHEMA}.queue q
         WHERE q.name <> ALL($1) AND q.name NOT LIKE '\\_\\_pgboss%'
           AND NOT EXISTS (SELECT FROM ${SCHEMA}.schedule s WHERE s.name = q.name)
           AND q.created_on < now() - interval '1 day'
         ORDER BY q.name`,
        [except],
      );
      const removed: string[] = [];
      for (const { name } of rows) {
        if (await removeIfEmpty(database, name)) removed.push(name);
      }
      return removed;
    },
  };
}

async function removeIfEmpty(database: Database, queue: string): Promise<boolean> {
  return database.transaction(async (sql) => {
    await lockQueue(sql, queue);
    const jobs = await sql.query(`SELECT FROM ${JOBS} WHERE name = $1 LIMIT 1`, [queue]);
    if (jobs.length > 0) return false;
    await sql.query(`SELECT ${SCHEMA}.delete_queue($1)`, [queue]);
    return true;
  });
}
