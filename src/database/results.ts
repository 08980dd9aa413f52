import { sha256 } from "../store/folder.ts";
import type { Sql } from "./connect.ts";
import { putContents } from "./contents.ts";

/** A file of a result. */
interface ResultFile {
  /** Path below the folder of results, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What was made, as it is kept: once for each fingerprint, and never changed. */
export interface NewResult {
  readonly fingerprint: string;
  /** What is told of it; given back as it is. */
  readonly record: unknown;
  readonly files: readonly ResultFile[];
  readonly seconds: number;
  /** Id of the worker that made it. */
  readonly worker: string;
  /** Which attempt at which job made it, by a name of its own. */
  readonly attempt: string;
}

/** Whether a result was needed, and whether it is the one that was kept. */
interface Kept {
  /** False where another had made it: double work. */
  readonly isNew: boolean;
  /** Paths of files that have other bytes than those kept under the same fingerprint; they are not kept. */
  readonly differing: readonly string[];
}

/** A kept result; its files by their hashes. */
export interface Result {
  readonly fingerprint: string;
  readonly record: unknown;
  readonly files: readonly KeptFile[];
  readonly seconds: number;
  readonly worker: string;
  readonly madeAt: Date;
}

interface KeptFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Keeps a result unless it is there; for use in a transaction. Errors: those of the database. */
export async function putResult(sql: Sql, result: NewResult): Promise<Kept> {
  const files = result.files.map(({ path, bytes }) => ({ path, bytes, sha256: sha256(bytes) }));
  await putContents(sql, files);
  const { fingerprint, record, worker, attempt, seconds } = result;
  const [made] = await sql.query<{ is_new: boolean }>(
    `WITH made AS (
       INSERT INTO briefings.results (fingerprint, record, worker, attempt, seconds)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING fingerprint
     ), filed AS (
       INSERT INTO briefings.result_files (fingerprint, path, sha256)
       SELECT fingerprint, path, sha256 FROM made, unnest($6::text[], $7::text[]) f (path, sha256)
     )
     SELECT EXISTS (SELECT FROM made) AS is_new`,
    [
      ...[fingerprint, JSON.stringify(record), worker, attempt, seconds],
      ...[files.map(({ path }) => path), files.map((file) => file.sha256)],
    ],
  );
  if (made?.is_new) return { isNew: true, differing: [] };
  return compareWithKept(sql, result, files);
}

/** One attempt may be committed twice, where the answer to the first commit was lost: that is no double work. */
async function compareWithKept(
  sql: Sql,
  { fingerprint, attempt }: NewResult,
  files: readonly KeptHash[],
): Promise<Kept> {
  const kept = await sql.query<KeptHash & { readonly attempt: string }>(
    `SELECT r.attempt, f.path, f.sha256
     FROM briefings.results r LEFT JOIN briefings.result_files f USING (fingerprint)
     WHERE fingerprint = $1`,
    [fingerprint],
  );
  const hashes = new Map(kept.map((file) => [file.path, file.sha256]));
  const differing = files.filter((file) => hashes.get(file.path) !== file.sha256);
  return { isNew: kept[0]?.attempt === attempt, differing: differing.map(({ path }) => path) };
}

interface KeptHash {
  readonly path: string;
  readonly sha256: string;
}

/** Results by their fingerprints; those that are not kept are missing. */
export async function getResults(
  sql: Sql,
  fingerprints: readonly string[],
): Promise<ReadonlyMap<string, Result>> {
  if (fingerprints.length === 0) return new Map();
  const rows = await sql.query<Result>(
    `SELECT fingerprint, record, seconds, worker, made_at AS "madeAt",
       coalesce((
         SELECT json_agg(json_build_object('path', path, 'sha256', sha256, 'bytes', bytes) ORDER BY path)
         FROM briefings.result_files f JOIN briefings.contents USING (sha256)
         WHERE f.fingerprint = r.fingerprint
       ), '[]') AS files
     FROM briefings.results r WHERE fingerprint = ANY($1)`,
    [fingerprints],
  );
  return new Map(rows.map((result) => [result.fingerprint, result]));
}

/** A key of what goes in, and the fingerprint that it leads to. */
export interface KnownKey {
  readonly key: string;
  readonly fingerprint: string;
}

/**
 * Notes where keys lead; a key leads to one result for good. The results have to be kept.
 *
 * Shape: those that led elsewhere before, with where they lead.
 */
export async function putKeys(sql: Sql, keys: readonly KnownKey[]): Promise<readonly KnownKey[]> {
  if (keys.length === 0) return [];
  const sorted = [...new Map(keys.map((one) => [one.key, one])).values()].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  const asked = [sorted.map(({ key }) => key), sorted.map(({ fingerprint }) => fingerprint)];
  const added = await sql.query<{ key: string }>(
    `INSERT INTO briefings.input_keys (key, fingerprint)
     SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING RETURNING key`,
    asked,
  );
  if (added.length === sorted.length) return [];
  return sql.query<KnownKey>(
    `SELECT k.key, k.fingerprint FROM briefings.input_keys k
     JOIN unnest($1::text[], $2::text[]) AS asked (key, fingerprint) USING (key)
     WHERE k.fingerprint <> asked.fingerprint ORDER BY k.key`,
    asked,
  );
}

/** Where keys lead; those that are not known are missing. */
export async function findKeys(
  sql: Sql,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await sql.query<KnownKey>(
    "SELECT key, fingerprint FROM briefings.input_keys WHERE key = ANY($1)",
    [keys],
  );
  return new Map(rows.map(({ key, fingerprint }) => [key, fingerprint]));
}

/** One part of what is told of results, e.g. `entry`, `pages`; those without it are missing. */
export async function partsOfRecords(
  sql: Sql,
  fingerprints: readonly string[],
  path: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (fingerprints.length === 0) return new Map();
  const rows = await sql.query<{ readonly fingerprint: string; readonly part: unknown }>(
    `SELECT fingerprint, record #> $2::text[] AS part FROM briefings.results
     WHERE fingerprint = ANY($1) AND record #> $2::text[] IS NOT NULL`,
    [fingerprints, path],
  );
  return new Map(rows.map(({ fingerprint, part }) => [fingerprint, part]));
}

/** Bytes of all files of results. */
export async function sizesOfResults(
  sql: Sql,
  fingerprints: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (fingerprints.length === 0) return new Map();
  const rows = await sql.query<{ readonly fingerprint: string; readonly bytes: number }>(
    `SELECT fingerprint, sum(bytes)::float8 AS bytes
     FROM briefings.result_files JOIN briefings.contents USING (sha256)
     WHERE fingerprint = ANY($1) GROUP BY fingerprint`,
    [fingerprints],
  );
  return new Map(rows.map(({ fingerprint, bytes }) => [fingerprint, bytes]));
}
