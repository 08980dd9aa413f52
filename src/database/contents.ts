import { ReportError } from "../error.ts";
import { groupBy } from "../group-by.ts";
import { sha256 } from "../store/folder.ts";
import type { Sql } from "./connect.ts";

/** Bytes under the name that their hash gives them. */
interface Content {
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Larger contents are kept in pieces, so that no statement and no row is large. */
const CHUNK_BYTES = 1024 * 1024;
/** What one statement carries at most. */
const STATEMENT_BYTES = 4 * CHUNK_BYTES;
const STATEMENT_ROWS = 1_000;

/**
 * Keeps contents; those that are there already are not sent. For use in a transaction: a content is there whole or not at all.
 *
 * Errors: those of the database.
 */
export async function putContents(sql: Sql, contents: readonly Content[]): Promise<void> {
  const there = await knownContents(
    sql,
    contents.map(({ sha256 }) => sha256),
  );
  const missing = new Map(
    contents.filter(({ sha256 }) => !there.has(sha256)).map((one) => [one.sha256, one.bytes]),
  );
  if (missing.size === 0) return;
  // In one order everywhere: two writers of the same contents wait for each other, never both.
  const sorted = [...missing].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const rows of inStatements(sorted.flatMap(chunksOf))) {
    const places = rows.map((_, at) => {
      const [hash, number, bytes, whole] = [1, 2, 3, 4].map((column) => `$${at * 4 + column}`);
      return `(${hash}::text, ${number}::integer, ${bytes}::bytea, ${whole}::bigint)`;
    });
    await sql.query(
      `WITH chunks (sha256, number, bytes, whole) AS (VALUES ${places.join(", ")}), kept AS (
         INSERT INTO briefings.contents (sha256, bytes)
         SELECT DISTINCT sha256, whole FROM chunks ORDER BY sha256 ON CONFLICT DO NOTHING
       )
       INSERT INTO briefings.content_chunks (sha256, number, bytes)
       SELECT sha256, number, bytes FROM chunks ON CONFLICT DO NOTHING`,
      rows.flat(),
    );
  }
}

/** Those of `hashes` that are kept. */
export async function knownContents(
  sql: Sql,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await sql.query<{ sha256: string }>(
    "SELECT sha256 FROM briefings.contents WHERE sha256 = ANY($1)",
    [hashes],
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}

type Chunk = readonly [sha256: string, number: number, bytes: Buffer, whole: number];

/** An empty content has one empty chunk. */
function chunksOf([sha256, bytes]: readonly [string, Uint8Array]): readonly Chunk[] {
  const count = Math.max(1, Math.ceil(bytes.byteLength / CHUNK_BYTES));
  return Array.from({ length: count }, (_, number) => {
    const from = number * CHUNK_BYTES;
    const chunk = Buffer.from(bytes.subarray(from, from + CHUNK_BYTES));
    return [sha256, number, chunk, bytes.byteLength];
  });
}

function inStatements(chunks: readonly Chunk[]): readonly (readonly Chunk[])[] {
  const statements: Chunk[][] = [];
  let room = 0;
  for (const chunk of chunks) {
    room -= chunk[2].byteLength;
    const last = statements.at(-1);
    if (last && room >= 0 && last.length < STATEMENT_ROWS) last.push(chunk);
    else {
      statements.push([chunk]);
      room = STATEMENT_BYTES - chunk[2].byteLength;
    }
  }
  return statements;
}

/**
 * The bytes of contents by their hashes; those that are not kept are missing.
 *
 * Errors: DATABASE_FAULT where bytes are not those that were kept.
 */
export async function getContents(
  sql: Sql,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (hashes.length === 0) return new Map();
  // The client takes bytes for text; as base64 they come in two thirds of the room that its own way takes.
  const rows = await sql.query<ChunkRow>(
    `SELECT sha256, encode(bytes, 'base64') AS base64 FROM briefings.content_chunks
     WHERE sha256 = ANY($1) ORDER BY sha256, number`,
    [hashes],
  );
  const chunks = groupBy(rows, ({ sha256 }) => sha256);
  return new Map([...chunks].map(([hash, those]) => [hash, join(hash, those)]));
}

interface ChunkRow {
  readonly sha256: string;
  readonly base64: string;
}

function join(hash: string, chunks: readonly ChunkRow[]): Uint8Array {
  const bytes = Buffer.concat(chunks.map(({ base64 }) => Buffer.from(base64, "base64")));
  if (sha256(bytes) === hash) return bytes;
  throw new ReportError("DATABASE_FAULT", `The database keeps other bytes under the hash ${hash}`, {
    hint: "restore the database from a copy, or make the results anew in an empty one",
  });
}
