import type { Bound, Figure, Period, Status } from "../dataset/model.ts";
import { basisMeant, scopeKey } from "../dataset/sameness.ts";
import { comparePeriods } from "../dataset/time/period.ts";
import { groupBy } from "../group-by.ts";
import type { Comparison, Order } from "./model.ts";
import { rankFigures } from "./ranks.ts";
import { whyNotComputed } from "./reasons.ts";
import { isOneSided } from "./tolerance.ts";

/**
 * The distribution of the figures of many places: its ends, quartiles and median.
 *
 * Each is a published value of a named place, by nearest rank: of n values in ascending order the one at place
 * n/4, n/2 and 3n/4, rounded up. Where several places publish that value, all of them are named; at the ends also, after
 * them, those about the same.
 */
export interface Distribution {
  /** All in it, the highest first; those of one value in the order of the page. */
  readonly figures: readonly Figure[];
  readonly period: Period;
  readonly status: Status;
  readonly bound: Bound;
  readonly basis: string | null;
  readonly scope: string | null;
  readonly highest: readonly Figure[];
  readonly upperQuartile: readonly Figure[];
  readonly median: readonly Figure[];
  readonly lowerQuartile: readonly Figure[];
  readonly lowest: readonly Figure[];
}

/** Fewer places than this have ends, but quartiles would only repeat them. */
export const LEAST_PLACES = 5;

/**
 * Returns the distributions of a comparison, the largest first: each over figures that are like for like, of one
 * period, status, bound, basis, scope and unit.
 *
 * Shape: those of at least `LEAST_PLACES` places; where none is, the largest alone; none where nothing is published
 * as a number that contradicts nothing.
 */
export function distributionsOf({ cells }: Comparison): readonly Distribution[] {
  const figures = cells.flatMap((cell) =>
    cell.figure !== null && whyNotComputed(cell) === null ? [cell.figure] : [],
  );
  const alike = groupBy(figures, (figure) => {
    const { period, on, status, bound, unit } = figure;
    return JSON.stringify([period, on, status, bound, basisMeant(figure), scopeKey(figure), unit]);
  });
  const largestFirst = [...alike.values()].sort(
    (a, b) => b.length - a.length || comparePeriods(periodOf(b), periodOf(a)),
  );
  const large = largestFirst.filter(({ length }) => length >= LEAST_PLACES);
  return (large.length > 0 ? large : largestFirst.slice(0, 1)).flatMap(describe);
}

function describe(alike: readonly Figure[]): readonly Distribution[] {
  // A stable sort: equal values stay in the order of the page.
  const figures = alike.toSorted((a, b) => numberOf(b) - numberOf(a));
  const [first] = figures;
  if (!first) return [];
  const { period, status, bound, basis, scope } = first;
  const at = (share: number) =>
    withValueOf(figures, figures.length - Math.ceil(share * figures.length));
  return [
    {
      figures,
      period,
      status,
      bound,
      basis,
      scope,
      highest: endOf(figures, "highest-first"),
      upperQuartile: at(0.75),
      median: at(0.5),
      lowerQuartile: at(0.25),
      lowest: endOf(figures, "lowest-first"),
    },
  ];
}

function periodOf([first]: readonly Figure[]): Period {
  return first?.period ?? "1990";
}

/** All figures that have the same value as the one at an index. */
function withValueOf(figures: readonly Figure[], place: number): readonly Figure[] {
  const value = figures[place]?.value;
  return figures.filter((figure) => figure.value === value);
}

/** Those at one end that rank first from there; of what a bound leaves open, those of the number at the end alone. */
function endOf(figures: readonly Figure[], order: Order): readonly Figure[] {
  const own = withValueOf(figures, order === "highest-first" ? 0 : figures.length - 1);
  const [end] = own;
  if (!end || isOneSided(end)) return own;
  const ranks = rankFigures(figures, order);
  const alike = figures.filter(({ region, value }) => value !== end.value && ranks[region] === 1);
  return [...own, ...alike];
}

function numberOf({ value }: Figure): number {
  return value ?? Number.NaN;
}
