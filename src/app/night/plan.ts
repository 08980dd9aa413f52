import type { InputKeyOf } from "../../cache/input-key.ts";
import { nameOf } from "../../results/manifest.ts";
import { sha256 } from "../../store/folder.ts";
import type { Earlier } from "../../view/since.ts";
import type { Job } from "../build/job.ts";
import type { DataNeeds, DataParts } from "./parts.ts";

/** One output of a night, with all that a worker has to know to make it: plain data that travels as JSON. */
export interface PlannedJob {
  /** The input key: the same key, the same output. */
  readonly key: string;
  /** e.g. `five-places.zh`. */
  readonly name: string;
  readonly job: Job;
  /** The parts of the data that it reads. */
  readonly needs: DataNeeds;
  /** The edition before, which the page tells the difference to; null for none. */
  readonly earlier: Earlier | null;
}

/** What all jobs of a night are made from. */
interface PlanSource {
  readonly parts: Pick<DataParts, "needsOf">;
  readonly inputKeyOf: InputKeyOf;
  readonly earlierOf?: (name: string, spec: Job["spec"]) => Earlier | null;
}

/** Plans jobs without analysing any. Shape: in the order of the jobs. */
export function planJobs(
  jobs: readonly Job[],
  { parts, inputKeyOf, earlierOf = () => null }: PlanSource,
): readonly PlannedJob[] {
  return jobs.map((job) => {
    const { spec, language, regions } = job;
    const need = needOf(job, { parts, earlierOf });
    return { key: inputKeyOf({ spec, language, regions, earlier: need.earlier }), ...need };
  });
}

/** A job with all that it reads; its key is known by whoever asks. */
export function needOf(
  job: Job,
  { parts, earlierOf = () => null }: Omit<PlanSource, "inputKeyOf">,
): Omit<PlannedJob, "key"> {
  const name = nameOf(job);
  const { spec, regions } = job;
  const needs = parts.needsOf([...regions, ...spec.regions, ...spec.references]);
  return { name, job, needs, earlier: earlierOf(name, spec) };
}

/** Keys of all parts of the data that some jobs read, each once. */
export function partsOf(planned: readonly Pick<PlannedJob, "needs">[]): readonly string[] {
  const keys = new Set<string>();
  for (const { needs } of planned) {
    keys.add(needs.lists);
    for (const key of needs.places) keys.add(key);
  }
  return [...keys];
}

/** Jobs by whether what they come to is known. */
interface Split {
  /** Input key → fingerprint. */
  readonly known: ReadonlyMap<string, string>;
  /** Those that have to be made. */
  readonly lacking: readonly PlannedJob[];
}

/** Tells the known fingerprints of some input keys. */
type FindKnown = (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Looks up which jobs of a plan have to be made. */
export async function splitPlan(
  planned: readonly PlannedJob[],
  findKnown: FindKnown,
): Promise<Split> {
  const known = await findKnown(planned.map(({ key }) => key));
  return { known, lacking: planned.filter(({ key }) => !known.has(key)) };
}

/** One hash of some keys, whatever their order: two lists of keys are the same where this is. */
export function hashKeys(keys: Iterable<string>): string {
  return sha256([...keys].sort().join("\n"));
}
