import type { Period } from "../../dataset/model.ts";
import type { Direction, Series } from "./model.ts";
import { type Run, runsIn } from "./runs.ts";

/** Where a run in one direction turns into one in the other. */
export interface TurningPoint {
  /** The direction after it. */
  readonly to: Direction;
  /** The last period of the run before: of amounts the highest or the lowest of both runs. */
  readonly at: Period;
  readonly before: Run;
  readonly after: Run;
  /** Ids of the figures of both runs, each once, in the order of the periods. */
  readonly figures: readonly string[];
}

/** Fewest rises or falls in a row on each side of a turning point. */
const FEWEST = 2;

/**
 * Returns where at least two rises in a row turn into at least two falls, or the other way round.
 *
 * Nothing lies between the two runs: no gap, no break, no period without a number, none about the same.
 *
 * Shape: in the order of the periods; empty where nothing turns.
 */
export function turningPoints(series: Series): readonly TurningPoint[] {
  const runs = runsIn(series);
  return runs.flatMap((after, index) => {
    const before = runs[index - 1];
    if (!before || after.before !== "turn") return [];
    if (before.length < FEWEST || after.length < FEWEST) return [];
    const figures = [...new Set([...before.figures, ...after.figures])];
    return [{ to: after.direction, at: before.to, before, after, figures }];
  });
}
