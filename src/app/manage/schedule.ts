import { setTimeout as sleep } from "node:timers/promises";
import type { Environment } from "../../environment.ts";
import type { HeldJob } from "../../queue/model.ts";
import { sha256 } from "../../store/folder.ts";
import { type Shared, withShared } from "./open.ts";
import { queueOfSchedule } from "./schedule-queue.ts";

/** A night that comes round. */
interface ScheduleAsked {
  /** Address of the database. */
  readonly database: string;
  /** Minute, hour, day, month, day of the week. */
  readonly cron: string;
  /** e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
  /** All that is asked of each night: machines that ask the same watch the same schedule. */
  readonly nights: unknown;
  /** What names of nights begin with; null for nothing. */
  readonly prefix: string | null;
}

interface ScheduleMeans {
  /** Makes one night. Errors: any; they end that night alone. */
  readonly build: (name: string) => Promise<void>;
  readonly onReady: (server: string) => void;
  readonly onFailed: (name: string, error: unknown) => void;
  /** How often it is seen whether it is time. */
  readonly scheduleSeconds?: number;
  /** How often it is seen whether a night is to be made here. */
  readonly pollMs?: number;
}

const SCHEDULE_SECONDS = 30;
const POLL_MS = 2_000;
/** Three signs go before another machine goes on with the night. */
const SIGN_MS = 3_000;
/** More than come together while nobody is there. */
const MOST_MISSED = 100;

/**
 * Makes a night whenever it is time, until the user stops it. However many machines do so, one of them makes each night; where
 * that one is lost or stopped, another goes on with it under the same name.
 *
 * Errors: USAGE for a time that is none; DATABASE_FAULT.
 */
export async function runSchedule(
  asked: ScheduleAsked,
  means: ScheduleMeans,
  environment: Environment,
): Promise<void> {
  const { signal } = environment;
  const opening = {
    ...{ url: asked.database, name: "briefings schedule", isScheduler: true },
    scheduleSeconds: means.scheduleSeconds ?? SCHEDULE_SECONDS,
  };
  const { cron, timeZone } = asked;
  const queue = queueOf(asked);
  await withShared(opening, environment, async (shared) => {
    await shared.queue.schedule({ queue, cron, timeZone, payload: null });
    means.onReady(shared.database.server);
    while (!signal.aborted) {
      const jobs = await shared.queue.take(queue, MOST_MISSED);
      const latest = jobs.at(-1);
      // Of those missed while nobody was there the latest makes all that is due.
      for (const missed of jobs.slice(0, -1)) await end(shared, missed);
      if (latest) await makeNight(latest, asked, { ...means, ...shared, signal });
      await sleep(means.pollMs ?? POLL_MS, undefined, { signal }).catch(() => {});
    }
  }).catch((error) => {
    if (!signal.aborted) throw error;
  });
}

/** Takes a schedule back, on all machines. Errors: DATABASE_FAULT. */
export async function removeSchedule(
  asked: Pick<ScheduleAsked, "database" | "nights">,
  environment: Environment,
): Promise<void> {
  const opening = { url: asked.database, name: "briefings schedule" };
  await withShared(opening, environment, ({ queue }) => queue.unschedule(queueOf(asked)));
}

const DIGITS = 16;

function idOf({ nights }: Pick<ScheduleAsked, "nights">): string {
  return sha256(JSON.stringify(nights)).slice(0, DIGITS);
}

function queueOf(asked: Pick<ScheduleAsked, "nights">): string {
  return queueOfSchedule(idOf(asked));
}

async function makeNight(
  job: HeldJob,
  asked: ScheduleAsked,
  { signal, build, onFailed, ...shared }: ScheduleMeans & Shared & { readonly signal: AbortSignal },
): Promise<void> {
  const name = nameOf(job, asked);
  // A database that is away is told of by whoever plans or follows the night.
  const sign = () => void shared.queue.keepAlive([job]).catch(() => {});
  const signs = setInterval(sign, SIGN_MS);
  try {
    await build(name);
  } catch (error) {
    if (signal.aborted) return await shared.queue.giveBack([job]);
    onFailed(name, error);
  } finally {
    clearInterval(signs);
  }
  await end(shared, job);
}

async function end({ database, queue }: Shared, job: HeldJob): Promise<void> {
  await database.transaction((sql) => queue.complete(sql, job));
}

/** e.g. `2026-11-30 02:00`, by the time at which it was due; whoever goes on with it finds the same. */
function nameOf({ queuedAt }: HeldJob, asked: ScheduleAsked): string {
  const { timeZone, prefix } = asked;
  // The one locale that writes dates as ISO does.
  const written = { timeZone, dateStyle: "short", timeStyle: "short" } as const;
  const time = new Intl.DateTimeFormat("sv-SE", written).format(queuedAt);
  return prefix === null ? `${time} ${idOf(asked).slice(0, 4)}` : `${prefix} ${time}`;
}
