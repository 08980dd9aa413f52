import { ReportError } from "../error.ts";
import type { Means } from "./means.ts";
import type { Queue } from "./model.ts";
import { unwrap, wrap } from "./payload.ts";
import { makeQueue } from "./put.ts";

/** Machines look at different moments, each for itself: what they put within an hour is one run. */
const SAME_RUN_SECONDS = 3_600;

/** Jobs by the clock. */
export function scheduleJobs({
  boss,
  database,
}: Means): Pick<Queue, "schedule" | "unschedule" | "schedules"> {
  return {
    schedule: async ({ queue, cron, timeZone, payload }) => {
      await database.transaction((sql) => makeQueue(sql, queue));
      const options = { tz: timeZone, singletonKey: queue, singletonSeconds: SAME_RUN_SECONDS };
      await boss.schedule(queue, cron, wrap(payload), options).catch((cause) => {
        throw orUsage(cause, cron, timeZone);
      });
    },
    unschedule: (queue) => boss.unschedule(queue),
    schedules: async () => {
      const all = await boss.getSchedules();
      return all.map(({ name, cron, data, ...rest }) => {
        const { timezone } = rest as { readonly timezone?: string };
        return { queue: name, cron, timeZone: timezone ?? "UTC", payload: unwrap(data) };
      });
    },
  };
}

function orUsage(cause: unknown, cron: string, timeZone: string): unknown {
  if (cause instanceof ReportError || (cause as { code?: unknown }).code !== undefined)
    return cause;
  return new ReportError("USAGE", `No time is meant by "${cron}" in the time zone ${timeZone}`, {
    hint: 'write minute, hour, day, month and day of the week, e.g. "0 2 * * *", and a zone as Asia/Shanghai',
    cause,
  });
}
