import { nameOf } from "../../results/manifest.ts";
import type { BuildContext, Job } from "../build/job.ts";
import { buildAll } from "../build/run.ts";

/** What a round is done with. */
interface RoundOptions {
  readonly context: BuildContext;
  /** Names of the outputs that somebody looks at. */
  readonly viewed: () => ReadonlySet<string>;
  /** True where the rest may be left to the next round. */
  readonly isStopped: () => boolean;
}

/**
 * Builds what is not up to date, first what somebody looks at, and leaves the rest where another round waits.
 *
 * Errors: see `buildAll`.
 */
export async function buildRound(
  jobs: readonly Job[],
  { context, viewed, isStopped }: RoundOptions,
): Promise<void> {
  let waiting = jobs;
  while (waiting.length > 0 && !isStopped()) {
    const next = nextOf(waiting, viewed());
    waiting = waiting.filter((job) => !next.includes(job));
    await buildAll(next, context);
  }
}

/** What is looked at goes alone; of the others the languages of a briefing go together, as they share an analysis. */
function nextOf(jobs: readonly Job[], viewed: ReadonlySet<string>): readonly Job[] {
  const watched = jobs.filter((job) => viewed.has(nameOf(job)));
  return watched.length > 0 ? watched : jobs.filter(({ id }) => id === jobs[0]?.id);
}
