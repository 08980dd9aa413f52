import type { Cell, Derived, Refusal } from "../model.ts";
import { isRate } from "./difference.ts";
import { type Condition, SAME_BASIS_AND_SCOPE, SAME_PERIOD, same, takeInputs } from "./inputs.ts";
import { gapOf, shareOf } from "./outcome-and-target.ts";

/** Conditions for an outcome and a target of one place for the same period. */
const OF_ONE_PERIOD: readonly Condition[] = [
  same("place", "region"),
  same("indicator", "indicator"),
  same("measure", "measure"),
  ["status", ({ a, b }) => a.status !== "target" && b.status === "target"],
  ...SAME_PERIOD,
  ...SAME_BASIS_AND_SCOPE,
];

const RATES: readonly Condition[] = [...OF_ONE_PERIOD, ["measure", ({ a }) => isRate(a)]];

const AMOUNTS: readonly Condition[] = [
  ...OF_ONE_PERIOD,
  ["measure", ({ a }) => (a.measure === "level" || a.measure === "count") && !isRate(a)],
  same("unit", "unit"),
  ["not-positive", ({ a, b }) => a.value > 0 && b.value > 0],
];

/**
 * Returns by how much an outcome lies above the target for the same period.
 *
 * Units: points; negative where the outcome is lower. A bound is carried: 18.3% beside "at least 10%" is "at most 8.3 points".
 * Errors: refused for anything but growth and shares, and where basis or scope differ or only one states it.
 */
export function deriveOutcomeGap(outcome: Cell, target: Cell): Derived | Refusal {
  return gapOf(takeInputs(outcome, target, RATES), "outcome-minus-target");
}

/**
 * Returns an outcome as a part of the target for the same period.
 *
 * Units: percent.
 * Errors: refused for rates, and as `deriveOutcomeGap`.
 */
export function deriveOutcomeShare(outcome: Cell, target: Cell): Derived | Refusal {
  return shareOf(takeInputs(outcome, target, AMOUNTS), "outcome-to-target");
}
