import { describe, expect, it } from "vitest";
import { openRelay } from "../../bench/soak/relay.ts";
import type { Database } from "../../src/database/connect.ts";
import { connect } from "../connect.ts";
import { useTestDatabase } from "../postgres.ts";

const { open, url } = useTestDatabase();

const through = (port: number, more: Partial<URL> = {}) =>
  Object.assign(new URL(url()), { hostname: "127.0.0.1", port: String(port), ...more }).href;

async function connectionsOf(database: Database, name: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    "SELECT count(*)::integer AS count FROM pg_stat_activity WHERE application_name = $1",
    [name],
  );
  return row?.count ?? 0;
}

describe("openDatabase(url, options)", () => {
  it("refuses an address that is none", async () => {
    await expect(connect("localhost/briefings")).rejects.toMatchObject({
      code: "USAGE",
      message: "The address of the database is none",
      hint: "write it as postgres://USER:PASSWORD@HOST:5432/DATABASE",
    });
  });

  it("tells where no server answers, and keeps the password to itself", async () => {
    const notices: string[] = [];
    const options = { patienceMs: 300, notice: (line: string) => notices.push(line) };
    const address = "postgres://user:secret@127.0.0.1:1/none";
    const refusal = await connect(address, options).catch((error) => error);
    expect(refusal).toMatchObject({
      code: "DATABASE_FAULT",
      message: expect.stringMatching(
        /^No database answers at 127\.0\.0\.1:1\/none: .*ECONNREFUSED/,
      ),
      hint: "check the address, and that the server runs and may be reached from here",
    });
    expect(notices).toEqual([expect.stringContaining("does not answer; waiting")]);
    expect(`${refusal.message} ${notices}`).not.toContain("secret");
  });

  it.each([
    ["a user that is not there", { username: "nowhere" }, "this user|the user"],
    ["a database that is not there", { pathname: "/nowhere" }, "createdb NAME"],
  ])("tells at once of %s", async (_, change, hint) => {
    const address = Object.assign(new URL(url()), change).href;
    await expect(connect(address)).rejects.toMatchObject({
      code: "DATABASE_FAULT",
      hint: expect.stringMatching(hint),
    });
  });

  it("uses no more connections than it is allowed, and none after it is closed", async () => {
    const watch = await open();
    const bounded = await connect(url(), { name: "bounded", connections: 2 });
    const queries = Array.from({ length: 8 }, () => bounded.query("SELECT pg_sleep(0.1)"));
    await queries[2];
    expect(await connectionsOf(watch, "bounded")).toBe(2);
    await Promise.all(queries);
    await bounded.close();
    await expect.poll(() => connectionsOf(watch, "bounded")).toBe(0);
  });
});

describe("a database", () => {
  it("takes waiting for a connection that others use for no outage", async () => {
    const notices: string[] = [];
    const notice = (line: string) => notices.push(line);
    const one = await connect(url(), { connections: 1, answerMs: 400, notice });
    const slow = () =>
      one.transaction(async (sql) => {
        await sql.query("SELECT pg_sleep(0.25)");
        return 1;
      });
    expect(await Promise.all([slow(), slow(), slow(), one.query("SELECT 1 AS n")])).toEqual([
      ...[1, 1, 1, [{ n: 1 }]],
    ]);
    expect(notices).toEqual([]);
    await one.close();
  });

  it("does a transaction again whose connection broke, and all of it once", async () => {
    const database = await open();
    await database.query("CREATE TABLE broken (number integer)");
    let tries = 0;
    await database.transaction(async (sql) => {
      await sql.query("INSERT INTO broken VALUES (1)");
      tries += 1;
      if (tries === 1) await sql.query("SELECT pg_terminate_backend(pg_backend_pid())");
    });
    expect(tries).toBe(2);
    expect(await database.query("SELECT * FROM broken")).toEqual([{ number: 1 }]);
  });

  it("does a transaction again that another was in the way of", async () => {
    const database = await open();
    await database.query("CREATE TABLE pair (id integer PRIMARY KEY, value integer)");
    await database.query("INSERT INTO pair VALUES (1, 0), (2, 0)");
    const add = (first: number, second: number) =>
      database.transaction(async (sql) => {
        await sql.query("UPDATE pair SET value = value + 1 WHERE id = $1", [first]);
        await sql.query("SELECT pg_sleep(0.1)");
        await sql.query("UPDATE pair SET value = value + 1 WHERE id = $1", [second]);
      });
    await Promise.all([add(1, 2), add(2, 1)]);
    expect(await database.query("SELECT value FROM pair")).toEqual([{ value: 2 }, { value: 2 }]);
  });

  it("waits while the network is cut, tells so once, and goes on", async () => {
    const relay = await openRelay(new URL(url()));
    const notices: string[] = [];
    const database = await connect(through(relay.port), {
      ...{ answerMs: 500, notice: (line: string) => notices.push(line) },
    });
    relay.cut();
    const answers = Promise.all([1, 2, 3].map((n) => database.query(`SELECT ${n} AS n`)));
    await expect.poll(() => notices.length).toBe(1);
    relay.mend();
    expect(await answers).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
    expect(notices).toEqual([
      expect.stringContaining("does not answer; waiting"),
      expect.stringMatching(/^The database at 127\.0\.0\.1:\d+\/\w+ answers again$/),
    ]);
    await database.close();
    await relay.close();
  });

  it("waits no longer once the user asks to stop", async () => {
    const relay = await openRelay(new URL(url()));
    const stop = new AbortController();
    const database = await connect(through(relay.port), { answerMs: 300, signal: stop.signal });
    relay.cut();
    const answer = database.query("SELECT 1");
    setTimeout(() => stop.abort(), 500);
    await expect(answer).rejects.toMatchObject({ code: "CANCELLED" });
    await database.close();
    await relay.close();
  });
});
