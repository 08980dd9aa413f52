import type { Sql } from "./connect.ts";
import type { KnownKey } from "./results.ts";

/** What became of a planned job: `made` in this night, `unchanged` from an earlier one by its hash, or `failed` for good. */
type OutcomeState = "made" | "unchanged" | "failed";

export interface Outcome {
  readonly key: string;
  readonly state: OutcomeState;
  /** Null where it failed. */
  readonly fingerprint: string | null;
  /** Why it failed, as it was given; null where it did not. */
  readonly error: unknown;
  readonly at: Date;
}

/**
 * Notes for all nights going on that plan these keys which results they have come to. For use in a transaction.
 *
 * The clock of the database alone tells what was made in a night: it is younger than the plan.
 */
export async function putOutcomes(sql: Sql, keys: readonly KnownKey[]): Promise<void> {
  if (keys.length === 0) return;
  await sql.query(
    `INSERT INTO briefings.outcomes (night, key, state, fingerprint)
     SELECT p.night, p.key,
       CASE WHEN r.made_at >= n.created_at THEN 'made' ELSE 'unchanged' END, r.fingerprint
     FROM unnest($1::text[], $2::text[]) AS come (key, fingerprint)
     JOIN briefings.planned p USING (key)
     JOIN briefings.nights n ON n.id = p.night AND n.closed_at IS NULL
     JOIN briefings.results r ON r.fingerprint = come.fingerprint
     ORDER BY p.night, p.key
     ON CONFLICT (night, key) DO UPDATE
     SET state = excluded.state, fingerprint = excluded.fingerprint, error = NULL, at = now()
     WHERE outcomes.state = 'failed'`,
    [keys.map(({ key }) => key), keys.map(({ fingerprint }) => fingerprint)],
  );
}

interface Failure {
  readonly key: string;
  /** Why; given back as it is. */
  readonly error: unknown;
}

/** Notes for all nights going on that these keys came to nothing; what they came to before stays. */
export async function putFailures(sql: Sql, failures: readonly Failure[]): Promise<void> {
  if (failures.length === 0) return;
  await sql.query(
    `INSERT INTO briefings.outcomes (night, key, state, error)
     SELECT p.night, p.key, 'failed', come.error
     FROM unnest($1::text[], $2::json[]) AS come (key, error)
     JOIN briefings.planned p USING (key)
     JOIN briefings.nights n ON n.id = p.night AND n.closed_at IS NULL
     ORDER BY p.night, p.key
     ON CONFLICT DO NOTHING`,
    [failures.map(({ key }) => key), failures.map(({ error }) => JSON.stringify(error))],
  );
}

/** Takes back that keys failed, in nights going on, as they are tried again. */
export async function reopen(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql.query(
    `DELETE FROM briefings.outcomes o USING briefings.nights n
     WHERE n.id = o.night AND n.closed_at IS NULL AND o.state = 'failed' AND o.key = ANY($1)`,
    [keys],
  );
}

/** How far a night is, in jobs. */
interface Progress extends Readonly<Record<OutcomeState, number>> {
  readonly planned: number;
  /** Those that came to nothing yet. */
  readonly open: number;
}

/** Tells how far a night is. */
export async function progressOf(sql: Sql, night: string): Promise<Progress> {
  const [row] = await sql.query<Omit<Progress, "open">>(
    `SELECT jobs AS planned, made, unchanged, failed
     FROM briefings.nights, (
       SELECT count(*) FILTER (WHERE state = 'made')::integer AS made,
         count(*) FILTER (WHERE state = 'unchanged')::integer AS unchanged,
         count(*) FILTER (WHERE state = 'failed')::integer AS failed
       FROM briefings.outcomes WHERE night = $1
     ) AS counted
     WHERE id = $1`,
    [night],
  );
  if (!row) throw new Error(`There is no night ${night}`);
  return { ...row, open: row.planned - row.made - row.unchanged - row.failed };
}

/** What became of the jobs of a night, in the order of its plan; those still open are missing. */
export async function readOutcomes(sql: Sql, night: string): Promise<readonly Outcome[]> {
  return sql.query<Outcome>(
    `SELECT o.key, o.state, o.fingerprint, o.error, o.at
     FROM briefings.outcomes o JOIN briefings.planned p USING (night, key)
     WHERE night = $1 ORDER BY p.number`,
    [night],
  );
}
