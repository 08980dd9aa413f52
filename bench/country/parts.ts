import type { Job } from "../../src/app/build/job.ts";
import { openDataParts } from "../../src/app/night/parts.ts";
import { planJobs } from "../../src/app/night/plan.ts";
import type { InputKeyOf } from "../../src/cache/input-key.ts";
import type { Dataset } from "../../src/dataset/model.ts";

/** The most that a job of a kind reads of the data, in KB. */
export interface KindRow {
  readonly kind: string;
  readonly places: number;
  /** With the lists, which all jobs share. */
  readonly kb: number;
}

/** What jobs of each kind read at most. */
export function readByKind(
  jobs: readonly Job[],
  dataset: Dataset,
  inputKeyOf: InputKeyOf,
): readonly KindRow[] {
  const parts = openDataParts(dataset);
  const sizes = new Map<string, number>();
  for (const id of dataset.regionById.keys()) {
    const { key, bytes } = parts.ofPlace(id);
    sizes.set(key, bytes.byteLength);
  }
  const most = new Map<string, KindRow>();
  for (const { job, needs } of planJobs(jobs, { parts, inputKeyOf })) {
    const { kind } = job.spec;
    const own = needs.places.reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0);
    const [before, kb] = [most.get(kind), (own + parts.lists.bytes.byteLength) / 1000];
    const places = Math.max(needs.places.length, before?.places ?? 0);
    most.set(kind, { kind, places, kb: Math.max(kb, before?.kb ?? 0) });
  }
  return [...most.values()];
}
