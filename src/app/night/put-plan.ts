import type { Database, Sql } from "../../database/connect.ts";
import { knownContents, putContents } from "../../database/contents.ts";
import { type Night, putNight } from "../../database/nights.ts";
import { putOutcomes, readOutcomes } from "../../database/outcomes.ts";
import { findKeys } from "../../database/results.ts";
import { ReportError } from "../../error.ts";
import type { NewJob, Queue } from "../../queue/model.ts";
import { nameOf } from "../../results/manifest.ts";
import { sha256 } from "../../store/folder.ts";
import type { BuildContext, Job } from "../build/job.ts";
import { bundleOf } from "./bundle.ts";
import { type DataPart, type DataParts, openDataParts } from "./parts.ts";
import { type JobPayload, jobKeyOf, type NightSettings } from "./payload.ts";
import { needOf } from "./plan.ts";
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
  /** The input key, of which and the name that one is made. */
  readonly inputKey: string;
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
  /** How many had to be put into the queue, and how many were there. */
  readonly queued: number;
  /** Puts the jobs of some keys into the queue, and what they read into the database. */
  readonly put: (keys: readonly string[]) => Promise<void>;
}

/**
 * Writes down what is to be made, and has made what nobody has made yet; nothing is looked into of the rest but its key.
 *
 * Shape: a night of that name that is there already stays as it is. Errors: USAGE where that one is of other outputs; those of the database.
 */
export async function planNight(
  { name, jobs, program, settings, context }: NightPlan,
  { database, queue }: Means,
): Promise<PlannedNight> {
  const outputs = jobs.map((job) => outputOf(job, settings, context));
  const needs = openNeeds(outputs, { settings, context });
  const keys = [...new Set(outputs.map(({ key }) => key))];
  const contents = await putParts(database, needs, await lackingOf(database, keys));
  await queue.open(program.queue);
  const about: NightAbout = {
    dataset: context.dataset.version,
    generator: program.generator,
    queue: program.queue,
  };
  const nameByKey = new Map(outputs.map((output) => [output.key, output.name]));
  const planned = keys.map((key) => ({ key, payload: { name: nameByKey.get(key) ?? "" } }));
  const { night } = await database.transaction((sql) =>
    putNight(sql, { name, plan: about, jobs: planned, contents }),
  );
  requireSame(night, keys);
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
  const putJobs = (some: readonly string[]) => {
    const waiting: NewJob[] = some.map((key) => ({ key, payload: needs.payloadOf(key) }));
    return queue.put(program.queue, waiting, "nightly");
  };
  const { queued } = await putJobs(lacking);
  const put = async (some: readonly string[]) => {
    await putParts(database, needs, some);
    await putJobs(some);
  };
  return { night, outputs, queued, put };
}

type PlanContext = NightPlan["context"];

function outputOf(job: Job, settings: NightSettings, context: PlanContext): PlannedOutput {
  const name = nameOf(job);
  const { spec, language, regions } = job;
  const earlier = context.earlierOf?.(name, spec) ?? null;
  const inputKey = context.inputKeyOf({ spec, language, regions, earlier });
  return { key: jobKeyOf({ key: inputKey, name }, settings), inputKey, name, job };
}

async function lackingOf(sql: Sql, keys: readonly string[]): Promise<readonly string[]> {
  const known = await findKeys(sql, keys);
  return keys.filter((key) => !known.has(key));
}

/** What jobs read, worked out only for those that have to be made. */
interface Needs {
  readonly bundle: DataPart;
  readonly parts: DataParts;
  readonly jobOf: (key: string) => Job | undefined;
  readonly payloadOf: (key: string) => JobPayload | null;
}

function openNeeds(
  outputs: readonly PlannedOutput[],
  { settings, context }: { readonly settings: NightSettings; readonly context: PlanContext },
): Needs {
  const { tree, dataset, earlierOf } = context;
  const parts = openDataParts(dataset);
  const bundle = bundleOf(tree);
  const jobByKey = new Map(outputs.map(({ key, job }) => [key, job]));
  return {
    bundle,
    parts,
    jobOf: (key) => jobByKey.get(key),
    payloadOf: (key) => {
      const job = jobByKey.get(key);
      if (!job) return null;
      const need = needOf(job, earlierOf ? { parts, earlierOf } : { parts });
      return { ...need, design: bundle.key, settings };
    },
  };
}

function requireSame({ name, sha256: there }: Night, keys: readonly string[]): void {
  if (there === sha256(keys.join("\n"))) return;
  throw new ReportError("USAGE", `The night ${name} was planned with other data or outputs`, {
    hint: "give this one another name, or leave out --night",
  });
}

/** How many places are looked at together: their parts are some kilobytes each. */
const PLACES_AT_ONCE = 200;

/** Puts what the jobs of some keys read into the database, as far as it is not there. Shape: the hashes of all of it. */
async function putParts(
  sql: Sql,
  { bundle, parts, jobOf }: Needs,
  of: readonly string[],
): Promise<readonly string[]> {
  if (of.length === 0) return [];
  const places = new Set(
    of.flatMap((key) => {
      const job = jobOf(key);
      return job ? [...job.regions, ...job.spec.regions, ...job.spec.references] : [];
    }),
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
