import type { Direction, Figure } from "../dataset/model.ts";
import { groupBy } from "../group-by.ts";
import type { Order } from "./model.ts";
import { positionOf, withoutSide } from "./tolerance.ts";

/** Returns which end ranks first: the lowest where lower is better, the highest otherwise. */
export function orderOf(direction: Direction): Order {
  return direction === "lower" ? "lowest-first" : "highest-first";
}

/**
 * Ranks figures: 1 and the number of figures that are surely ahead, but none before one with a better number.
 *
 * So figures about the same share a rank as equal ones do, and the next is skipped (1, 2, 2, 4). A figure may be about the
 * same as two of which one is surely ahead of the other: it then shares the rank of the one behind. A bound ranks by its
 * number: the rank is provisional, and no sentence calls such a figure, or what it may reach beyond, the highest or the
 * lowest.
 *
 * Shape: region → rank from 1. Regions stand in the order given.
 */
export function rankFigures(
  figures: readonly Figure[],
  order: Order,
): Readonly<Record<string, number>> {
  const ahead = order === "lowest-first" ? "below" : "above";
  const numbers = figures.map(withoutSide);
  const kinds = [...groupBy(numbers, kindOf).values()].map((kind) => sortAhead(kind, ahead));
  const byValue = groupBy(sortAhead(numbers, ahead), ({ value }) => value);
  const rankByValue = new Map<number | null, number>();
  let reached = 1;
  for (const [value, equals] of byValue) {
    const ofKinds = new Map(equals.map((figure) => [kindOf(figure), figure]));
    for (const figure of ofKinds.values()) {
      const surely = kinds.reduce((rank, kind) => rank + countAhead(kind, figure, ahead), 1);
      reached = Math.max(reached, surely);
    }
    rankByValue.set(value, reached);
  }
  return Object.fromEntries(
    numbers.map(({ region, value }) => [region, rankByValue.get(value) ?? reached]),
  );
}

/** What the tolerance of a figure depends on besides its value: among those alike, the further ahead, the surer. */
function kindOf({ status, bound, precision }: Figure): string {
  return `${status} ${bound} ${precision}`;
}

function sortAhead(kind: readonly Figure[], ahead: "above" | "below"): readonly Figure[] {
  const sign = ahead === "below" ? 1 : -1;
  return kind.toSorted((a, b) => sign * ((a.value ?? Number.NaN) - (b.value ?? Number.NaN)));
}

/** How many of a kind, sorted, are surely ahead of a figure: all up to some place, which halving finds. */
function countAhead(kind: readonly Figure[], figure: Figure, ahead: "above" | "below"): number {
  let [from, to] = [0, kind.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = kind[middle];
    if (other && positionOf(other, figure) === ahead) from = middle + 1;
    else to = middle;
  }
  return from;
}
