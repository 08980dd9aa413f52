import { type Attempt, attemptsAt } from "../../database/attempts.ts";
import type { Database } from "../../database/connect.ts";
import { listWorkers, type Worker } from "../../database/workers.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import type { JobState, ListedJob, Queue, QueueState } from "../../queue/model.ts";
import { type Unserved, unserved } from "../../queue/unserved.ts";
import { withShared } from "./open.ts";
import { isOfSchedule } from "./schedule-queue.ts";

/** What is asked of the jobs on a database. */
interface JobsAsked {
  /** Address of the database. */
  readonly database: string;
  /** Which jobs are listed one by one. */
  readonly state: JobState;
}

/** How the jobs on a database stand. */
export interface ToldJobs {
  readonly queues: readonly QueueState[];
  /** Who works now. */
  readonly workers: readonly Worker[];
  /** Queues whose jobs nobody takes. */
  readonly unserved: readonly Unserved[];
  /** The latest in the state asked for. */
  readonly jobs: readonly ToldJob[];
  /** How many more there are in that state. */
  readonly left: number;
}

interface ToldJob extends Pick<ListedJob, "id" | "queue" | "state" | "attempts" | "queuedAt"> {
  /** Of the output, e.g. `five-places.zh`. */
  readonly name: string;
  readonly endedAt: Date | null;
  readonly error: unknown;
  readonly tries: readonly ToldTry[];
}

/** One try at a job. */
interface ToldTry {
  /** The machine; the id of the worker where that is long gone. */
  readonly host: string;
  readonly startedAt: Date;
  readonly seconds: number | null;
  /** Null while it goes on, or where its worker was killed or frozen. */
  readonly ending: string | null;
  readonly error: unknown;
}

/** As many as anybody reads. */
const MOST_LISTED = 200;

/** Tells how the jobs on a database stand. Errors: DATABASE_FAULT; USAGE. */
export async function tellJobs(
  { database: url, state }: JobsAsked,
  environment: Environment,
): Promise<ToldJobs> {
  const opening = { url, name: "briefings jobs", isReader: true };
  return withShared(opening, environment, async ({ database, queue }) => {
    const queues = await statesOf(queue);
    const known = await listWorkers(database);
    const listed = await listOf(queue, state, MOST_LISTED);
    return {
      queues,
      workers: known.filter(({ isAlive }) => isAlive),
      unserved: unserved(queues, known),
      jobs: await withTries(database, listed, known),
      left: queues.reduce((sum, each) => sum + each[state], 0) - listed.length,
    };
  });
}

/** Those of schedules are no outputs. */
async function statesOf(queue: Queue): Promise<readonly QueueState[]> {
  return (await queue.states()).filter((state) => !isOfSchedule(state.queue));
}

async function listOf(queue: Queue, state: JobState, most: number): Promise<readonly ListedJob[]> {
  const listed = await queue.list({ states: [state], most });
  return listed.filter((job) => !isOfSchedule(job.queue));
}

async function withTries(
  database: Database,
  jobs: readonly ListedJob[],
  workers: readonly Worker[],
): Promise<readonly ToldJob[]> {
  const attempts = await attemptsAt(
    database,
    jobs.map(({ id }) => id),
  );
  const hosts = new Map(workers.map(({ id, host }) => [id, host]));
  return jobs.map(({ id, queue, state, attempts: count, queuedAt, endedAt, error, ...job }) => ({
    ...{ id, name: nameOf(job), queue, state, attempts: count, queuedAt, endedAt, error },
    tries: attempts.filter(({ job }) => job === id).map((attempt) => toldTry(attempt, hosts)),
  }));
}

function toldTry(
  { worker, startedAt, seconds, end }: Attempt,
  hosts: ReadonlyMap<string, string>,
): ToldTry {
  return {
    ...{ host: hosts.get(worker) ?? worker, startedAt, seconds },
    ...{ ending: end?.ending ?? null, error: end?.error ?? null },
  };
}

function nameOf({ payload, key }: Pick<ListedJob, "payload" | "key">): string {
  return (payload as { readonly name?: string } | null)?.name ?? key;
}

/** What may be done about jobs, and in which states they are then. */
const ACTIONS = {
  retry: ["failed", "cancelled"],
  cancel: ["waiting", "running"],
} as const satisfies Readonly<Record<string, readonly JobState[]>>;
export type JobAction = keyof typeof ACTIONS;

interface ActionAsked {
  /** Address of the database. */
  readonly database: string;
  readonly action: JobAction;
  /** Ids of jobs; `all` for each that it can be done to. */
  readonly jobs: readonly string[] | "all";
}

export interface ActionDone {
  /** How many it was done to. */
  readonly count: number;
  /** Ids of which there is no job in such a state. */
  readonly missed: readonly string[];
}

/** Tries jobs again, or takes them out. Errors: USAGE where an id is none; DATABASE_FAULT. */
export async function actOnJobs(
  { database: url, action, jobs }: ActionAsked,
  environment: Environment,
): Promise<ActionDone> {
  requireIds(jobs);
  return withShared({ url, name: "briefings jobs" }, environment, async ({ queue }) => {
    const queues = (await statesOf(queue)).map((state) => state.queue);
    if (jobs === "all") {
      let count = 0;
      for (const each of queues) count += (await queue[action]({ queue: each })).length;
      return { count, missed: [] };
    }
    const missed: string[] = [];
    for (const id of new Set(jobs)) {
      let found = 0;
      for (const each of queues) found += (await queue[action]({ queue: each, ids: [id] })).length;
      if (found === 0) missed.push(id);
    }
    return { count: new Set(jobs).size - missed.length, missed };
  });
}

/** Says in which states a job has to be. */
export function sayStates(action: JobAction): string {
  return ACTIONS[action].join(" or ");
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function requireIds(jobs: readonly string[] | "all"): void {
  const wrong = jobs === "all" ? undefined : jobs.find((id) => !ID.test(id));
  if (wrong === undefined && jobs.length > 0) return;
  throw new ReportError(
    "USAGE",
    wrong === undefined ? "No job is named" : `"${wrong}" is the id of no job`,
    { hint: "name ids as `briefings jobs` lists them, or --all" },
  );
}
