import type { Figure } from "./model.ts";

/** The values that a printed number may stand for, both ends included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Sums and products of binary fractions are off by some 1e-16 of their size. */
const TOLERANCE = 1e-9;

/**
 * Tells what a printed figure may stand for: half a unit of its last digit either way.
 *
 * 左右 allows a whole unit; 以上 has no upper end and 以内 no lower one. Null for words.
 */
export function intervalOf({ value, precision, bound }: Figure): Interval | null {
  if (value === null || precision === null) return null;
  const reach = bound === "about" ? precision : precision / 2;
  return {
    low: bound === "at_most" ? Number.NEGATIVE_INFINITY : value - reach,
    high: bound === "at_least" ? Number.POSITIVE_INFINITY : value + reach,
  };
}

/** Adds intervals end by end. */
export function sum(intervals: readonly Interval[]): Interval {
  return {
    low: intervals.reduce((total, { low }) => total + low, 0),
    high: intervals.reduce((total, { high }) => total + high, 0),
  };
}

/** The interval to which a non-negative amount grows at a rate in %. */
export function grown(amount: Interval, ratePercent: Interval): Interval {
  const factor = (rate: number) => Math.max(0, 1 + rate / 100);
  return {
    low: Math.max(0, amount.low) * factor(ratePercent.low),
    high: times(amount.high, factor(ratePercent.high)),
  };
}

/** Multiplies, with 0 times infinity as 0: in JavaScript it is NaN. */
function times(amount: number, factor: number): number {
  return factor === 0 ? 0 : amount * factor;
}

/** Tells whether two intervals have a number in common, apart from binary rounding. */
export function overlaps(left: Interval, right: Interval): boolean {
  return !isAbove(left, right) && !isAbove(right, left);
}

/** Tells whether one interval lies wholly above another. */
export function isAbove(upper: Interval, lower: Interval): boolean {
  return upper.low > lower.high + Math.abs(lower.high) * TOLERANCE;
}
