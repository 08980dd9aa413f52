import type { Bound, Figure } from "../../dataset/model.ts";
import { groupBy } from "../../group-by.ts";
import type { Comparison, Order } from "../model.ts";
import { rankFigures } from "../ranks.ts";
import { isAboutTheSame, isOneSided, positionOf } from "../tolerance.ts";
import type { Field } from "./model.ts";
import { shareOf, sizeOf } from "./weight.ts";

/** Returns a group of a comparison, the first where none is named; null where nothing in it may be ranked. */
export function fieldOf(comparison: Comparison, group = comparison.groups[0]): Field | null {
  if (!group?.ranks) return null;
  const members = new Set(group.regions);
  const figures = comparison.cells.flatMap(({ region, figure }) =>
    figure !== null && members.has(region) ? [figure] : [],
  );
  const [first] = figures;
  if (!first) return null;
  return {
    figures: figures.sort((a, b) => numberIn(b) - numberIn(a)),
    period: first.period,
    order: comparison.order,
    provisional: group.provisional,
    asked: comparison.cells.length,
  };
}

/** The two ends of a field. */
export interface Ends {
  /** All that rank first from above, the highest first: none is surely below another. */
  readonly highest: readonly Figure[];
  /** All that rank first from below, the lowest first. */
  readonly lowest: readonly Figure[];
}

/**
 * Returns the figures at the two ends of a field; null where a bound leaves open which they are, or where one at one end
 * is about the same as one at the other.
 *
 * "At least 10" may be more than 12, so the 12 beside it is not called the highest. Where all are about the
 * same, both ends hold all of them.
 */
export function endsOf({ figures }: Field): Ends | null {
  const highest = firstOf(figures, "highest-first");
  const lowest = firstOf(figures, "lowest-first").toReversed();
  if (highest.length === 0 || !areAlike(highest) || !areAlike(lowest)) return null;
  if (mayReach(figures, "at_least", highest) || mayReach(figures, "at_most", lowest)) return null;
  const [upper, lower] = [oneEach(highest), oneEach(lowest)];
  const isApart = upper.every((a) => lower.every((b) => positionOf(a, b) === "above"));
  const isOne = highest.length === figures.length && lowest.length === figures.length;
  return isApart || isOne ? { highest, lowest } : null;
}

/** True where a figure that is not at an end may in fact lie beyond it. */
function mayReach(figures: readonly Figure[], bound: Bound, end: readonly Figure[]): boolean {
  return figures.some((figure) => figure.bound === bound && !end.includes(figure));
}

function firstOf(figures: readonly Figure[], order: Order): readonly Figure[] {
  const ranks = rankFigures(figures, order);
  return figures.filter(({ region }) => ranks[region] === 1);
}

/** One of each number and tolerance: thousands of equal figures are as far from others as one. */
function oneEach(figures: readonly Figure[]): readonly Figure[] {
  const byKind = groupBy(
    figures,
    (one) => `${one.value} ${one.status} ${one.bound} ${one.precision}`,
  );
  return [...byKind.values()].flatMap(([first]) => first ?? []);
}

/** True where figures of one end are about the same, and none of them is there because of its bound. */
function areAlike(end: readonly Figure[]): boolean {
  const [first] = end;
  if (end.every((figure) => !isOneSided(figure))) return true;
  return end.every((figure) => figure === first || (first && isAboutTheSame(figure, first)));
}

/** Returns how much of the places asked a field holds. Shape: 0 to 1. */
export function coverageOf({ figures, asked }: Field): number {
  return shareOf(figures.length, asked);
}

/** Targets of places differ as each sets its own: how far they are apart says less than of outcomes. */
const OF_TARGETS = 0.5;

/** Returns how large the difference between the two ends of a field is. Shape: 0 to 1. */
export function sizeOfField({ figures }: Field): number {
  const [top, bottom] = [figures[0], figures.at(-1)];
  if (!top || !bottom) return 0;
  return sizeOf(top, bottom) * (top.status === "target" ? OF_TARGETS : 1);
}

/** Returns the number of a figure of a field, which has one. */
export function numberIn(figure: Figure): number {
  return figure.value ?? Number.NaN;
}
