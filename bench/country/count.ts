import type { Database, Sql } from "../../src/database/connect.ts";

/** What went to a database and came from it. */
export interface Counted {
  readonly queries: number;
  /** Of values and rows, as text. */
  readonly bytes: number;
}

/** A database that counts. */
export interface CountedDatabase extends Database {
  /** What was counted since the last time. */
  take(): Counted;
}

/** Counts what goes to a database and what comes from it. */
export function countSql(database: Database): CountedDatabase {
  let [queries, bytes] = [0, 0];
  const counting = (sql: Sql): Sql => ({
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const rows = await sql.query<Row>(text, values);
      queries += 1;
      bytes += sizeOf(values) + sizeOf(rows);
      return rows;
    },
  });
  return {
    ...database,
    ...counting(database),
    once: counting(database.once),
    transaction: (work) => database.transaction((sql) => work(counting(sql))),
    take: () => {
      const counted = { queries, bytes };
      [queries, bytes] = [0, 0];
      return counted;
    },
  };
}

function sizeOf(value: unknown): number {
  if (typeof value === "string") return Buffer.byteLength(value);
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + sizeOf(one), 0);
  if (value !== null && typeof value === "object" && !(value instanceof Date))
    return sizeOf(Object.values(value));
  return 8;
}
