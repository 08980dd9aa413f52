import type { Means } from "./means.ts";
import type { JobState, ListedJob, Queue, QueueState } from "./model.ts";
import { unwrap } from "./payload.ts";
import { JOBS, SCHEMA } from "./schema.ts";

/** The states of pg-boss by ours. */
const STATES: Readonly<Record<JobState, readonly string[]>> = {
  waiting: ["created", "retry"],
  running: ["active"],
  failed: ["failed"],
  cancelled: ["cancelled"],
  done: ["completed"],
};

/** Over how long the rate is measured. */
const RATE_SECONDS = 300;

/** Queues of pg-boss itself. */
const INTERNAL = "\\_\\_pgboss%";

/** Tells what is in the queues. */
export function listJobs({ database }: Means): Pick<Queue, "list" | "states"> {
  return {
    list: async ({ queue, states, most }) => {
      const rows = await database.query<JobRow>(
        `SELECT id, name, singleton_key, data, state::text AS state, output,
           retry_count + CASE WHEN started_on IS NULL THEN 0 ELSE 1 END AS attempts,
           created_on, completed_on
         FROM ${JOBS} WHERE state::text = ANY($1) AND name NOT LIKE $2
           AND ($3::text IS NULL OR name = $3)
         ORDER BY coalesce(completed_on, started_on, created_on) DESC, id LIMIT $4`,
        [states.flatMap((state) => STATES[state]), INTERNAL, queue ?? null, most],
      );
      return rows.map(listedOf);
    },
    states: async () => {
      const rows = await database.query<StateRow>(
        `SELECT q.name AS queue,
           count(*) FILTER (WHERE state < 'active')::integer AS waiting,
           count(*) FILTER (WHERE state = 'active')::integer AS running,
           count(*) FILTER (WHERE state = 'failed')::integer AS failed,
           count(*) FILTER (WHERE state = 'cancelled')::integer AS cancelled,
           count(*) FILTER (WHERE state = 'completed')::integer AS done,
           count(*) FILTER (WHERE state = 'completed' AND completed_on > now() - $1 * interval '1 second')::integer AS recent,
           extract(epoch FROM now() - min(started_on) FILTER (
             WHERE state = 'completed' AND completed_on > now() - $1 * interval '1 second'
           ))::float8 AS "recentSeconds"
         FROM ${SCHEMA}.queue q LEFT JOIN ${JOBS} j ON j.name = q.name
         WHERE q.name NOT LIKE $2 GROUP BY q.name ORDER BY q.name`,
        [RATE_SECONDS, INTERNAL],
      );
      return rows.map(stateOf);
    },
  };
}

interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly singleton_key: string | null;
  readonly data: unknown;
  readonly state: string;
  readonly output: unknown;
  readonly attempts: number;
  readonly created_on: Date;
  readonly completed_on: Date | null;
}

function listedOf(row: JobRow): ListedJob {
  return {
    id: row.id,
    queue: row.name,
    key: row.singleton_key ?? row.id,
    payload: unwrap(row.data),
    state: stateBy(row.state),
    attempts: row.attempts,
    queuedAt: row.created_on,
    endedAt: row.completed_on,
    error: errorOf(row.output),
  };
}

function stateBy(name: string): JobState {
  const states = Object.keys(STATES) as JobState[];
  return states.find((state) => STATES[state].includes(name)) ?? "waiting";
}

/** What ended the last try: as it was given, or what pg-boss says of a job that gave no sign of life any more. */
function errorOf(output: unknown): unknown {
  const { value } = (output ?? {}) as { value?: { message?: string } };
  return value === undefined ? unwrap(output) : { message: SILENT };
}

const SILENT = "its worker was killed or frozen: it gave no sign of life any more";

interface StateRow extends Omit<QueueState, "perMinute" | "secondsLeft"> {
  readonly recent: number;
  readonly recentSeconds: number | null;
}

function stateOf({ recent, recentSeconds, ...state }: StateRow): QueueState {
  const seconds = Math.min(RATE_SECONDS, Math.max(1, recentSeconds ?? 1));
  const perSecond = recent / seconds;
  const left = state.waiting + state.running;
  return {
    ...state,
    perMinute: perSecond * 60,
    secondsLeft: left === 0 ? 0 : perSecond === 0 ? null : left / perSecond,
  };
}
