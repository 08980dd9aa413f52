import type PgBoss from "pg-boss";
import type { Database } from "../database/connect.ts";

/** What the parts of a queue work with. */
export interface Means {
  readonly boss: PgBoss;
  readonly database: Database;
}
