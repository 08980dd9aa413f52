import { setTimeout as sleep } from "node:timers/promises";
import type { Database, Sql } from "../../database/connect.ts";
import { knownContents, putContents } from "../../database/contents.ts";
import { closeNight, type Night, putNight } from "../../database/nights.ts";
import { progressOf, putOutcomes, readOutcomes } from "../../database/outcomes.ts";
import { findKeys } from "../../database/results.ts";
import { listWorkers } from "../../database/workers.ts";
import { ReportError } from "../../error.ts";
import type { NewJob, Queue } from "../../queue/model.ts";
import { settle } from "../../queue/settle.ts";
import type { BuildContext, Job } from "../build/job.ts";
import type { NightListener } from "../build/model.ts";
import { bundleOf } from "./bundle.ts";
import { type DataPart, type DataParts, openDataParts } from "./parts.ts";
import { type JobPayload, jobKeyOf, type NightSettings } from "./payload.ts";
import { planJobs } from "./plan.ts";
import type { NightProgram } from "./program.ts";

/** What a night is planned from. */
interface NightPlan {
  /** Unlike that of any other night. */
  readonly name: string;
  readonly jobs: readonly Job[];
  readonly program: NightProgram;
  readonly settings: NightSettings;
  readonly context: Pick<BuildContext, "dataset" | "inputKeyOf" | "earlierOf"> & {
    readonly tree: ReadonlyMap<string, Uint8Array>;
  };
}

/** An output of a night: what it is called, and the key that leads to what it comes to. */
export interface PlannedOutput {
  readonly key: string;
  readonly name: string;
  readonly job: Job;
}

/** What is told of all of a night, as it is written down with it. */
export interface NightAbout {
  readonly dataset: string;
  readonly generator: string;
  readonly queue: string;
}

interface Means {
  readonly database: Database;
  readonly queue: Queue;
}

/** A night that is written down, its jobs waiting for workers. */
export interface PlannedNight {
  readonly night: Night;
  readonly outputs: readonly PlannedOutput[];
  readonly payloadByKey: ReadonlyMap<string, JobPayload>;
  /** How many had to be put into the queue, and how many were there. */
  readonly queued: number;
}

/**
 * Writes down what is to be made, and has it made: all in one transaction, so that a night that is there is whole.
 *
 * Shape: a night of that name that is there already stays as it is. Errors: USAGE where that one is of other outputs; those of the database.
 */
export async function planNight(
  { name, jobs, program, settings, context }: NightPlan,
  { database, queue }: Means,
): Promise<PlannedNight> {
  const parts = openDataParts(context.dataset);
  const bundle = bundleOf(context.tree);
  const earlierOf = context.earlierOf ?? (() => null);
  const outputs: PlannedOutput[] = [];
  const payloadByKey = new Map<string, JobPayload>();
  const planned = planJobs(jobs, { parts, inputKeyOf: context.inputKeyOf, earlierOf });
  for (const one of planned) {
    const { key: _, ...rest } = one;
    const key = jobKeyOf(one, settings);
    outputs.push({ key, name: one.name, job: one.job });
    payloadByKey.set(key, { ...rest, design: bundle.key, settings });
  }
  const needed = await putParts(database, { jobs, parts, bundle });
  await queue.open(program.queue);
  const about: NightAbout = {
    dataset: context.dataset.version,
    generator: program.generator,
    queue: program.queue,
  };
  const keys = [...payloadByKey.keys()];
  const planOf = (key: string) => ({
    key,
    payload: { name: payloadByKey.get(key)?.name ?? "" },
  });
  const { night } = await database.transaction((sql) =>
    putNight(sql, { name, plan: about, jobs: keys.map(planOf), contents: needed }),
  );
  await requireSame(night, keys);
  const known = await findKeys(database, keys);
  await database.transaction((sql) =>
    putOutcomes(
      sql,
      [...known].map(([key, fingerprint]) => ({ key, fingerprint })),
    ),
  );
  // Where the night is begun again, what failed in it stays so.
  const ended = new Set((await readOutcomes(database, night.id)).map(({ key }) => key));
  const lacking = keys.filter((key) => !known.has(key) && !ended.has(key));
  const { queued } = await putAgain(queue, program, lacking, payloadByKey);
  return { night, outputs, payloadByKey, queued };
}

