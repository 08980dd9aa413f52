import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { commitKey, commitResult } from "../../database/commit.ts";
import { type Database, openDatabase } from "../../database/connect.ts";
import { getResults } from "../../database/results.ts";
import type { Environment } from "../../environment.ts";
import { type ErrorCode, ReportError } from "../../error.ts";
import type { HeldJob, Queue } from "../../queue/model.ts";
import { openQueue } from "../../queue/open.ts";
import { type Commit, type WorkEvent, work } from "../../queue/work.ts";
import type { JobPayload } from "../night/payload.ts";
import { identifyProgram, type NightProgram } from "../night/program.ts";
import { untilStopped } from "../until-stopped.ts";
import { type Children, openChildren } from "./children.ts";
import { type Contents, openContents } from "./contents.ts";
import type { Answer, MadeJob, Question } from "./messages.ts";

/** What is asked of a worker. */
interface WorkerOptions {
  /** Address of the database. */
  readonly database: string;
  /** How many outputs are made at once. Default: what the machine bears. */
  readonly jobs?: number;
  /** Longest that an output takes, in seconds. */
  readonly timeout: number;
}

/** Told what a worker does. */
interface WorkerListener {
  onReady(worker: { readonly id: string; readonly server: string } & NightProgram): void;
  onEvent(event: WorkEvent): void;
  /** Jobs wait that only another program may do. */
  onForeign(queue: string, waiting: number, own: NightProgram): void;
  /** What of a result is not as it was made before. */
  onDisagreement(job: HeldJob, lines: readonly string[]): void;
}

/** What another machine may well do: this one has no room, or no browser. */
const OWN_FAULTS: ReadonlySet<ErrorCode> = new Set(["SYSTEM_FAULT", "BROWSER_MISSING"]);
/** How often it is seen whether jobs wait for another program. */
const FOREIGN_MS = 15_000;

/**
 * Makes outputs that others plan, until it is told to stop.
 *
 * Errors: DATABASE_FAULT, USAGE, BROWSER_MISSING before it begins; what the database refuses for good; SYSTEM_FAULT or
 * BROWSER_MISSING where this machine can make nothing more: what it has in hand is given back.
 */
export async function runWorker(
  { database: url, jobs, timeout }: WorkerOptions,
  environment: Environment,
  listener: WorkerListener,
): Promise<void> {
  const { env, notice, signal, cores } = environment;
  const program = await identifyProgram(environment);
  const database = await openDatabase(url, { name: "briefings worker", notice, signal });
  const id = randomUUID();
  try {
    const queue = await openQueue(database, { notice });
    const contents = openContents(database);
    const answer = (question: Question) => answerChild(question, database, contents);
    const children = openChildren({ env, notice, answer, mostMs: timeout * 1000 });
    const watching = watchOthers(queue, program, { signal, listener });
    try {
      listener.onReady({ id, server: database.server, ...program });
      await work({
        ...{ database, queue, signal, jobsAtOnce: jobs ?? cores },
        worker: { id, host: hostname(), pid: process.pid, queue: program.queue, program },
        make: (job, giveUp) => make(job, { children, listener, worker: id, signal: giveUp }),
        isOwnFault: (error) => error instanceof ReportError && OWN_FAULTS.has(error.code),
        told: (event) => listener.onEvent(event),
      });
    } finally {
      watching.stop();
      await children.close();
      await queue.close();
    }
  } finally {
    await database.close();
  }
}

interface Making {
  readonly children: Children;
  readonly listener: WorkerListener;
  /** Id of the worker. */
  readonly worker: string;
  readonly signal: AbortSignal;
}

async function make(job: HeldJob, { children, listener, worker, signal }: Making): Promise<Commit> {
  const { key } = job;
  const done = await children.make(job.payload as JobPayload, signal);
  return async (sql) => {
    const committed =
      done.kind === "known"
        ? await commitKey(sql, { key, fingerprint: done.fingerprint })
        : await commitResult(sql, key, resultOf(done, job, worker));
    if (committed.disagreements.length > 0) listener.onDisagreement(job, committed.disagreements);
    return committed;
  };
}

function resultOf(
  { fingerprint, record, files, seconds }: MadeJob,
  { id, attempt }: HeldJob,
  worker: string,
) {
  return { fingerprint, record, files, seconds, worker, attempt: `${id}/${attempt}` };
}

async function answerChild(
  question: Question,
  database: Database,
  contents: Contents,
): Promise<Answer> {
  if (question.kind === "contents") return contents.get(question.keys);
  return (await getResults(database, [question.fingerprint])).size > 0;
}

/** Tells of jobs that wait for another program, of each queue once as long as some wait. */
function watchOthers(
  queue: Queue,
  program: NightProgram,
  { signal, listener }: { readonly signal: AbortSignal; readonly listener: WorkerListener },
): { readonly stop: () => void } {
  const told = new Set<string>();
  const look = async () => {
    for (const state of await queue.states()) {
      if (state.queue === program.queue || state.waiting === 0) told.delete(state.queue);
      else if (!told.has(state.queue)) {
        told.add(state.queue);
        listener.onForeign(state.queue, state.waiting, program);
      }
    }
  };
  // A database that is away is told of by whoever works.
  const timer = setInterval(() => void look().catch(() => {}), FOREIGN_MS);
  void untilStopped(signal).then(() => clearInterval(timer));
  void look().catch(() => {});
  return { stop: () => clearInterval(timer) };
}
