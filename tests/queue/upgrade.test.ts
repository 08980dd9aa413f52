import { expect, it } from "vitest";
import { MIGRATIONS } from "../../src/database/migrations/list.ts";
import { migrate } from "../../src/database/migrations/migrate.ts";
import { jobsOf, workerOf } from "./jobs.ts";
import { useQueues, workUntil } from "./queues.ts";

const { all, notices } = useQueues();

it("a worker goes on while a later program brings the tables to its version", async () => {
  await all.queue.open("upgrade");
  await all.queue.put("upgrade", jobsOf("upgrade", 60), "nightly");
  let upgraded: Promise<void> | null = null;
  const events = await workUntil(60, {
    ...all,
    worker: workerOf("before", "upgrade"),
    told: ({ event }) => {
      if (event !== "done") return;
      upgraded ??= migrate(all.database, [
        ...MIGRATIONS,
        {
          version: MIGRATIONS.length + 1,
          name: "more of results",
          sql: `ALTER TABLE briefings.results ADD COLUMN place text NOT NULL DEFAULT '';
            ALTER TABLE briefings.attempts ADD COLUMN browser text;
            CREATE TABLE briefings.places (id text PRIMARY KEY)`,
        },
      ]);
    },
  });
  await upgraded;
  expect(events.filter(({ event }) => event === "done")).toHaveLength(60);
  expect(events.filter(({ event }) => !["taken", "done"].includes(event))).toEqual([]);
  expect(await all.database.query("SELECT DISTINCT place FROM briefings.results")).toEqual([
    { place: "" },
  ]);
  expect(notices).toEqual([]);
});
