import { Decimal } from "decimal.js";
import type { Figure, Measure } from "../dataset/model.ts";

/**
 * How far an estimate of a rate can move, in points.
 *
 * Source: the largest correction of annual growth at final verification in the years that the reference
 * lists, 8.1% to 8.4% for 2021 (official-style, 3.1).
 */
export const ESTIMATE_SHIFT_POINTS = 0.3;

/**
 * How far an estimated amount can move, as a part of it.
 *
 * Source: the corrections of the gross product of 2021 and 2022 at final verification, each a little under
 * half a percent (official-style, 3.1).
 */
export const ESTIMATE_SHIFT_RATIO = 0.005;

const IS_RATE: Readonly<Record<Measure, boolean>> = {
  level: false,
  count: false,
  share: true,
  growth: true,
  change: false,
};

/**
 * True where two figures of one unit are too close to say which is larger.
 *
 * They are where the gap is smaller than one unit of the last printed digit of the coarser one, or smaller
 * than the estimates among them can move. Targets are set, not measured: for two targets the finer digit counts. A
 * figure with a one-sided bound may lie anywhere beyond it, so it is about the same only where both are targets with
 * the same bound and number. Words are never about the same as anything.
 */
export function isAboutTheSame(a: Figure, b: Figure): boolean {
  if (a.value === null || b.value === null || a.unit !== b.unit) return false;
  if (isOpen(a) || isOpen(b)) {
    return isSet(a) && isSet(b) && a.bound === b.bound && a.value === b.value;
  }
  const reach = Math.max(printedUnit(a, b), estimateShift(a) + estimateShift(b));
  // Binary arithmetic is enough to see that two are far apart, and many times as fast.
  if (Math.abs(a.value - b.value) > 2 * reach) return false;
  return a.value === b.value || new Decimal(a.value).minus(b.value).abs().lt(reach);
}

function printedUnit(a: Figure, b: Figure): number {
  const precisions = [a.precision ?? 0, b.precision ?? 0] as const;
  return isSet(a) && isSet(b) ? Math.min(...precisions) : Math.max(...precisions);
}

/** True where the bound leaves one side open. */
function isOpen({ bound }: Figure): boolean {
  return bound === "at_least" || bound === "at_most";
}

function isSet({ status }: Figure): boolean {
  return status === "target";
}

/** How far an estimate can move, in its unit; 0 for a figure that is no estimate. */
export function estimateShift({ status, measure, value }: Figure): number {
  if (status !== "estimate" || value === null) return 0;
  return IS_RATE[measure] ? ESTIMATE_SHIFT_POINTS : Math.abs(value) * ESTIMATE_SHIFT_RATIO;
}
