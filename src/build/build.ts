import type { Page, Press } from "../briefing.ts";
import type { DrawCharts } from "../charts/memo.ts";
import type { BriefingSpec, Dataset, Language } from "../dataset/model.ts";
import { ReportError } from "../error.ts";
import type { FontStack } from "../fonts/faces.ts";
import type { Templates } from "../page/templates.ts";
import type { Kind } from "../view/kind.ts";
import type { Locale } from "../view/locale.ts";
import type { Earlier } from "../view/since.ts";
import { shareAnalyses } from "./analyses.ts";
import type { FileHashes } from "./cache/file-hashes.ts";
import type { Reason } from "./explain.ts";
import type { Inspect } from "./inspect.ts";
import type { Materials } from "./key/materials.ts";
import { attempt } from "./make.ts";
import type { ManifestEntry } from "./manifest.ts";
import { batchesOf, writeTogether } from "./together.ts";

/** One output to make: a briefing in a language. */
export interface Job {
  readonly spec: BriefingSpec;
  /** The output's: the briefing's own, or that of a variant for other places. */
  readonly id: string;
  readonly language: Language;
  /** Region ids; the briefing's own where a user asks for none. */
  readonly regions: readonly string[];
}

/** What all jobs of a build share. */
export interface Workshop {
  readonly dataset: Dataset;
  readonly templates: Templates;
  readonly fontStacks: readonly FontStack[];
  readonly kindById: ReadonlyMap<string, Kind>;
  readonly localeByLanguage: Readonly<Record<Language, Locale>>;
  readonly materials: Materials;
  readonly press: Press;
  /** Looks into each PDF before it is written; null to write it unseen. */
  readonly inspect: Inspect | null;
  /** The output folder. */
  readonly folder: string;
  readonly hashes: FileHashes;
  /** True where also what is up to date is made again. */
  readonly isForced: boolean;
  /** How many jobs are under way at once. */
  readonly atOnce: number;
  readonly clockMs: () => number;
  readonly signal: AbortSignal;
  /** Told when a job begins and when it ends. */
  readonly onProgress: (event: Progress) => void;
  /** Takes each page as it goes to the printer. */
  readonly onPage?: (name: string, page: Page) => void;
  /** The issue before of a job's output; null where there was none. Default: none is known. */
  readonly earlierOf?: (name: string, spec: BriefingSpec) => Earlier | null;
  readonly drawCharts?: DrawCharts | undefined;
}

export type Progress =
  | { readonly kind: "begun"; readonly job: Job }
  | { readonly kind: "ended"; readonly result: Result };

/** How one job ended; success and failure have the same shape. */
export interface Result {
  readonly job: Job;
  /** Path of the PDF below the output folder. */
  readonly path: string;
  readonly pages: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Why it was made; none where it was up to date and nothing was done. */
  readonly reasons: readonly Reason[];
  readonly entry: ManifestEntry | null;
  /** Why it failed; null where it did not. */
  readonly error: unknown;
}

/**
 * Makes every job that is not up to date, some at once; one that fails does not stop the others.
 *
 * The languages of an output are held until the last of them is made, and written together or not at all.
 * Shape: results in the order of the jobs. Whatever ends it, each output is there whole, and known, or not at all.
 * Errors: CANCELLED when the user stops it; a job's own fault stands in its result.
 */
export async function buildAll(jobs: readonly Job[], shop: Workshop): Promise<readonly Result[]> {
  const resultByJob = new Map<Job, Result>();
  const analyses = shareAnalyses(jobs);
  // One output after the other: no more of them are held at a time than jobs are under way.
  const waiting = batchesOf(jobs).flatMap((batch) => batch.jobs.map((job) => ({ job, batch })));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (shop.signal.aborted) return;
      const { job, batch } = next;
      shop.onProgress({ kind: "begun", job });
      batch.ended.push(await attempt(job, shop, analyses));
      if (batch.ended.length < batch.jobs.length) continue;
      for (const result of await writeTogether(batch, shop.folder)) {
        resultByJob.set(result.job, result);
        shop.onProgress({ kind: "ended", result });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(shop.atOnce, jobs.length) }, work));
  if (shop.signal.aborted) throw new ReportError("CANCELLED", "Stopped before the build was done");
  return jobs.flatMap((job) => resultByJob.get(job) ?? []);
}
