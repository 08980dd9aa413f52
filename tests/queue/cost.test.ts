import { afterAll, beforeAll, expect, it } from "vitest";
import { openRelay, type Relay } from "../../bench/soak/relay.ts";
import type { Database, Sql } from "../../src/database/connect.ts";
import { putNight } from "../../src/database/nights.ts";
import { progressOf } from "../../src/database/outcomes.ts";
import { openQueue } from "../../src/queue/open.ts";
import { work } from "../../src/queue/work.ts";
import { connect } from "../connect.ts";
import { jobsOf, workerOf } from "./jobs.ts";
import { useQueues, workUntil } from "./queues.ts";

/* What the queue costs, in what does not depend on how busy a machine is: statements and bytes. */

const { all, url } = useQueues();
let relay: Relay;
let relayed: Database;

beforeAll(async () => {
  relay = await openRelay(new URL(url()));
  relayed = await connect(Object.assign(new URL(url()), { port: String(relay.port) }).href);
});
afterAll(async () => {
  await relayed.close();
  await relay.close();
});

/** Counts what is asked of a database, the begin and end of transactions too. */
function counting(database: Database) {
  const asked = { statements: 0 };
  const count = (sql: Sql): Sql => ({
    query: (text, values) => {
      asked.statements += 1;
      return sql.query(text, values);
    },
  });
  const counted: Database = {
    ...database,
    ...count(database),
    transaction: (work) => {
      asked.statements += 2;
      return database.transaction((sql) => work(count(sql)));
    },
  };
  return { asked, counted };
}

async function put(name: string, count: number): Promise<string> {
  const jobs = jobsOf(name, count);
  const { night } = await all.database.transaction((sql) =>
    putNight(sql, { name, plan: {}, jobs, contents: [] }),
  );
  await all.queue.open(name);
  await all.queue.put(name, jobs, "nightly");
  return night.id;
}

it("a job takes at most 12 statements and a few kilobytes beside what it made", async () => {
  const night = await put("cost", 50);
  const { asked, counted } = counting(relayed);
  const queue = await openQueue(counted, { isReader: true, notice: () => {} });
  const before = { statements: asked.statements, bytes: relay.bytes() };
  await workUntil(50, { database: counted, queue, worker: workerOf("c", "cost") });
  const statements = asked.statements - before.statements;
  const bytes = relay.bytes() - before.bytes;
  await queue.close();
  expect(await progressOf(all.database, night)).toMatchObject({ made: 50, open: 0 });
  // A few more for the first and the last sign of life, and what is looked after every two seconds.
  expect(statements / 50).toBeLessThan(12.5);
  expect(bytes / 50).toBeLessThan(12_000);
});

it("a country's jobs are put in few statements, and none of them twice", async () => {
  const COUNTRY = 17_058;
  await all.queue.open("country");
  const { asked, counted } = counting(all.database);
  const queue = await openQueue(counted, { isReader: true, notice: () => {} });
  asked.statements = 0;
  const jobs = jobsOf("country", COUNTRY);
  expect(await queue.put("country", jobs, "nightly")).toEqual({ queued: COUNTRY, joined: 0 });
  expect(asked.statements).toBeLessThan(12);
  expect(await queue.put("country", jobs, "nightly")).toEqual({ queued: 0, joined: COUNTRY });
  const states = (await queue.states()).filter(({ queue: name }) => name === "country");
  expect(states).toMatchObject([{ waiting: COUNTRY, secondsLeft: null }]);
  await queue.close();
  for (const most of [1, 4, 16]) expect(await planOfTaking("country", most)).toMatch(IN_ORDER);
});

/** The next jobs are found by an index in their order, whatever waits behind them: nothing is sorted that is not taken. */
const IN_ORDER = /"Index Name":"\w+_name_priority_created_on_id_idx"/;

/** How the server takes the next jobs. */
async function planOfTaking(name: string, most: number): Promise<string> {
  let plan: unknown;
  const query: Sql["query"] = async (text, values) => {
    if (text.includes("SKIP LOCKED")) {
      plan = await all.database.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
    }
    return all.database.query(text, values);
  };
  const queue = await openQueue({ ...all.database, query }, { notice: () => {} });
  expect(await queue.take(name, most)).toHaveLength(most);
  await queue.close();
  return JSON.stringify(plan);
}

it("a worker that waits asks once a turn, however many jobs it could do at once", async () => {
  await all.queue.open("idle");
  const { asked, counted } = counting(all.database);
  const queue = await openQueue(counted, { isReader: true, notice: () => {} });
  const stop = AbortSignal.timeout(1_000);
  asked.statements = 0;
  await work({
    ...{ database: counted, queue, jobsAtOnce: 16, pollMs: 200, signal: stop },
    ...{ worker: workerOf("i", "idle"), told: () => {} },
    make: () => Promise.reject(new Error("There is nothing to make")),
  });
  await queue.close();
  expect(asked.statements).toBeLessThan(12);
});
