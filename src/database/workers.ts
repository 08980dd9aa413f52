import type { Sql } from "./connect.ts";

/** Who works. */
export interface NewWorker {
  /** Unlike that of any other worker, on any machine. */
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  /** The queue it takes jobs from. */
  readonly queue: string;
  /** What is told of its program; given back as it is. */
  readonly program: unknown;
}

export interface Worker extends NewWorker {
  readonly startedAt: Date;
  readonly signedAt: Date;
  /** Null where it did not say that it ends. */
  readonly endedAt: Date | null;
  /** True where it gave a sign of life a moment ago, by the clock of the database. */
  readonly isAlive: boolean;
}

/** A worker that gave no sign for so long counts as gone, as do the jobs that it holds. */
const SILENCE_SECONDS = 10;
/** How long workers are told of after their end. */
const TOLD_HOURS = 24;

/** A sign of life, the first as well as any other. */
export async function signOfLife(
  sql: Sql,
  { id, host, pid, queue, program }: NewWorker,
): Promise<void> {
  await sql.query(
    `INSERT INTO briefings.workers (id, host, pid, queue, program) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET signed_at = now(), ended_at = NULL`,
    [id, host, pid, queue, JSON.stringify(program)],
  );
}

/** Tells that a worker ends. */
export async function signOff(sql: Sql, id: string): Promise<void> {
  await sql.query("UPDATE briefings.workers SET ended_at = now() WHERE id = $1", [id]);
}

/** Who works, or did so within a day, in the order of their beginning. */
export async function listWorkers(sql: Sql): Promise<readonly Worker[]> {
  return sql.query<Worker>(
    `SELECT id, host, pid, queue, program, started_at AS "startedAt", signed_at AS "signedAt",
       ended_at AS "endedAt",
       ended_at IS NULL AND signed_at > now() - $1 * interval '1 second' AS "isAlive"
     FROM briefings.workers WHERE signed_at > now() - $2 * interval '1 hour'
     ORDER BY started_at, id`,
    [SILENCE_SECONDS, TOLD_HOURS],
  );
}
