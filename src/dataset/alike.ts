import { groupBy } from "../group-by.ts";
import type { Figure, Measure, Period } from "./model.ts";

/** Fields in which the figure looked for may differ from the given one; a field left out must be equal. */
interface Asked {
  readonly indicator?: string;
  /** Null where there is no such period, e.g. none before the first one allowed: then no figure is found. */
  readonly period?: Period | null;
  readonly measure?: Measure;
  readonly isTarget?: boolean;
}

/** Finds the one figure equal to `like` except in the fields of `asked`; undefined where there is none, or several. */
export type FindAlike = (like: Figure, asked: Asked) => Figure | undefined;

/** Indexes the figures by those fields, so that the time of a lookup does not grow with the number of figures. */
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
