import type { Analysis } from "../../analysis/analyze.ts";
import type { Job } from "./job.ts";

/** Analyses that several jobs share: they know no language. */
export interface SharedAnalyses {
  /** Gives the analysis of a job's briefing, worked out by the first that asks and forgotten by the last. */
  take(job: Job, analyze: () => Analysis): Analysis;
  /** Told of a job that needs none. */
  skip(job: Job): void;
}

/** Shares analyses among the jobs of a build; each is kept only as long as a job still needs it. */
export function shareAnalyses(jobs: readonly Job[]): SharedAnalyses {
  const left = new Map<string, number>();
  for (const job of jobs) left.set(subjectOf(job), (left.get(subjectOf(job)) ?? 0) + 1);
  const kept = new Map<string, Analysis>();
  /** Tells whether others still need what the job needs. */
  const isNeeded = (subject: string) => {
    const others = (left.get(subject) ?? 1) - 1;
    left.set(subject, others);
    return others > 0;
  };
  return {
    take(job, analyze) {
      const subject = subjectOf(job);
      const analysis = kept.get(subject) ?? analyze();
      if (isNeeded(subject)) kept.set(subject, analysis);
      else kept.delete(subject);
      return analysis;
    },
    skip(job) {
      if (!isNeeded(subjectOf(job))) kept.delete(subjectOf(job));
    },
  };
}

function subjectOf({ id }: Job): string {
  return id;
}
