import { setTimeout as sleep } from "node:timers/promises";
import { endAttempt, type NewAttempt, putAttempts } from "../database/attempts.ts";
import type { Database, Sql } from "../database/connect.ts";
import { putFailures } from "../database/outcomes.ts";
import { type NewWorker, signOff, signOfLife } from "../database/workers.ts";
import { type Fault, faultOf } from "./fault.ts";
import type { HeldJob, Queue } from "./model.ts";

/** What a job came to, as it is noted with its end. */
interface Noted {
  readonly fingerprint: string;
  /** True where another had made the same. */
  readonly isDouble: boolean;
}

/** Writes what was made, in the transaction that ends the job; done again where that is given up. */
export type Commit = (sql: Sql) => Promise<Noted>;

export type WorkEvent =
  | { readonly event: "taken"; readonly job: HeldJob }
  | ({ readonly event: "done" | "late"; readonly job: HeldJob } & Noted)
  | { readonly event: "again" | "parked"; readonly job: HeldJob; readonly fault: Fault }
  /** Given to another meanwhile, and given up here. */
  | { readonly event: "lost"; readonly job: HeldJob }
  /** Given back, as this worker stops. */
  | { readonly event: "returned"; readonly job: HeldJob };

export interface WorkOptions {
  readonly database: Database;
  readonly queue: Queue;
  /** Who works; jobs come from its queue. */
  readonly worker: NewWorker;
  readonly jobsAtOnce: number;
  /** Makes what a job asks for; the signal fires where it is not wanted here any more. */
  readonly make: (job: HeldJob, signal: AbortSignal) => Promise<Commit>;
  /** True where not the job but this machine is at fault: the job is given back, and work ends. Default: never. */
  readonly isOwnFault?: (error: unknown) => boolean;
  readonly told: (event: WorkEvent) => void;
  /** Fires when the user asks to stop: what is in hand is given back. */
  readonly signal: AbortSignal;
  /** How often an empty queue is asked. */
  readonly pollMs?: number;
  /** How often signs of life are given for what is in hand. */
  readonly signMs?: number;
}

const POLL_MS = 1_000;
/** Three signs go before a job expires. */
const SIGN_MS = 3_000;

interface InHand {
  readonly job: HeldJob;
  readonly giveUp: AbortController;
}

interface Work extends WorkOptions {
  readonly inHand: Map<string, InHand>;
  /** Ends work for a fault of this machine. */
  readonly leave: (fault: unknown) => void;
}

/**
 * Takes jobs and does them until it is told to stop; whatever happens to the database meanwhile, it waits and goes on.
 *
 * Errors: what the database refuses for good; the fault of this machine that ended it.
 */
