import type { Database } from "./connect.ts";

interface KeepRule {
  /** How many of the latest nights are kept, with all that they came to. */
  readonly nights: number;
  /** For how many days results are kept that no kept night came to. */
  readonly days: number;
}

/** What was removed. */
interface Pruned {
  readonly nights: number;
  readonly results: number;
  readonly contents: number;
  readonly bytes: number;
}

/** Contents are kept before what refers to them: those of less than an hour may be of a night being planned. */
const YOUNG = "interval '1 hour'";

/** What one statement removes at most: none takes long, and no worker waits for one. */
const ROWS = 1_000;

/** Removes what no rule keeps: nights, then results, then contents, attempts and workers. Errors: those of the database. */
export async function prune(database: Database, { nights, days }: KeepRule): Promise<Pruned> {
  const gone = await removeAll(database, NIGHTS, nights);
  const results = await removeAll(database, RESULTS, days);
  const contents = await removeAll(database, CONTENTS, null);
  await removeAll(database, ATTEMPTS, days);
  await removeAll(database, WORKERS, days);
  return {
    nights: gone.length,
    results: results.length,
    contents: contents.length,
    bytes: contents.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

interface Removed {
  /** Of a content; 0 for anything else. */
  readonly bytes: number;
}

/** Removes some rows at a time until there are no more. */
async function removeAll(
  database: Database,
  statement: string,
  limit: number | null,
): Promise<readonly Removed[]> {
  const removed: Removed[] = [];
  for (;;) {
    const some = await database.transaction((sql) =>
      sql.query<Removed>(statement, limit === null ? [] : [limit]),
    );
    removed.push(...some);
    if (some.length < ROWS) return removed;
  }
}

const NIGHTS = `
DELETE FROM briefings.nights WHERE closed_at IS NOT NULL AND id NOT IN (
  SELECT id FROM briefings.nights ORDER BY id DESC LIMIT $1
) RETURNING 0 AS bytes`;

const RESULTS = `
DELETE FROM briefings.results WHERE fingerprint IN (
  SELECT fingerprint FROM briefings.results r WHERE made_at < now() - $1 * interval '1 day'
    AND NOT EXISTS (SELECT FROM briefings.outcomes o WHERE o.fingerprint = r.fingerprint)
  LIMIT ${ROWS}
) RETURNING 0 AS bytes`;

const CONTENTS = `
DELETE FROM briefings.contents WHERE sha256 IN (
  SELECT sha256 FROM briefings.contents c WHERE kept_at < now() - ${YOUNG}
    AND NOT EXISTS (SELECT FROM briefings.result_files f WHERE f.sha256 = c.sha256)
    AND NOT EXISTS (SELECT FROM briefings.night_contents n WHERE n.sha256 = c.sha256)
  LIMIT ${ROWS}
) RETURNING bytes::float8 AS bytes`;

const ATTEMPTS = `
DELETE FROM briefings.attempts WHERE (job, number) IN (
  SELECT job, number FROM briefings.attempts a WHERE started_at < now() - $1 * interval '1 day'
    AND NOT EXISTS (
      SELECT FROM briefings.nights n WHERE n.created_at <= a.started_at
        AND (n.closed_at IS NULL OR a.started_at <= n.closed_at)
    )
  LIMIT ${ROWS}
) RETURNING 0 AS bytes`;

const WORKERS = `
DELETE FROM briefings.workers WHERE signed_at < now() - greatest($1, 1) * interval '1 day'
RETURNING 0 AS bytes`;
