import { Decimal } from "decimal.js";
import type { Figure, Period } from "../../dataset/model.ts";
import { comparePeriods } from "../../dataset/time/period.ts";
import { reachOf } from "../tolerance.ts";
import type { Caveats, Series, SeriesPoint } from "./model.ts";
import { caveatsIn } from "./runs.ts";

/** The first published amount that reaches a level, after one that is below it. */
export interface LevelPassed extends Caveats {
  readonly level: number;
  /** That of the amounts, a key of `unitById`. */
  readonly unit: string;
  /** The last period in which the amount was below. */
  readonly below: Period;
  /** The first in which it is not. */
  readonly reached: Period;
  /**
   * The first period from which on every published amount reaches the level; null where the last one is below, or where
   * a later one leaves it open.
   */
  readonly forGood: Period | null;
  /** The periods after `reached` in which it was below again. */
  readonly fellBack: readonly Period[];
  /**
   * Periods, before and after `reached`, for which it is unknown whether the level was reached: nothing or no number is
   * published, or a bound leaves it open. Where there are any before, `reached` is only the first *published* one.
   */
  readonly unknown: { readonly before: readonly Period[]; readonly after: readonly Period[] };
  /** Ids: of the amount below, that which reached it, those that fell back, and that which reached it for good. */
  readonly figures: readonly string[];
}

type Side = "below" | "reached" | "open" | "no-number";

/**
 * Tells when an amount first reached a round number.
 *
 * Null where it is not passed; where a bound or a break between the last amount below and the first that is not leaves open
 * when; where the amounts accumulate or change their unit; and for all that is no amount.
 *
 * Units: `level` in those of the amounts. Default: the largest of 1, 2 and 5 times a power of ten that the first amount is
 * below and the last is not.
 */
export function levelPassed(series: Series, level = roundPassed(series)): LevelPassed | null {
  const { points } = series;
  const unit = commonUnit(series);
  if (level === null || unit === null) return null;
  const sides = points.map((point) => sideOf(point, level));
  const reached = sides.indexOf("reached");
  const below = sides.slice(0, Math.max(reached, 0)).lastIndexOf("below");
  const [last, first] = [points[below], points[reached]];
  if (!last || !first || isLeftOpen(series, sides, below, reached)) return null;
  const later = points.filter((_, index) => index > reached && sides[index] === "below");
  const good = forGood(points, sides);
  const told = [last, first, ...later, ...(good ? [good] : [])];
  const figures = [...new Set(told)].flatMap((point) => point.figures);
  return {
    ...{ level, unit, below: last.period, reached: first.period },
    forGood: good?.period ?? null,
    fellBack: later.map(({ period }) => period),
    unknown: unknownIn(series, sides, first.period),
    figures: figures.map(({ id }) => id),
    ...caveatsIn(figures),
  };
}

/** The one unit of all amounts; null where there are several, or where the series has no amounts to reach a level. */
function commonUnit({ measure, accumulates, points }: Series): string | null {
  if (accumulates || (measure !== "level" && measure !== "count")) return null;
  const units = new Set(points.flatMap(({ figures }) => figures.map(({ unit }) => unit)));
  const [unit] = units;
  return unit !== undefined && units.size === 1 && unit !== "%" ? unit : null;
}

/** On which side of a level every value lies that a figure may stand for. */
function sideOf(point: SeriesPoint, level: number): Side {
  const range = rangeOf(point);
  if (!range) return "no-number";
  if (range.low >= level) return "reached";
  return range.high < level ? "below" : "open";
}

function rangeOf({ figure, lack }: SeriesPoint): { low: number; high: number } | null {
  if (figure === null || lack !== null || figure.value === null) return null;
  const { value, bound } = figure as Figure & { value: number };
  const reach = reachOf(figure).toNumber();
  return {
    low: bound === "at_most" ? Number.NEGATIVE_INFINITY : value - reach,
    high: bound === "at_least" ? Number.POSITIVE_INFINITY : value + reach,
  };
}

/** True where a bound or a break lies between the last amount below and the first that is not. */
function isLeftOpen(
  { points, breaks }: Series,
  sides: readonly Side[],
  below: number,
  reached: number,
): boolean {
  if (sides.slice(below + 1, reached).includes("open")) return true;
  const [first, last] = [points[below]?.period, points[reached]?.period];
  if (!first || !last) return true;
  return breaks.some(
    ({ before, after }) => comparePeriods(before, first) >= 0 && comparePeriods(after, last) <= 0,
  );
}

function forGood(points: readonly SeriesPoint[], sides: readonly Side[]): SeriesPoint | null {
  const start = sides.indexOf("reached", sides.lastIndexOf("below") + 1);
  return start < 0 || sides.includes("open", start) ? null : (points[start] ?? null);
}

/** The periods from the first point to the last for which the side is unknown, before and after `reached`. */
function unknownIn(
  { points, gaps, others }: Series,
  sides: readonly Side[],
  reached: Period,
): LevelPassed["unknown"] {
  const known = new Set(points.map(({ period }) => period));
  const unclear = points.filter(
    (_, index) => sides[index] === "open" || sides[index] === "no-number",
  );
  const instead = others.filter(({ period }) => !known.has(period));
  const periods = new Set([
    ...gaps.flatMap((gap) => gap.periods),
    ...[...unclear, ...instead].map(({ period }) => period),
  ]);
  const [first, last] = [points[0]?.period ?? reached, points.at(-1)?.period ?? reached];
  const inside = [...periods]
    .sort(comparePeriods)
    .filter((period) => comparePeriods(period, first) >= 0 && comparePeriods(period, last) <= 0);
  const isBefore = (period: Period) => comparePeriods(period, reached) < 0;
  return {
    before: inside.filter(isBefore),
    after: inside.filter((period) => !isBefore(period)),
  };
}

/** The largest of 1, 2 and 5 times a power of ten that the first number is surely below and the last is not. */
function roundPassed({ points }: Series): number | null {
  const numbered = points.filter(({ lack }) => lack === null);
  const [first, last] = [numbered[0], numbered.at(-1)];
  const low = last && rangeOf(last)?.low;
  if (!first || low === undefined || !(low > 0) || !Number.isFinite(low)) return null;
  const level = roundAtMost(low);
  return sideOf(first, level) === "below" ? level : null;
}

function roundAtMost(amount: number): number {
  const { e } = new Decimal(amount);
  const head = [5, 2, 1].find((digit) => Number(`${digit}e${e}`) <= amount) ?? 1;
  return Number(`${head}e${e}`);
}