export async function work(options: WorkOptions): Promise<void> {
  const { database, worker } = options;
  const leaving = new AbortController();
  const signal = AbortSignal.any([options.signal, leaving.signal]);
  const leave = (fault: unknown) => leaving.abort(fault);
  const all: Work = { ...options, signal, leave, inHand: new Map() };
  const ended = new AbortController();
  const stop = () => {
    for (const { giveUp } of all.inHand.values()) giveUp.abort();
  };
  signal.addEventListener("abort", stop, { once: true });
  await signOfLife(database, worker);
  try {
    const parts = [takeJobs(all).finally(() => ended.abort()), giveSigns(all, ended.signal)];
    await Promise.all(parts).catch((error) => {
      stop();
      throw error;
    });
    await signOff(database, worker.id);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
  if (leaving.signal.aborted) throw leaving.signal.reason;
}

async function takeJobs(all: Work): Promise<void> {
  const { queue, worker, jobsAtOnce, signal, told, inHand, pollMs = POLL_MS } = all;
  const running = new Set<Promise<void>>();
  while (!signal.aborted) {
    const room = jobsAtOnce - running.size;
    const jobs = room > 0 ? await queue.take(worker.queue, room) : [];
    // In hand from now on: the statement below may have to wait for the database.
    for (const job of jobs) inHand.set(job.id, { job, giveUp: new AbortController() });
    await putAttempts(
      all.database,
      jobs.map((job) => attemptOf(all, job)),
    );
    for (const job of jobs) {
      told({ event: "taken", job });
      const one = doJob(all, job).finally(() => running.delete(one));
      running.add(one);
    }
    await untilRoom(running, { ...all, pollMs });
  }
  await Promise.all(running);
}

/** Until a job ends, or, where more could run, until it is time to ask again. */
async function untilRoom(
  running: ReadonlySet<Promise<void>>,
  { jobsAtOnce, pollMs, signal }: Pick<WorkOptions, "jobsAtOnce" | "signal"> & { pollMs: number },
): Promise<void> {
  if (running.size >= jobsAtOnce) return Promise.race(running);
  const ended = new AbortController();
  const end = () => ended.abort();
  signal.addEventListener("abort", end);
  // An empty queue is asked by many workers: at different times.
  const pause = sleep(pollMs * (0.75 + Math.random() / 2), undefined, { signal: ended.signal });
  await Promise.race([...running, pause.catch(() => {})]);
  signal.removeEventListener("abort", end);
  end();
}

async function giveSigns(
  { database, queue, worker, inHand, signMs = SIGN_MS }: Work,
  ended: AbortSignal,
): Promise<void> {
  while (!ended.aborted) {
    await sleep(signMs, undefined, { signal: ended }).catch(() => {});
    if (ended.aborted) return;
    const lost = await queue.keepAlive([...inHand.values()].map(({ job }) => job));
    for (const id of lost) inHand.get(id)?.giveUp.abort();
    await signOfLife(database, worker);
  }
}

async function doJob(all: Work, job: HeldJob): Promise<void> {
  const { signal, inHand, make, told, isOwnFault = () => false, leave } = all;
  const giveUp = inHand.get(job.id)?.giveUp ?? new AbortController();
  try {
    if (signal.aborted) giveUp.abort();
    const commit = await make(job, giveUp.signal);
    told({ job, ...(await finish(all, job, commit)) });
  } catch (error) {
    // Every job would fail here as fast as it is taken, and be parked after three tries: others can make it.
    if (isOwnFault(error)) leave(error);
    if (signal.aborted) await giveBack(all, job);
    else await fail(all, job, error, giveUp.signal.aborted);
  } finally {
    inHand.delete(job.id);
  }
}

/** One transaction for the end of the job and what it made: both are there, or none. */
async function finish(all: Work, job: HeldJob, commit: Commit) {
  return all.database.transaction(async (sql) => {
    const event = await all.queue.complete(sql, job);
    const noted = await commit(sql);
    const { fingerprint, isDouble } = noted;
    const end = { ending: event, fingerprint, isDouble, error: null };
    await endAttempt(sql, attemptOf(all, job), end);
    return { event, fingerprint, isDouble };
  });
}

async function fail(all: Work, job: HeldJob, error: unknown, isLost: boolean): Promise<void> {
  const fault = faultOf(error);
  const event = await all.database.transaction(async (sql) => {
    const state = await all.queue.fail(sql, job, fault);
    const ending = state === "late" ? "late" : "failed";
    const told = isLost && state === "late" ? null : fault;
    await endAttempt(sql, attemptOf(all, job), {
      ...{ ending, fingerprint: null, isDouble: false, error: told },
    });
    if (state === "parked") await putFailures(sql, [{ key: job.key, error: fault }]);
    return state;
  });
  all.told(event === "late" ? { event: "lost", job } : { event, job, fault });
}

async function giveBack(all: Work, job: HeldJob): Promise<void> {
  await all.queue.giveBack([job]);
  await endAttempt(all.database, attemptOf(all, job), {
    ...{ ending: "returned", fingerprint: null, isDouble: false, error: null },
  });
  all.told({ event: "returned", job });
}

function attemptOf({ worker }: Work, { id, attempt, key }: HeldJob): NewAttempt {
  return { job: id, number: attempt, key, worker: worker.id };
}
