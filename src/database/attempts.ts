import type { Sql } from "./connect.ts";

/** One try at a job, by the job's id and the number of the try, from 1. */
interface AttemptId {
  readonly job: string;
  readonly number: number;
}

export interface NewAttempt extends AttemptId {
  readonly key: string;
  readonly worker: string;
}

/**
 * How a try ended: `done`, `late` as the job had been given to another meanwhile, `failed`, or `returned` as its worker stopped.
 *
 * A try without an end whose job went on had its worker killed or frozen.
 */
type Ending = "done" | "late" | "failed" | "returned";

interface AttemptEnd {
  readonly ending: Ending;
  /** Of the result; null where there is none. */
  readonly fingerprint: string | null;
  /** True where another had made the same result. */
  readonly isDouble: boolean;
  /** Why it failed; null where it did not. */
  readonly error: unknown;
}

export interface Attempt extends NewAttempt {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** By the clock of the database; null where it did not end. */
  readonly seconds: number | null;
  readonly end: AttemptEnd | null;
}

/** Notes that tries have begun. */
export async function putAttempts(sql: Sql, attempts: readonly NewAttempt[]): Promise<void> {
  if (attempts.length === 0) return;
  await sql.query(
    `INSERT INTO briefings.attempts (job, number, key, worker)
     SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[])
     ON CONFLICT DO NOTHING`,
    [
      ...[attempts.map(({ job }) => job), attempts.map(({ number }) => number)],
      ...[attempts.map(({ key }) => key), attempts.map(({ worker }) => worker)],
    ],
  );
}

/** Notes how a try ended, which may not have been noted when it began. */
export async function endAttempt(
  sql: Sql,
  attempt: NewAttempt,
  { ending, fingerprint, isDouble, error }: AttemptEnd,
): Promise<void> {
  const { job, number, key, worker } = attempt;
  await sql.query(
    `INSERT INTO briefings.attempts AS a
       (job, number, key, worker, ended_at, ending, fingerprint, is_double, error)
     VALUES ($1, $2, $3, $4, now(), $5, $6, $7, $8)
     ON CONFLICT (job, number) DO UPDATE SET ended_at = excluded.ended_at,
       ending = excluded.ending, fingerprint = excluded.fingerprint,
       is_double = excluded.is_double, error = excluded.error
     WHERE a.ended_at IS NULL`,
    [
      ...[job, number, key, worker, ending, fingerprint, isDouble],
      error === null ? null : JSON.stringify(error),
    ],
  );
}

const COLUMNS = `a.job, a.number, a.key, a.worker,
  a.started_at AS "startedAt", a.ended_at AS "endedAt",
  extract(epoch FROM a.ended_at - a.started_at)::float8 AS seconds,
  CASE WHEN a.ending IS NULL THEN NULL ELSE json_build_object('ending', a.ending,
    'fingerprint', a.fingerprint, 'isDouble', a.is_double, 'error', a.error) END AS "end"`;

/** All tries at jobs of a night while it went on, in the order of their beginning. */
export async function readAttempts(sql: Sql, night: string): Promise<readonly Attempt[]> {
  return sql.query<Attempt>(
    `SELECT ${COLUMNS} FROM briefings.nights n
     JOIN briefings.planned p ON p.night = n.id
     JOIN briefings.attempts a ON a.key = p.key AND a.started_at >= n.created_at
       AND (n.closed_at IS NULL OR a.started_at <= n.closed_at)
     WHERE n.id = $1 ORDER BY a.started_at, a.job, a.number`,
    [night],
  );
}

/** All tries at some jobs, in their order. */
export async function attemptsAt(sql: Sql, jobs: readonly string[]): Promise<readonly Attempt[]> {
  return sql.query<Attempt>(
    `SELECT ${COLUMNS} FROM briefings.attempts a WHERE a.job = ANY($1) ORDER BY a.job, a.number`,
    [jobs],
  );
}
