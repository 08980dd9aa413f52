import { describe, expect, it } from "vitest";
import { MIGRATIONS } from "../../src/database/migrations/list.ts";
import { migrate, requireSchema } from "../../src/database/migrations/migrate.ts";
import type { Migration } from "../../src/database/migrations/migration.ts";
import { prepareDatabase } from "../../src/queue/open.ts";
import { useTestDatabase } from "../postgres.ts";

const { open } = useTestDatabase();

const LATEST = MIGRATIONS.at(-1)?.version ?? 0;
/** A step that a later program could bring. */
const NEXT: Migration = {
  version: LATEST + 1,
  name: "places of results",
  sql: `ALTER TABLE briefings.results ADD COLUMN place text NOT NULL DEFAULT '';
CREATE INDEX results_place ON briefings.results (place);`,
};

/** What workers of the version before would stumble over. */
const UNSAFE =
  /\bDROP\b|\bRENAME\b|\bTRUNCATE\b|ALTER COLUMN|ADD CONSTRAINT|SET NOT NULL|ADD COLUMN (?!.*DEFAULT)[^,;]*NOT NULL/i;

describe("migrations", () => {
  it("are numbered without gaps", () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, at) => at + 1));
  });

  it("only add, so that workers of the version before go on", () => {
    expect(MIGRATIONS.filter(({ sql }) => UNSAFE.test(sql)).map(({ name }) => name)).toEqual([]);
    expect(UNSAFE.test(NEXT.sql)).toBe(false);
    expect(UNSAFE.test("ALTER TABLE a ADD COLUMN b text NOT NULL")).toBe(true);
    expect(UNSAFE.test("ALTER TABLE a RENAME TO b")).toBe(true);
  });
});

describe("migrate(database)", () => {
  it("brings an empty database to the version of the program, whoever does so at once", async () => {
    const database = await open({ connections: 6 });
    await expect(requireSchema(database)).rejects.toMatchObject({
      code: "DATABASE_FAULT",
      message: `The tables in ${database.server} are of version 0, this program needs version ${LATEST}`,
      hint: "connect once as the owner of the database, who brings them up to date",
    });
    await Promise.all([1, 2, 3, 4].map(() => prepareDatabase(database)));
    await requireSchema(database);
    expect(await database.query("SELECT version FROM briefings.migrations ORDER BY 1")).toEqual(
      MIGRATIONS.map(({ version }) => ({ version })),
    );
  });

  it("leaves all as it was where a step fails", async () => {
    const database = await open();
    const bad = { ...NEXT, sql: `${NEXT.sql} SELECT 1 / 0;` };
    await expect(migrate(database, [...MIGRATIONS, bad])).rejects.toThrow("division by zero");
    await requireSchema(database);
    const columns = await database.query(
      "SELECT FROM information_schema.columns WHERE table_schema = 'briefings' AND column_name = 'place'",
    );
    expect(columns).toEqual([]);
  });

  it("goes on to a later version, which the earlier program refuses and tells why", async () => {
    const database = await open();
    await migrate(database, [...MIGRATIONS, NEXT]);
    await requireSchema(database, [...MIGRATIONS, NEXT]);
    const refusal = {
      code: "DATABASE_FAULT",
      message: `The tables in ${database.server} are of version ${LATEST + 1}, made by a later program; this one knows version ${LATEST}`,
      hint: "use the later program here as well",
    };
    await expect(requireSchema(database)).rejects.toMatchObject(refusal);
    await expect(prepareDatabase(database)).rejects.toMatchObject(refusal);
  });

  it("never changes what was planned", async () => {
    const database = await open();
    await database.query(
      "INSERT INTO briefings.nights (name, plan, jobs, sha256) VALUES ('n', '{}', 1, '')",
    );
    await database.query(
      "INSERT INTO briefings.planned (night, number, key, payload) SELECT id, 0, 'k', '1' FROM briefings.nights",
    );
    for (const change of ["planned SET key = 'other'", "nights SET plan = '[]'"]) {
      await expect(database.query(`UPDATE briefings.${change}`)).rejects.toThrow(
        "what was planned never changes",
      );
    }
    await database.query("UPDATE briefings.nights SET closed_at = now()");
  });
});