function putAgain(
  queue: Queue,
  program: NightProgram,
  keys: readonly string[],
  payloadByKey: ReadonlyMap<string, JobPayload>,
) {
  const jobs: NewJob[] = keys.map((key) => ({ key, payload: payloadByKey.get(key) }));
  return queue.put(program.queue, jobs, "nightly");
}

async function requireSame({ name, sha256: there }: Night, keys: readonly string[]): Promise<void> {
  const { sha256 } = await import("../../store/folder.ts");
  if (there === sha256(keys.join("\n"))) return;
  throw new ReportError("USAGE", `The night ${name} was planned with other data or outputs`, {
    hint: "give this one another name, or leave out --night",
  });
}

/** How many places are looked at together: their parts are some kilobytes each. */
const PLACES_AT_ONCE = 200;

/** Puts what workers read into the database, as far as it is not there. Shape: the hashes of all of it. */
async function putParts(
  sql: Sql,
  {
    jobs,
    parts,
    bundle,
  }: { readonly jobs: readonly Job[]; readonly parts: DataParts; readonly bundle: DataPart },
): Promise<readonly string[]> {
  const places = new Set(
    jobs.flatMap(({ regions, spec }) => [...regions, ...spec.regions, ...spec.references]),
  );
  const keys: string[] = [];
  const put = async (some: readonly DataPart[]) => {
    const there = await knownContents(
      sql,
      some.map(({ key }) => key),
    );
    const missing = some.filter(({ key }) => !there.has(key));
    await putContents(
      sql,
      missing.map(({ key, bytes }) => ({ sha256: key, bytes })),
    );
    keys.push(...some.map(({ key }) => key));
  };
  await put([bundle, parts.lists]);
  const all = [...places];
  for (let from = 0; from < all.length; from += PLACES_AT_ONCE) {
    await put(all.slice(from, from + PLACES_AT_ONCE).map(parts.ofPlace));
  }
  return keys;
}

const POLL_MS = 500;
/** How often it is seen to that nothing planned is forgotten, e.g. as its job failed or was cancelled. */
const SETTLE_MS = 5_000;
const NOBODY_MS = 10_000;

/** Waits until all that a night planned has come to something, and ends it. Errors: CANCELLED; those of the database. */
export async function followNight(
  { night, payloadByKey }: PlannedNight,
  program: NightProgram,
  { database, queue }: Means,
  {
    signal,
    clockMs,
    listener,
  }: {
    readonly signal: AbortSignal;
    readonly clockMs: () => number;
    readonly listener: Omit<NightListener, "onPlanned">;
  },
): Promise<void> {
  let settledMs = Number.NEGATIVE_INFINITY;
  let nobodyMs = clockMs() - NOBODY_MS / 2;
  for (let last = -1; ; ) {
    if (signal.aborted)
      throw new ReportError("CANCELLED", "Stopped before the night was done", {
        hint: `its jobs go on; build again with --night ${night.name} to collect them`,
      });
    const { planned, open } = await progressOf(database, night.id);
    if (planned - open !== last) listener.onProgress(planned - open, planned);
    last = planned - open;
    if (open === 0) break;
    if (clockMs() - settledMs > SETTLE_MS) {
      const forgotten = await settle(database, program.queue, night.id);
      if (forgotten.length > 0) await putAgain(queue, program, forgotten, payloadByKey);
      settledMs = clockMs();
    }
    if (clockMs() - nobodyMs > NOBODY_MS) {
      const workers = await listWorkers(database);
      const isDone = workers.some((one) => one.isAlive && one.queue === program.queue);
      if (!isDone) listener.onNobody(program.queue);
      nobodyMs = isDone ? clockMs() : Number.POSITIVE_INFINITY;
    }
    await sleep(POLL_MS, undefined, { signal }).catch(() => {});
  }
  await closeNight(database, night.id);
}
