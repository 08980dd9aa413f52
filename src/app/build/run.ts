import { ReportError } from "../../error.ts";
import { nameOf } from "../../results/manifest.ts";
import { shareAnalyses } from "./analyses.ts";
import type { BuildContext, Job, Result } from "./job.ts";
import { attempt } from "./make.ts";
import { batchesOf, unlessRemoved, writeTogether } from "./together.ts";

/**
 * Makes every job that is not up to date, some at once; one that fails does not stop the others.
 *
 * The languages of an output are held until the last of them is made, and written together or not at all.
 * Shape: results in the order of the jobs. Whatever ends it, each output is there whole, and known, or not at all.
 * Errors: CANCELLED when the user stops it; a job's own fault stands in its result.
 */
export async function buildAll(
  jobs: readonly Job[],
  context: BuildContext,
): Promise<readonly Result[]> {
  const resultByJob = new Map<Job, Result>();
  const analyses = shareAnalyses(jobs);
  // One output after the other: no more of them are held at a time than jobs are under way.
  const waiting = batchesOf(jobs).flatMap((batch) => batch.jobs.map((job) => ({ job, batch })));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (context.signal.aborted) return;
      const { job, batch } = next;
      context.onProgress({ kind: "begun", job, name: nameOf(job) });
      batch.ended.push(await attempt(job, context, analyses));
      if (batch.ended.length < batch.jobs.length) continue;
      for (const result of await writeTogether(batch, context.store)) {
        resultByJob.set(result.job, result);
        context.onProgress({ kind: "ended", result });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(context.atOnce, jobs.length) }, work));
  if (context.signal.aborted)
    throw new ReportError("CANCELLED", "Stopped before the build was done");
  const results = jobs.flatMap((job) => resultByJob.get(job) ?? []);
  return results.map((result) => unlessRemoved(result, context.store));
}
