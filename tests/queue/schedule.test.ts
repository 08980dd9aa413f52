import { afterAll, afterEach, expect, it, vi } from "vitest";
import type { Queue } from "../../src/queue/model.ts";
import { openQueue } from "../../src/queue/open.ts";
import { useQueues } from "./queues.ts";
import { thisMinute } from "./this-minute.ts";

const { all, notices } = useQueues();
const schedulers: Queue[] = [];
afterEach(() => vi.useRealTimers());
afterAll(() => Promise.all(schedulers.map((queue) => queue.close())));

it("several machines watch a schedule, and one run comes of it", async () => {
  const schedule = {
    ...{ queue: "nights", cron: await thisMinute(), timeZone: "UTC" },
    payload: { of: "夜\u0000" },
  };
  await all.queue.schedule(schedule);
  expect(await all.queue.schedules()).toEqual([schedule]);
  const options = {
    ...{ isScheduler: true, scheduleSeconds: 1, notice: (line: string) => notices.push(line) },
  };
  schedulers.push(...(await Promise.all([1, 2, 3].map(() => openQueue(all.database, options)))));
  const taken = [];
  // Half as long again as the first run takes to come, to see that no second one does.
  for (let more = 20; more > 0; more -= 1) {
    const jobs = await all.queue.take("nights", 5);
    if (jobs.length > 0 && taken.length === 0) more = 30;
    taken.push(...jobs);
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (taken.length === 0) more += 1;
  }
  expect(taken.map(({ key, payload }) => ({ key, payload }))).toEqual([
    { key: "nights", payload: { of: "夜\u0000" } },
  ]);
  expect(notices).toEqual([]);
  await all.queue.unschedule("nights");
  expect(await all.queue.schedules()).toEqual([]);
});

it("a time that is none is refused", async () => {
  const schedule = { queue: "nights", cron: "61 2 * * *", timeZone: "UTC", payload: null };
  await expect(all.queue.schedule(schedule)).rejects.toMatchObject({
    code: "USAGE",
    message: 'No time is meant by "61 2 * * *" in the time zone UTC',
  });
});

it.each([-7, 7])(
  "a machine whose clock is %i minutes off puts what is due by that of the database",
  async (minutes) => {
    const due = await thisMinute();
    const [minute = "", ...rest] = due.split(" ");
    const off = [(Number(minute) + 60 + minutes) % 60, "*", ...rest.slice(1)].join(" ");
    const names = ["due", "off"].map((name) => `${name} ${minutes}`);
    for (const [at, cron] of [due, off].entries())
      await all.queue.schedule({ queue: names[at] ?? "", cron, timeZone: "UTC", payload: at });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
    const options = { isScheduler: true, scheduleSeconds: 1, notice: () => {} };
    schedulers.push(await openQueue(all.database, options));
    await expect
      .poll(() => all.queue.take(names[0] ?? "", 5), { timeout: 20_000, interval: 50 })
      .toMatchObject([{ payload: 0 }]);
    expect(await all.queue.take(names[1] ?? "", 5)).toEqual([]);
  },
);
