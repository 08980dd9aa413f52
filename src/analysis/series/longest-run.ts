import type { Series } from "./model.ts";
import { type Run, runsIn } from "./runs.ts";

/** A single rise or fall is not told as a run. */
const FEWEST = 2;

/**
 * Returns the longest runs of rises or falls: several where they are equally long.
 *
 * A run that has a gap, a break, a bound or a missing number at one of its ends (`before`, `after`) may in fact be
 * longer, and so may another run there: its length may only be told as "at least".
 *
 * Shape: in the order of the periods; empty where nothing rises or falls twice in a row.
 */
export function longestRuns(series: Series): readonly Run[] {
  const runs = runsIn(series);
  const length = runs.reduce((longest, run) => Math.max(longest, run.length), FEWEST);
  return runs.filter((run) => run.length === length);
}
