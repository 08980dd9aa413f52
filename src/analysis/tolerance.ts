/**
 * How far apart two figures must be for one to be called higher: every order, rank, title and finding asks here.
 *
 * A figure's tolerance is of two kinds. Its last printed digit: figures a whole unit apart are printed apart, so only a
 * gap *smaller* than one unit of the coarser figure is about the same (exclusive). What an estimate may still move, and
 * what 左右 reaches: a gap of just that size may yet close, so it is about the same as well (inclusive); the reaches of
 * two figures add up. A target is set, not measured: its digits add nothing. Printed numbers are decimal, and so is the
 * arithmetic: in binary, 6.3 − 6 is less than 0.3.
 */

import { Decimal } from "decimal.js";
import type { Figure } from "../dataset/model.ts";
import { isRate } from "./derived/difference.ts";

/**
 * How far an estimate of a rate can move, in points.
 *
 * Source: the largest correction of annual growth at final verification in the years that the reference
 * lists, 8.1% to 8.4% for 2021 (official-style, 3.1).
 */
export const ESTIMATE_POINTS = 0.3;

/**
 * How far an estimated amount can move, as a part of it.
 *
 * Source: the corrections of the gross product of 2021 and 2022 at final verification, each a little under
 * half a percent (official-style, 3.1).
 */
export const ESTIMATE_RATIO = 0.005;

/**
 * How far "about" (左右) reaches, in points; of an amount it is one unit of the last printed digit.
 *
 * Source: no official tolerance exists; the convention of this project, which the page states.
 */
export const ABOUT_POINTS = 0.2;

/**
 * Where one figure lies relative to another.
 *
 * `same`: about the same, too close to tell; `open`: a bound leaves it open, or the two are not numbers of one unit.
 */
export type Position = "above" | "below" | "same" | "open";

/**
 * Tells where `a` lies relative to `b`, two figures that may be compared otherwise.
 *
 * A figure with a one-sided bound may lie anywhere beyond it: it is above or below only where every value that it may
 * stand for is, and about the same only as a target in the same words (at least 10%, at least 10%).
 */
export function positionOf(a: Figure, b: Figure): Position {
  if (a.value === null || b.value === null || a.unit !== b.unit) return "open";
  const isBound = isOneSided(a) || isOneSided(b);
  if (isClose(a, b)) return !isBound || areSetAlike(a, b) ? "same" : "open";
  const position = a.value > b.value ? "above" : "below";
  if (!isBound) return position;
  const [upper, lower] = position === "above" ? [a, b] : [b, a];
  return upper.bound !== "at_most" && lower.bound !== "at_least" ? position : "open";
}

/** True where two figures are too close to say which is larger. */
export function isAboutTheSame(a: Figure, b: Figure): boolean {
  return positionOf(a, b) === "same";
}

/** Tells where a rate or a change lies relative to zero: whether it is a rise or a fall. */
export function positionToZero(figure: Figure): Position {
  if (figure.value === null) return "open";
  const size = new Decimal(figure.value).abs();
  if (size.lte(reachOf(figure))) return isOneSided(figure) ? "open" : "same";
  if (figure.value > 0) return figure.bound === "at_most" ? "open" : "above";
  return figure.bound === "at_least" ? "open" : "below";
}

/** Tells where a figure lies relative to the number in a target, also where that number is a bound. */
export function positionToTarget(figure: Figure, target: Figure): Position {
  return positionOf(figure, withoutSide(target));
}

/** The number in a bound, by itself. */
export function withoutSide(figure: Figure): Figure {
  return isOneSided(figure) ? { ...figure, bound: "exact" } : figure;
}

/** How far a figure may be off beyond its last printed digit, in its unit: as an estimate, and where it is "about". */
export function reachOf(figure: Figure): Decimal {
  return estimateReach(figure).plus(aboutReach(figure));
}

/** True where what was worked out of figures, with digits as coarse as `precision`, may as well be nothing. */
export function isWithin(value: Decimal, precision: number, figures: readonly Figure[]): boolean {
  const reach = figures.reduce((sum, figure) => sum.plus(reachOf(figure)), NOTHING);
  return isWithinReach(value.abs(), precision, reach);
}

/** True for a bound that leaves one side open. */
export function isOneSided({ bound }: Pick<Figure, "bound">): boolean {
  return bound === "at_least" || bound === "at_most";
}

/** True for two targets with the same bound: of these the numbers alone may differ. */
export function areSetAlike(a: Figure, b: Figure): boolean {
  return isSet(a) && isSet(b) && a.bound === b.bound;
}

const NOTHING = new Decimal(0);

function isClose(a: Figure, b: Figure): boolean {
  const digit = Math.max(measuredDigit(a), measuredDigit(b));
  const [one, other] = [a.value ?? Number.NaN, b.value ?? Number.NaN];
  if (one === other) return true;
  // Binary arithmetic is enough to see that two are far apart, and many times as fast.
  const far = 2 * (digit + roughReach(a) + roughReach(b));
  if (Math.abs(one - other) > far) return false;
  const isPlain = !mayMove(a) && !mayMove(b);
  const reach = isPlain ? NOTHING : reachOf(a).plus(reachOf(b));
  return isWithinReach(new Decimal(one).minus(other).abs(), digit, reach);
}

function isWithinReach(gap: Decimal, digit: number, reach: Decimal): boolean {
  return gap.lt(digit) || gap.lte(reach);
}

function mayMove({ status, bound }: Figure): boolean {
  return status === "estimate" || bound === "about";
}

/** The reach of a figure in binary arithmetic. */
function roughReach(figure: Figure): number {
  if (!mayMove(figure)) return 0;
  const { status, bound, value, precision } = figure;
  const points = isInPoints(figure);
  const estimate = points ? ESTIMATE_POINTS : Math.abs(value ?? 0) * ESTIMATE_RATIO;
  const about = points ? ABOUT_POINTS : (precision ?? 0);
  return (status === "estimate" ? estimate : 0) + (bound === "about" ? about : 0);
}

/** One unit of the last digit of what was measured; 0 for what is set. */
function measuredDigit(figure: Figure): number {
  return isSet(figure) ? 0 : (figure.precision ?? 0);
}

function estimateReach(figure: Figure): Decimal {
  if (figure.status !== "estimate" || figure.value === null) return NOTHING;
  return isInPoints(figure)
    ? new Decimal(ESTIMATE_POINTS)
    : new Decimal(figure.value).abs().times(ESTIMATE_RATIO);
}

function aboutReach(figure: Figure): Decimal {
  if (figure.bound !== "about") return NOTHING;
  return new Decimal(isInPoints(figure) ? ABOUT_POINTS : (figure.precision ?? 0));
}

/** True for rates, and for what a rate changed by. */
function isInPoints(figure: Figure): boolean {
  return isRate(figure) || figure.unit === POINTS;
}

const POINTS = "个百分点";

function isSet({ status }: Figure): boolean {
  return status === "target";
}
