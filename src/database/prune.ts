import type { Database } from "./connect.ts";

export interface KeepRule {
  /** How many of the latest nights are kept, with all that they came to. */
  readonly nights: number;
  /** For how many days results are kept that no kept night came to. */
  readonly days: number;
}

/** What was removed. */
export interface Pruned {
  readonly nights: number;
  readonly results: number;
  readonly contents: number;
  readonly bytes: number;
}

/** Contents are kept before what refers to them: those of less than an hour may be of a night being planned. */
const YOUNG = "interval '1 hour'";

/** Removes what no rule keeps: nights, then results, then contents, attempts and workers. Errors: those of the database. */
export async function prune(database: Database, { nights, days }: KeepRule): Promise<Pruned> {
  return database.transaction(async (sql) => {
    const gone = await sql.query(
      `DELETE FROM briefings.nights WHERE closed_at IS NOT NULL AND id NOT IN (
         SELECT id FROM briefings.nights ORDER BY id DESC LIMIT $1) RETURNING 1`,
      [nights],
    );
    const results = await sql.query(
      `DELETE FROM briefings.results r WHERE made_at < now() - $1 * interval '1 day'
         AND NOT EXISTS (SELECT FROM briefings.outcomes o WHERE o.fingerprint = r.fingerprint)
       RETURNING 1`,
      [days],
    );
    const contents = await sql.query<{ bytes: number }>(
      `DELETE FROM briefings.contents c WHERE kept_at < now() - ${YOUNG}
         AND NOT EXISTS (SELECT FROM briefings.result_files f WHERE f.sha256 = c.sha256)
         AND NOT EXISTS (SELECT FROM briefings.night_contents n WHERE n.sha256 = c.sha256)
       RETURNING bytes::float8 AS bytes`,
    );
    const before = `now() - $1 * interval '1 day' AND NOT EXISTS (
      SELECT FROM briefings.nights n WHERE n.created_at <= started_at
        AND (n.closed_at IS NULL OR started_at <= n.closed_at))`;
    await sql.query(`DELETE FROM briefings.attempts WHERE started_at < ${before}`, [days]);
    await sql.query(
      "DELETE FROM briefings.workers WHERE signed_at < now() - greatest($1, 1) * interval '1 day'",
      [days],
    );
    return {
      nights: gone.length,
      results: results.length,
      contents: contents.length,
      bytes: contents.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  });
}
