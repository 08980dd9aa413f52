import { setTimeout as sleep } from "node:timers/promises";
import cronParser from "cron-parser";
import type { Sql } from "../database/connect.ts";
import { executorOf } from "./executor.ts";
import type { Means } from "./means.ts";
import { lockQueue } from "./put.ts";
import { SCHEMA } from "./schema.ts";

/** Whoever looks for the first time puts what was due so short a time ago. */
const FIRST_LOOK_MS = 60_000;

interface Row {
  readonly name: string;
  readonly cron: string;
  readonly timezone: string | null;
  readonly data: object | null;
  readonly options: { readonly singletonKey?: string; readonly singletonSeconds?: number } | null;
}

/**
 * Puts jobs whenever they are due, until it is stopped.
 *
 * By the clock of the database alone: pg-boss itself asks that of the machine which time was the last, so that one minutes
 * late would put nothing, and one minutes early would put it before its time. What fell into an outage is put after it.
 */
export function watchSchedules(
  means: Means,
  { everyMs, onError }: { readonly everyMs: number; readonly onError: (error: unknown) => void },
): { readonly stop: () => void } {
  const stopped = new AbortController();
  const { signal } = stopped;
  const watch = async () => {
    for (let lookedAt: Date | null = null; !signal.aborted; ) {
      try {
        lookedAt = await putDue(means, lookedAt);
      } catch (error) {
        if (!signal.aborted) onError(error);
      }
      await sleep(everyMs, undefined, { signal }).catch(() => {});
    }
  };
  void watch();
  return { stop: () => stopped.abort() };
}

/** Puts the jobs that came due since a moment. Shape: until which. */
async function putDue({ boss, database }: Means, lookedAt: Date | null): Promise<Date> {
  return database.transaction(async (sql) => {
    await lockQueue(sql, "briefings schedules");
    const now = await clockOf(sql);
    const first = new Date(now.getTime() - FIRST_LOOK_MS);
    const since = lookedAt !== null && lookedAt < first ? lookedAt : first;
    const rows = await sql.query<Row>(
      `SELECT name, cron, timezone, data, options FROM ${SCHEMA}.schedule ORDER BY name`,
    );
    const due = rows.filter(({ cron, timezone }) => lastBefore(now, cron, timezone) > since);
    const jobs = due.map(({ name, data, options }) => ({ ...options, name, data: data ?? {} }));
    if (jobs.length > 0) await boss.insert(jobs, { db: executorOf(sql) });
    return now;
  });
}

async function clockOf(sql: Sql): Promise<Date> {
  const [row] = await sql.query<{ now: Date }>("SELECT now()");
  if (!row) throw new Error("The database tells no time");
  return row.now;
}

function lastBefore(now: Date, cron: string, timezone: string | null): Date {
  // The very moment counts: a parser tells of times before the one it is given.
  const currentDate = new Date(now.getTime() + 1);
  return cronParser
    .parseExpression(cron, { tz: timezone ?? "UTC", currentDate })
    .prev()
    .toDate();
}
