import { ReportError } from "../../error.ts";
import type { Database, Sql } from "../connect.ts";
import { MIGRATIONS } from "./list.ts";
import type { Migration } from "./migration.ts";

/** Held while migrations are applied, whoever does so; "briefing" in hexadecimal. */
const LOCK = "x'627269656669'::bigint";

/**
 * Brings the schema to the version of this program, all steps or none; several may do so at once.
 *
 * Errors: DATABASE_FAULT where the schema is of a later program, or the role may not change it.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
    const there = await versionOf(sql);
    const steps = migrations.filter(({ version }) => version > there);
    refuseLater(database, there, migrations);
    if (there === 0) await sql.query(FIRST);
    for (const { version, name, sql: text } of steps) {
      await sql.query(text);
      await sql.query("INSERT INTO briefings.migrations (version, name) VALUES ($1, $2)", [
        version,
        name,
      ]);
    }
  });
}

/**
 * Makes sure that the schema is of this program's version, without the right to change it.
 *
 * Errors: DATABASE_FAULT where it is of an earlier or a later one.
 */
export async function requireSchema(
  database: Database,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const there = await versionOf(database);
  refuseLater(database, there, migrations);
  if (there === latestOf(migrations)) return;
  throw new ReportError(
    "DATABASE_FAULT",
    `The tables in ${database.server} are of version ${there}, this program needs version ${latestOf(migrations)}`,
    { hint: "connect once as the owner of the database, who brings them up to date" },
  );
}

const FIRST = `
CREATE SCHEMA IF NOT EXISTS briefings;
CREATE TABLE briefings.migrations (
  version integer PRIMARY KEY,
  name text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`;

/** The version of the schema; 0 where there is none. */
async function versionOf(sql: Sql): Promise<number> {
  // Not by `to_regclass`: after waiting for the lock it may still remember that there was none.
  const tables = await sql.query(
    "SELECT FROM pg_tables WHERE schemaname = 'briefings' AND tablename = 'migrations'",
  );
  if (tables.length === 0) return 0;
  const [row] = await sql.query<{ version: number | null }>(
    "SELECT max(version) AS version FROM briefings.migrations",
  );
  return row?.version ?? 0;
}

function refuseLater({ server }: Database, there: number, migrations: readonly Migration[]): void {
  if (there <= latestOf(migrations)) return;
  throw new ReportError(
    "DATABASE_FAULT",
    `The tables in ${server} are of version ${there}, made by a later program; this one knows version ${latestOf(migrations)}`,
    { hint: "use the later program here as well" },
  );
}

function latestOf(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}
