import type { Sql } from "../database/connect.ts";

/** What comes first: whoever looks and waits, before what a night has time for. */
export const PRIORITIES = { "on demand": 10, nightly: 0 } as const;
type Priority = keyof typeof PRIORITIES;

/** A job to be done. */
export interface NewJob {
  /** What it makes: a job of the same key that waits or runs is this one. */
  readonly key: string;
  /** What whoever does it is given, as it is. */
  readonly payload: unknown;
}

/** How many jobs were put, and how many waited or ran already. */
interface Put {
  readonly queued: number;
  readonly joined: number;
}

/** A job in hand, until it is done, fails, or expires for want of signs of life. */
export interface HeldJob extends NewJob {
  readonly id: string;
  readonly queue: string;
  /** The number of the try, from 1: who holds an earlier one holds the job no more. */
  readonly attempt: number;
  /** True where no other try follows. */
  readonly isLast: boolean;
  readonly queuedAt: Date;
}

export const JOB_STATES = ["waiting", "running", "failed", "cancelled", "done"] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface ListedJob extends NewJob {
  readonly id: string;
  readonly queue: string;
  readonly state: JobState;
  /** How often it was tried. */
  readonly attempts: number;
  readonly queuedAt: Date;
  /** Null where it did not end. */
  readonly endedAt: Date | null;
  /** Why it failed at last; null where it did not. */
  readonly error: unknown;
}

/** How a queue stands. */
export interface QueueState extends Readonly<Record<JobState, number>> {
  readonly queue: string;
  /** Jobs done a minute, over the last five. */
  readonly perMinute: number;
  /** Until nothing waits or runs any more, at that rate; null where nothing was done lately. */
  readonly secondsLeft: number | null;
}

/** Which jobs are meant: all of a queue, or some by their ids. */
interface Choice {
  readonly queue: string;
  /** Absent for all. */
  readonly ids?: readonly string[];
}

interface Schedule {
  readonly queue: string;
  /** Five fields, e.g. `0 2 * * *`. */
  readonly cron: string;
  /** e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
  readonly payload: unknown;
}

/**
 * Jobs that several machines share, a queue for each program that can do them.
 *
 * What takes `sql` is for use in a transaction, together with what the job has made.
 */
export interface Queue {
  /** Makes a queue where there is none. */
  open(queue: string): Promise<void>;
  /** Those whose keys lead to a result already are left out. */
  put(queue: string, jobs: readonly NewJob[], priority: Priority): Promise<Put>;
  /** Takes the next jobs: by priority, then as they were put. */
  take(queue: string, most: number): Promise<readonly HeldJob[]>;
  /** A sign of life for jobs in hand. Shape: the ids of those that are in hand no more. */
  keepAlive(jobs: readonly HeldJob[]): Promise<ReadonlySet<string>>;
  /** `late` where the job is in hand no more. */
  complete(sql: Sql, job: HeldJob): Promise<"done" | "late">;
  /** `parked` where no other try follows. */
  fail(sql: Sql, job: HeldJob, error: unknown): Promise<"again" | "parked" | "late">;
  /** Gives jobs back untouched, as whoever holds them stops: no try is lost. */
  giveBack(jobs: readonly HeldJob[]): Promise<void>;
  /** Lists jobs in some states, of all queues unless one is named, the latest first. */
  list(asked: ListAsked): Promise<readonly ListedJob[]>;
  states(): Promise<readonly QueueState[]>;
  /** Tries jobs that failed or were cancelled again, as often as new ones. Shape: their keys. */
  retry(choice: Choice): Promise<readonly string[]>;
  /** Takes jobs out that wait or run. Shape: their keys. */
  cancel(choice: Choice): Promise<readonly string[]>;
  /** Puts a job into a queue by a clock that all machines share: once, however many of them watch it. */
  schedule(schedule: Schedule): Promise<void>;
  unschedule(queue: string): Promise<void>;
  schedules(): Promise<readonly Schedule[]>;
  /** Removes queues that have no jobs any more, but for those named. Shape: their names. */
  removeEmpty(except: readonly string[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface ListAsked {
  readonly queue?: string;
  readonly states: readonly JobState[];
  readonly most: number;
}
