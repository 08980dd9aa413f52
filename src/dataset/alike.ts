import { groupBy } from "../group-by.ts";
import type { Figure, Measure, Period } from "./model.ts";

/** What is asked of a figure that is otherwise like another. */
interface Asked {
  readonly indicator?: string;
  /** Null: there is none to be asked. */
  readonly period?: Period | null;
  readonly measure?: Measure;
  readonly isTarget?: boolean;
}

/** Finds the one figure of the same region, indicator, scope, basis and reference as another, apart from what is asked. */
export type FindAlike = (like: Figure, asked: Asked) => Figure | undefined;

/** Prepares figures to be looked up, so that a question takes no longer where there are more of them. */
export function indexAlike(figures: readonly Figure[]): FindAlike {
  const groups = groupBy(figures, (figure) => keyOf(figure, {}));
  return (like, asked) => {
    const found = groups.get(keyOf(like, asked));
    return found?.length === 1 ? found[0] : undefined;
  };
}

function keyOf(like: Figure, asked: Asked): string {
  const { indicator = like.indicator, period = like.period, measure = like.measure } = asked;
  const isTarget = asked.isTarget ?? like.status === "target";
  return [like.region, indicator, like.scope, like.basis, like.on, period, measure, isTarget].join(
    " ",
  );
}
