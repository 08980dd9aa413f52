import type { Database } from "../database/connect.ts";
import { putFailures, putOutcomes } from "../database/outcomes.ts";
import type { KnownKey } from "../database/results.ts";
import { unwrap } from "./payload.ts";
import { JOBS } from "./schema.ts";

/**
 * Looks after planned jobs that came to nothing yet and that nobody is about to do: those made meanwhile for another night
 * are noted, those parked or cancelled too.
 *
 * Shape: keys of which there is no job any more, to be put again.
 */
export async function settle(
  database: Database,
  queue: string,
  night: string,
): Promise<readonly string[]> {
  return database.transaction(async (sql) => {
    const open = await sql.query<OpenJob>(OPEN, [night, queue]);
    const known = open.flatMap(({ key, fingerprint }): readonly KnownKey[] =>
      fingerprint === null ? [] : [{ key, fingerprint }],
    );
    const unknown = open.filter(({ fingerprint }) => fingerprint === null);
    await putOutcomes(sql, known);
    await putFailures(
      sql,
      unknown
        .filter(({ state }) => state !== null)
        .map((job) => ({ key: job.key, error: errorOf(job) })),
    );
    return unknown.filter(({ state }) => state === null).map(({ key }) => key);
  });
}

interface OpenJob {
  readonly key: string;
  /** Where the key leads; null where that is not known. */
  readonly fingerprint: string | null;
  /** Of the latest job; null where there is none, or it was done and its result is gone. */
  readonly state: "failed" | "cancelled" | null;
  readonly output: unknown;
}

const OPEN = `
SELECT p.key, k.fingerprint, j.state::text AS state, j.output
FROM briefings.planned p
JOIN briefings.nights n ON n.id = p.night
LEFT JOIN briefings.outcomes o USING (night, key)
LEFT JOIN briefings.input_keys k USING (key)
LEFT JOIN (
  SELECT DISTINCT ON (singleton_key) singleton_key, state, output, completed_on FROM ${JOBS}
  WHERE name = $2 AND state IN ('failed', 'cancelled')
  ORDER BY singleton_key, completed_on DESC
) j ON j.singleton_key = p.key AND j.completed_on >= n.created_at
WHERE p.night = $1 AND o.key IS NULL AND NOT EXISTS (
  SELECT FROM ${JOBS} w WHERE w.name = $2 AND w.state < 'completed' AND w.singleton_key = p.key
)
ORDER BY p.number`;

function errorOf({ state, output }: OpenJob): unknown {
  if (state === "cancelled") return { message: "cancelled" };
  return unwrap(output) ?? { message: "its worker was killed or frozen each time" };
}
