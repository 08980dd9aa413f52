import type PgBoss from "pg-boss";
import type { Sql } from "../database/connect.ts";

/** What pg-boss asks a database, or a transaction of it, with. */
export function executorOf(sql: Sql): PgBoss.Db {
  return {
    executeSql: async (text: string, values?: readonly unknown[]) => ({
      // Several statements at once have no rows of their own.
      rows: [...((await sql.query<unknown>(text, values)) ?? [])],
    }),
  };
}
