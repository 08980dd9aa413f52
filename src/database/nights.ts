import { sha256 } from "../store/folder.ts";
import type { Sql } from "./connect.ts";

/** One thing that a night shall make. */
interface Planned {
  /** What goes into it, as a hash: the same key, the same result. */
  readonly key: string;
  /** What is told of it; given back as it is. */
  readonly payload: unknown;
}

/** What is planned for a night; never changed afterwards. */
interface NewNight {
  /** Unlike that of any other night, e.g. `2026-11-30`. */
  readonly name: string;
  /** What is told of all of it; given back as it is. */
  readonly plan: unknown;
  /** Each key once. */
  readonly jobs: readonly Planned[];
  /** Hashes of contents that its jobs read: they are kept as long as the night is. */
  readonly contents: readonly string[];
}

export interface Night {
  readonly id: string;
  readonly name: string;
  readonly plan: unknown;
  /** How many jobs are planned. */
  readonly jobs: number;
  /** Over all planned keys in their order. */
  readonly sha256: string;
  readonly createdAt: Date;
  /** Null while it goes on. */
  readonly closedAt: Date | null;
}

const COLUMNS = `id::text, name, plan, jobs, sha256, created_at AS "createdAt", closed_at AS "closedAt"`;
/** How many planned jobs a statement carries. */
const ROWS = 5_000;

/**
 * Writes down what is planned for a night; where one of that name is there, e.g. as its planner was killed, that one stays.
 *
 * For use in a transaction. Errors: those of the database.
 */
export async function putNight(
  sql: Sql,
  { name, plan, jobs, contents }: NewNight,
): Promise<{ readonly night: Night; readonly isNew: boolean }> {
  const hash = sha256(jobs.map(({ key }) => key).join("\n"));
  const [made] = await sql.query<Night>(
    `INSERT INTO briefings.nights (name, plan, jobs, sha256) VALUES ($1, $2, $3, $4)
     ON CONFLICT (name) DO NOTHING RETURNING ${COLUMNS}`,
    [name, JSON.stringify(plan), jobs.length, hash],
  );
  if (!made) return { night: await nightOf(sql, name), isNew: false };
  for (let from = 0; from < jobs.length; from += ROWS) {
    const some = jobs.slice(from, from + ROWS);
    await sql.query(
      `INSERT INTO briefings.planned (night, number, key, payload)
       SELECT $1::bigint, $2::integer + at - 1, key, payload
       FROM unnest($3::text[], $4::json[]) WITH ORDINALITY AS p (key, payload, at)`,
      [
        ...[made.id, from],
        ...[some.map(({ key }) => key), some.map(({ payload }) => JSON.stringify(payload))],
      ],
    );
  }
  await sql.query(
    "INSERT INTO briefings.night_contents (night, sha256) SELECT DISTINCT $1::bigint, * FROM unnest($2::text[])",
    [made.id, contents],
  );
  return { night: made, isNew: true };
}

async function nightOf(sql: Sql, name: string): Promise<Night> {
  const night = await findNight(sql, name);
  if (night === null) throw new Error(`The night ${name} is neither new nor there`);
  return night;
}

/** A night by its name; null where there is none. */
export async function findNight(sql: Sql, name: string): Promise<Night | null> {
  const [night] = await sql.query<Night>(
    `SELECT ${COLUMNS} FROM briefings.nights WHERE name = $1`,
    [name],
  );
  return night ?? null;
}

/** The night of a name, else the latest whose name begins so, e.g. with its date; null where none does. */
export async function findNightLike(sql: Sql, name: string): Promise<Night | null> {
  const [night] = await sql.query<Night>(
    `SELECT ${COLUMNS} FROM briefings.nights WHERE starts_with(name, $1)
     ORDER BY name = $1 DESC, id DESC LIMIT 1`,
    [name],
  );
  return night ?? null;
}

/** The latest nights, the newest first. */
export async function listNights(sql: Sql, most: number): Promise<readonly Night[]> {
  return sql.query<Night>(`SELECT ${COLUMNS} FROM briefings.nights ORDER BY id DESC LIMIT $1`, [
    most,
  ]);
}

/** What was planned for a night, in its order. */
export async function readPlanned(sql: Sql, night: string): Promise<readonly Planned[]> {
  return sql.query<Planned>(
    "SELECT key, payload FROM briefings.planned WHERE night = $1 ORDER BY number",
    [night],
  );
}

/** Ends a night: outcomes that come later are none of its own. */
export async function closeNight(sql: Sql, night: string): Promise<void> {
  await sql.query(
    "UPDATE briefings.nights SET closed_at = now() WHERE id = $1 AND closed_at IS NULL",
    [night],
  );
}

/** A name that a night planned, and where it led. */
interface Led {
  readonly name: string;
  readonly fingerprint: string;
}

/** Where the outputs of the night before one led, by the names in their payloads; none where there is no night before. */
export async function ledBefore(sql: Sql, night: string): Promise<readonly Led[]> {
  return sql.query<Led>(
    `SELECT p.payload ->> 'name' AS name, o.fingerprint
     FROM briefings.planned p JOIN briefings.outcomes o USING (night, key)
     WHERE night = (SELECT max(id) FROM briefings.nights WHERE id < $1 AND closed_at IS NOT NULL)
       AND o.fingerprint IS NOT NULL`,
    [night],
  );
}
