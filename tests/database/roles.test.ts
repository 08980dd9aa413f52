import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commitResult } from "../../src/database/commit.ts";
import type { Database } from "../../src/database/connect.ts";
import { closeNight, listNights, putNight } from "../../src/database/nights.ts";
import { progressOf } from "../../src/database/outcomes.ts";
import { packageHome } from "../../src/package.ts";
import type { Queue } from "../../src/queue/model.ts";
import { openQueue } from "../../src/queue/open.ts";
import { connect } from "../connect.ts";
import { jobsOf, resultOf, workerOf } from "../queue/jobs.ts";
import { useQueues, workUntil } from "../queue/queues.ts";
import { getResultFile } from "./result-file.ts";

const { all, url, notices } = useQueues();

/** Roles are of the whole server: those of this test have names of their own. */
const OWN = `_${randomUUID().slice(0, 8)}`;
const ROLES = ["reader", "worker", "planner"] as const;
type Role = (typeof ROLES)[number];
const opened: { database: Database; queue: Queue }[] = [];
const by = {} as Record<Role, { database: Database; queue: Queue }>;

beforeAll(async () => {
  const page = readFileSync(`${packageHome()}/docs/database.md`, "utf8");
  const blocks = [...page.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = ""]) => sql);
  const statements = blocks
    .join("\n")
    .replace(/\bbriefings_(?:reader|worker|planner)\b/g, `$&${OWN}`);
  await all.database.query(statements);
  for (const [at, role] of ROLES.entries()) {
    const address = Object.assign(new URL(url()), {
      ...{ username: `briefings_${role}${OWN}`, password: `change-me-${at + 1}` },
    });
    const database = await connect(address.href);
    const queue = await openQueue(database, {
      ...{ isReader: role === "reader", notice: (line: string) => notices.push(line) },
    });
    by[role] = { database, queue };
    opened.push(by[role]);
  }
});

afterAll(async () => {
  for (const { database, queue } of opened) {
    await queue.close();
    await database.close();
  }
  const names = ROLES.map((role) => `briefings_${role}${OWN}`).join(", ");
  await all.database.query(`DROP OWNED BY ${names}; DROP ROLE ${names}`);
});

const REFUSED = {
  code: "DATABASE_FAULT",
  hint: "connect as a role that may do this; docs/database.md lists the roles and their rights",
};

describe("the roles of docs/database.md", () => {
  it("are enough to plan, to work and to read", async () => {
    const jobs = jobsOf("roles", 4);
    const { planner, worker, reader } = by;
    const { night } = await planner.database.transaction((sql) =>
      putNight(sql, { name: "roles", plan: {}, jobs, contents: [] }),
    );
    await planner.queue.open("roles");
    await planner.queue.put("roles", jobs, "nightly");
    const events = await workUntil(6, {
      ...worker,
      worker: workerOf("w", "roles"),
      make: async (job) => {
        if (job.key === "roles-3") throw new Error("a poisoned place");
        return (sql) => commitResult(sql, job.key, resultOf(job, "w"));
      },
    });
    expect(events.filter(({ event }) => event === "done")).toHaveLength(3);
    expect(events.filter(({ event }) => event === "parked")).toHaveLength(1);
    expect(await progressOf(reader.database, night.id)).toMatchObject({ made: 3, failed: 1 });
    expect(await getResultFile(reader.database, "fingerprint-of-roles-0", "roles-0.txt")).toEqual(
      Buffer.from("made of roles-0"),
    );
    expect(await reader.queue.states()).toMatchObject([{ queue: "roles", done: 3, failed: 1 }]);
    expect(await planner.queue.retry({ queue: "roles" })).toEqual(["roles-3"]);
    expect(await planner.queue.cancel({ queue: "roles" })).toEqual(["roles-3"]);
    const schedule = { queue: "nights", cron: "0 2 * * *", timeZone: "Asia/Shanghai", payload: 1 };
    await planner.queue.schedule(schedule);
    expect(await reader.queue.schedules()).toEqual([schedule]);
    await planner.queue.unschedule("nights");
    await closeNight(planner.database, night.id);
    expect((await listNights(reader.database, 5))[0]?.closedAt).toBeInstanceOf(Date);
  });

  it("let a worker begin before anybody has made its queue", async () => {
    const { planner, worker } = by;
    const working = workUntil(1, { ...worker, worker: workerOf("w", "later") });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await planner.queue.put("later", jobsOf("later", 1), "nightly");
    expect(await working).toMatchObject([{ event: "taken" }, { event: "done" }]);
  });

  it.each([
    ["worker", "UPDATE briefings.planned SET key = ''"],
    ["worker", "DELETE FROM briefings.planned"],
    ["worker", "INSERT INTO briefings.nights (name, plan, jobs, sha256) VALUES ('x', '1', 0, '')"],
    ["worker", "UPDATE briefings.results SET record = '1'"],
    ["worker", "DELETE FROM briefings.results"],
    ["worker", "DELETE FROM briefings.contents"],
    ["worker", "UPDATE briefings.content_chunks SET bytes = ''"],
    ["worker", "UPDATE briefings.input_keys SET fingerprint = ''"],
    ["worker", "TRUNCATE briefings.attempts"],
    ["worker", "CREATE TABLE briefings.other (id integer)"],
    ["worker", "SELECT briefings.open_queue('other', '{}')"],
    ["worker", "DELETE FROM briefings_queue.schedule"],
    ["planner", "DELETE FROM briefings.results"],
    ["planner", "UPDATE briefings.nights SET plan = '1'"],
    ["planner", "DELETE FROM briefings.nights"],
    ["reader", "INSERT INTO briefings.input_keys VALUES ('a', 'b')"],
    ["reader", "UPDATE briefings_queue.job SET priority = 1"],
  ] as const)("let no %s do: %s", async (role, statement) => {
    await expect(by[role].database.query(statement)).rejects.toMatchObject(REFUSED);
  });

  it("let nobody but the owner drop a table", async () => {
    for (const { database } of opened) {
      await expect(database.query("DROP TABLE briefings.results CASCADE")).rejects.toMatchObject({
        code: "DATABASE_FAULT",
        message: expect.stringContaining("must be owner of table results"),
      });
    }
  });

  it("look after expired jobs without trouble", async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(notices).toEqual([]);
  });
});
