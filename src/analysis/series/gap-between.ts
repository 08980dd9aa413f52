import type { Decimal } from "decimal.js";
import type { Dataset, Figure, Period } from "../../dataset/model.ts";
import { isOfVariant } from "../cells.ts";
import { deriveDifference } from "../derived/difference.ts";
import { isRefusal } from "../derived/inputs.ts";
import type { Derived, Refusal, Variant } from "../model.ts";
import { isWithin } from "../tolerance.ts";
import { wayBetween } from "./direction.ts";
import type { Point, Series, SeriesQuestion } from "./model.ts";
import { figuresByPeriod, lineOf, seriesOf, variantsIn } from "./series.ts";

/** The same question to two places. */
export interface PairQuestion extends Omit<SeriesQuestion, "region"> {
  /** Two different ones: the first minus the second. */
  readonly regions: readonly [string, string];
}

/** How much more the first place has than the second in one period. */
export interface GapStep {
  readonly period: Period;
  readonly difference: Derived;
  /** The place with more; null where they are about the same, or where a bound leaves it open. */
  readonly ahead: string | null;
}

/** A period for which both publish something and nothing may be subtracted. */
export interface GapRefused {
  readonly period: Period;
  readonly refusal: Refusal;
}

/** The difference between two places from the first period that both have to the last. */
export interface GapBetween {
  readonly regions: readonly [string, string];
  readonly variant: Variant;
  /** In the order of the periods, at least one. */
  readonly steps: readonly GapStep[];
  readonly refused: readonly GapRefused[];
  /** From the first step to the last; null for a single step, open bounds, other units, or amounts that accumulate. */
  readonly trend: GapTrend | null;
  /** Ids of all figures that were subtracted. */
  readonly figures: readonly string[];
}

/** How the size of a difference changed, whichever place is ahead. */
export interface GapTrend {
  readonly from: Period;
  readonly to: Period;
  readonly way: "wider" | "narrower" | "same";
  /** The size of the last difference minus that of the first, not rounded. */
  readonly change: Decimal;
  /** The unit of the differences. */
  readonly unit: string;
  /** One unit of the last digit that the inputs support, in `unit`. */
  readonly precision: number;
  /** True where the place that was ahead is behind at the end. */
  readonly isTurned: boolean;
  readonly hasEstimate: boolean;
  /** Ids of the four figures. */
  readonly figures: readonly string[];
}

/**
 * Tells how far two places are apart, period by period, and whether the gap widens or narrows.
 *
 * Both series have the same scope, basis and reference: those asked for, or those that both places have in the most
 * periods, ties as `rankVariants` has them.
 *
 * Units: points for rates, else those of the figures. Null where there is no period in which both have like figures.
 * Errors: USAGE where the indicator or a region is not in the dataset.
 */
export function gapBetween(dataset: Dataset, question: PairQuestion): GapBetween | null {
  const { regions, ...asked } = question;
  const variant = question.variant ?? commonVariant(dataset, question);
  if (!variant || regions[0] === regions[1]) return null;
  const [one, other] = regions.map((region) => seriesOf(dataset, { ...asked, region, variant }));
  if (!one || !other) return null;
  const pairs = pairsOf(one, other);
  const steps = pairs.flatMap(stepOf);
  if (steps.length === 0) return null;
  return {
    regions,
    variant,
    steps: steps.map(({ figures, ...step }) => step),
    refused: pairs.flatMap(refusedOf),
    trend: one.accumulates ? null : trendOf(steps),
    figures: steps.flatMap(({ difference }) => difference.figures),
  };
}

/** The variant that both places have in the most periods. */
function commonVariant(dataset: Dataset, question: PairQuestion): Variant | null {
  const line = lineOf(dataset, question);
  const [region, second] = question.regions;
  const others = new Map(figuresByPeriod(dataset, { ...question, region: second }, line));
  const common = figuresByPeriod(dataset, { ...question, region }, line).map(
    ([period, figures]) => {
      const beside = others.get(period) ?? [];
      const like = figures.filter((figure) => beside.some((one) => isOfVariant(one, figure)));
      return [period, like] as const;
    },
  );
  return variantsIn(dataset, region, common)[0] ?? null;
}

type Pair = readonly [Point, Point];

function pairsOf(one: Series, other: Series): readonly Pair[] {
  const pointByPeriod = new Map(other.points.map((point) => [point.period, point]));
  return one.points.flatMap((point): readonly Pair[] => {
    const beside = pointByPeriod.get(point.period);
    return beside ? [[point, beside]] : [];
  });
}

interface Step extends GapStep {
  readonly figures: readonly Figure[];
}

function stepOf([a, b]: Pair): readonly Step[] {
  const difference = deriveDifference(a, b);
  if (isRefusal(difference) || !a.figure || !b.figure) return [];
  const way = wayBetween(b.figure, a.figure);
  const ahead = { rise: a.region, fall: b.region, same: null, open: null }[way];
  return [{ period: a.period, difference, ahead, figures: [a.figure, b.figure] }];
}

function refusedOf([a, b]: Pair): readonly GapRefused[] {
  const refusal = deriveDifference(a, b);
  return isRefusal(refusal) ? [{ period: a.period, refusal }] : [];
}

function trendOf(steps: readonly Step[]): GapTrend | null {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || first === last) return null;
  const ends = [first.difference, last.difference] as const;
  if (ends.some(({ bound }) => bound === "at_least" || bound === "at_most")) return null;
  if (ends[0].unit !== ends[1].unit) return null;
  const figures = [...first.figures, ...last.figures];
  const change = ends[1].value.abs().minus(ends[0].value.abs());
  const precision = Math.max(ends[0].precision, ends[1].precision);
  return {
    ...{ from: first.period, to: last.period, change, unit: ends[0].unit, precision },
    way: wayOfGap(change, precision, figures),
    isTurned: first.ahead !== null && last.ahead !== null && first.ahead !== last.ahead,
    hasEstimate: ends.some(({ hasEstimate }) => hasEstimate),
    figures: figures.map(({ id }) => id),
  };
}

/** About the same where the change is within what the four figures may be off together. */
function wayOfGap(change: Decimal, precision: number, figures: readonly Figure[]): GapTrend["way"] {
  if (isWithin(change, precision, figures)) return "same";
  return change.isPositive() ? "wider" : "narrower";
}
