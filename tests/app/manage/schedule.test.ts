import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { removeSchedule, runSchedule } from "../../../src/app/manage/schedule.ts";
import { run } from "../../../src/shells/cli/program.ts";
import { useQueues } from "../../queue/queues.ts";
import { thisMinute } from "../../queue/this-minute.ts";
import { testHost } from "../../shells/cli/host.ts";
import { testEnvironment } from "../environment.ts";

const { all, url } = useQueues();

/** Whoever watches stops with the test, also where that fails. */
let stop = new AbortController();
afterEach(() => {
  stop.abort();
  stop = new AbortController();
});

async function until(isSo: () => boolean): Promise<void> {
  for (let more = 600; !isSo(); more -= 1) {
    expect(more).toBeGreaterThan(0);
    await sleep(50);
  }
}

it("several machines watch a schedule: each night is made once, and one that fails ends nothing", async () => {
  const built: string[] = [];
  const failed: unknown[] = [];
  const asked = {
    ...{ database: url(), cron: await thisMinute(), timeZone: "UTC" },
    ...{ nights: ["profile"], prefix: "profiles" },
  };
  const machines = ["a", "b"].map((machine) =>
    runSchedule(
      asked,
      {
        build: async (name) => {
          built.push(name);
          if (built.length === 1) throw new Error("the data has faults");
        },
        onReady: () => {},
        onFailed: (name, error) => failed.push([name, String(error)]),
        ...{ scheduleSeconds: 1, pollMs: 100 },
      },
      testEnvironment({ signal: stop.signal }),
    ).then(
      () => machine,
      (error) => `${machine}: ${error}`,
    ),
  );
  await until(() => failed.length > 0);
  // As long again as the clock takes to look: no second run of the same night comes.
  await sleep(2_000);
  expect(built).toHaveLength(1);
  expect(built[0]).toMatch(/^profiles \d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
  expect(failed).toEqual([[built[0], "Error: the data has faults"]]);
  // Two nights that nobody made at their time are made up for by one.
  const [schedule] = await all.queue.schedules();
  const missed = ["one", "other"].map((key) => ({ key, payload: null }));
  await all.queue.put(schedule?.queue ?? "", missed, "nightly");
  await until(() => built.length > 1);
  await sleep(500);
  expect(built).toHaveLength(2);
  stop.abort();
  expect(await Promise.all(machines)).toEqual(["a", "b"]);
  expect(await all.queue.list({ states: ["waiting", "running", "failed"], most: 9 })).toEqual([]);
  await removeSchedule(asked, testEnvironment());
  expect(await all.queue.schedules()).toEqual([]);
});

it("a night that is stopped is given back for another machine to go on with", async () => {
  const asked = {
    ...{ database: url(), cron: "0 0 1 1 *", timeZone: "UTC", nights: ["stopped"], prefix: null },
  };
  let name = "";
  let isReady = false;
  const machine = runSchedule(
    asked,
    {
      build: async (night) => {
        name = night;
        stop.abort();
        throw new Error("stopped");
      },
      onReady: () => {
        isReady = true;
      },
      ...{ onFailed: () => expect.unreachable(), pollMs: 100 },
    },
    testEnvironment({ signal: stop.signal }),
  );
  await until(() => isReady);
  const [schedule] = await all.queue.schedules();
  const queue = schedule?.queue ?? "";
  await all.queue.put(queue, [{ key: "one", payload: null }], "nightly");
  await machine;
  expect(name).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2} [0-9a-f]{4}$/);
  expect(await all.queue.list({ queue, states: ["waiting"], most: 9 })).toHaveLength(1);
});

it.each([
  ["--every", "0 2 * * *"],
  ["--database", "postgres://x", "--every", "0 2 * * *", "--json"],
  ["--database", "postgres://x", "--time-zone", "Asia/Shanghai"],
  ["--database", "postgres://x", "--every", "0 2 * * *", "--time-zone", "Asia/Zibo"],
])("refuses what makes no sense: %j", async (...args) => {
  const host = testHost();
  expect(await run(["build", ...args], host)).toBe(2);
  expect(host.err()).not.toBe("");
});
