import PgBoss from "pg-boss";
import type { Database } from "../database/connect.ts";
import { migrate, requireSchema } from "../database/migrations/migrate.ts";
import { ReportError } from "../error.ts";
import { watchSchedules } from "./due.ts";
import { executorOf } from "./executor.ts";
import { holdJobs } from "./hold.ts";
import { listJobs } from "./list.ts";
import { manageJobs } from "./manage.ts";
import type { Queue } from "./model.ts";
import { lockQueue, putJobs } from "./put.ts";
import { scheduleJobs } from "./schedule.ts";
import { JOBS, SCHEMA } from "./schema.ts";

/** How often expired jobs are looked for, by whichever machine comes first. */
const MAINTENANCE_SECONDS = 2;
/** Done jobs are kept for a while to tell the rate; failed ones for whoever looks after them. */
const KEEP_DONE_SECONDS = 12 * 60 * 60;
const KEEP_FAILED_SECONDS = 30 * 24 * 60 * 60;
const KEEP_ARCHIVED_DAYS = 1;

export interface QueueOptions {
  /** True where this process only reads: it looks after nothing. */
  readonly isReader?: boolean;
  /** True where this process looks after schedules. */
  readonly isScheduler?: boolean;
  /** How often schedules are looked at. */
  readonly scheduleSeconds?: number;
  /** Takes a line about what goes wrong between jobs. */
  readonly notice: (line: string) => void;
}

/**
 * Brings all tables to the version of this program; for the owner of the database.
 *
 * Errors: DATABASE_FAULT where they are of a later program, or this role may not change them.
 */
export async function prepareDatabase(database: Database): Promise<void> {
  // One at a time, and in transactions that begin only then: those that waited would not see the tables of whoever went before.
  await database.transaction(async (sql) => {
    await sql.query("SELECT pg_advisory_xact_lock(hashtextextended('briefings prepare', 0))");
    const boss = commandsOf(database);
    await boss.start();
    await boss.stop({ graceful: false });
    await extend(database);
    await migrate(database);
  });
}

/** What pg-boss lacks: an index in the order of the queue. Without that it sorts all that waits for each job that is taken. */
async function extend(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await lockQueue(sql, SCHEMA);
    const found = await sql.query(
      "SELECT FROM pg_class WHERE relname = 'job_order' AND relnamespace = $1::regnamespace",
      [SCHEMA],
    );
    if (found.length > 0) return;
    await sql.query(
      `CREATE INDEX job_order ON ${JOBS} (name, priority DESC, created_on, id)
       WHERE state < 'active'`,
    );
  });
}

/** As `prepareDatabase`, by whoever may; for any other the tables have to be ready. */
async function makeReady(database: Database): Promise<void> {
  await requireSchema(database).catch(async (unready) => {
    await prepareDatabase(database).catch((error) => {
      throw isRefusal(error) ? unready : error;
    });
  });
}

function isRefusal(error: unknown): boolean {
  const cause = error instanceof ReportError ? error.cause : error;
  return (cause as { code?: unknown } | undefined)?.code === "42501";
}

/**
 * Opens the queues of a database, and brings its tables to the version of this program where its role may do so.
 *
 * Errors: DATABASE_FAULT where it may not and they are of another version.
 */
export async function openQueue(database: Database, options: QueueOptions): Promise<Queue> {
  await makeReady(database);
  const { isReader = false, isScheduler = false, scheduleSeconds = 30, notice } = options;
  const background = backgroundOf(database, notice);
  const keeper = new PgBoss({
    ...{ schema: SCHEMA, db: background.executor, migrate: false },
    ...{ supervise: !isReader, maintenanceIntervalSeconds: MAINTENANCE_SECONDS },
    ...{ archiveCompletedAfterSeconds: KEEP_DONE_SECONDS, deleteAfterDays: KEEP_ARCHIVED_DAYS },
    archiveFailedAfterSeconds: KEEP_FAILED_SECONDS,
    schedule: false,
  });
  keeper.on("error", ({ message }) => background.tell(message));
  await keeper.start().catch((cause) => {
    throw notPrepared(database, cause);
  });
  background.start();
  const means = { boss: commandsOf(database), database };
  const watching = isScheduler
    ? watchSchedules(means, { everyMs: scheduleSeconds * 1_000, onError: background.tellOf })
    : null;
  return {
    ...putJobs(means),
    ...holdJobs(means),
    ...listJobs(means),
    ...manageJobs(means),
    ...scheduleJobs(means),
    close: async () => {
      watching?.stop();
      background.stop();
      await keeper.stop({ graceful: false });
    },
  };
}

/** pg-boss as statements alone: it does nothing by its own clock, and every error is told to who asks. */
function commandsOf(database: Database): PgBoss {
  const executor = executorOf(database);
  return new PgBoss({ schema: SCHEMA, db: executor, supervise: false, schedule: false });
}

interface Background {
  readonly executor: PgBoss.Db;
  readonly tell: (message: string) => void;
  /** Tells of an error, but for the wish to stop. */
  readonly tellOf: (error: unknown) => void;
  readonly start: () => void;
  readonly stop: () => void;
}

/**
 * What pg-boss does by its own clock waits for no answer in places, where an error would end the process. Once it runs, it
 * gets nothing in place of an error, as from its own connections once they are closed.
 */
function backgroundOf(database: Database, notice: (line: string) => void): Background {
  let state: "starting" | "running" | "stopped" = "starting";
  let last = "";
  const tell = (message: string) => {
    if (state === "stopped" || message === last) return;
    last = message;
    notice(`The queue is not looked after: ${message}`);
  };
  const tellOf = (error: unknown) => {
    if (error instanceof ReportError && error.code === "CANCELLED") return;
    tell(error instanceof Error ? error.message : String(error));
  };
  const whileRunning = async (text: string, values?: readonly unknown[]) => {
    if (state === "stopped") return undefined;
    try {
      return await executorOf(database).executeSql(text, [...(values ?? [])]);
    } catch (error) {
      if (state === "starting") throw error;
      tellOf(error);
      return undefined;
    }
  };
  return {
    executor: { executeSql: whileRunning } as PgBoss.Db,
    tell,
    tellOf,
    start: () => {
      state = "running";
    },
    stop: () => {
      state = "stopped";
    },
  };
}

function notPrepared({ server }: Database, cause: unknown): unknown {
  if (!(cause instanceof Error) || !cause.message.startsWith("pg-boss")) return cause;
  return new ReportError(
    "DATABASE_FAULT",
    `The queues in ${server} are not of this program's version: ${cause.message}`,
    { hint: "use one version of the program everywhere, and connect once as the owner", cause },
  );
}
