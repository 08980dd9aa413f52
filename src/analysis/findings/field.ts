import type { Figure } from "../../dataset/model.ts";
import type { Comparison } from "../model.ts";
import { isAboutTheSame } from "../near-tie.ts";
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
  /** All that are about the same as the highest. */
  readonly highest: readonly Figure[];
  /** All that are about the same as the lowest. */
  readonly lowest: readonly Figure[];
}

/**
 * Returns the figures at the two ends of a field; null where a bound leaves open which they are.
 *
 * "At least 10" may be more than 12, so the 12 beside it is not called the highest. Where all are about the
 * same, both ends hold all of them.
 */
export function endsOf({ figures }: Field): Ends | null {
  const top = figures[0];
  const bottom = figures.at(-1);
  if (!top || !bottom) return null;
  const highest = new Set(
    figures.filter((figure) => figure === top || isAboutTheSame(figure, top)),
  );
  const lowest = new Set(
    figures.filter((figure) => figure === bottom || isAboutTheSame(figure, bottom)),
  );
  const isCertain = figures.every(
    (figure) =>
      (highest.has(figure) || isSurelyAbove(top, figure)) &&
      (lowest.has(figure) || isSurelyAbove(figure, bottom)),
  );
  return isCertain ? { highest: [...highest], lowest: [...lowest].reverse() } : null;
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

function isSurelyAbove(a: Figure, b: Figure): boolean {
  return numberIn(a) > numberIn(b) && a.bound !== "at_most" && b.bound !== "at_least";
}
