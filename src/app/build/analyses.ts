import type { Analysis } from "../../analysis/analyze.ts";
import type { Job } from "./job.ts";

/** Analyses that several jobs share: they know no language. */
export interface SharedAnalyses {
  /** Gives the analysis of a job's briefing, worked out by the first that asks and forgotten by the last. */
  take(job: Job, analyze: () => Analysis): Analysis;
}

/** Shares analyses among the jobs of a build; each is kept only as long as a job still needs it. */
export function shareAnalyses(jobs: readonly Job[]): SharedAnalyses {
  const left = new Map<string, number>();
  for (const job of jobs) left.set(subjectOf(job), (left.get(subjectOf(job)) ?? 0) + 1);
  const kept = new Map<string, Analysis>();
  return {
    take(job, analyze) {
      const subject = subjectOf(job);
      const analysis = kept.get(subject) ?? analyze();
      const others = (left.get(subject) ?? 1) - 1;
      left.set(subject, others);
      if (others > 0) kept.set(subject, analysis);
      else kept.delete(subject);
      return analysis;
    },
  };
}

function subjectOf({ id }: Job): string {
  return id;
}
