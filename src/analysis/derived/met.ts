import { Decimal } from "decimal.js";
import type { Cell, Derived, Refusal } from "../model.ts";
import { opposeBounds } from "./bounds.ts";
import { isRate } from "./difference.ts";
import { type Condition, isRefusal, SAME_PERIOD, same, takeInputs } from "./inputs.ts";
import { inherit, precisionOfQuotient } from "./result.ts";

/** One place's outcome, and what it had planned for the same period. */
const OF_ONE_PERIOD: readonly Condition[] = [
  same("place", "region"),
  same("indicator", "indicator"),
  same("measure", "measure"),
  ["status", ({ a, b }) => a.status !== "target" && b.status === "target"],
  ...SAME_PERIOD,
  same("basis", "basis"),
  same("scope", "scope"),
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
  const pair = takeInputs(outcome, target, RATES);
  if (isRefusal(pair)) return pair;
  return inherit(pair, {
    formula: "outcome-minus-target",
    value: new Decimal(pair.a.value).minus(pair.b.value),
    unit: "points",
    // A target is set, not measured: the difference is as exact as the outcome.
    precision: Math.min(pair.a.precision, pair.b.precision),
    bound: opposeBounds(pair.a.bound, pair.b.bound),
  });
}

/**
 * Returns an outcome as a part of the target for the same period.
 *
 * Units: percent.
 * Errors: refused for rates, and as above.
 */
export function deriveOutcomeShare(outcome: Cell, target: Cell): Derived | Refusal {
  const pair = takeInputs(outcome, target, AMOUNTS);
  if (isRefusal(pair)) return pair;
  const value = new Decimal(pair.a.value).div(pair.b.value).times(100);
  return inherit(pair, {
    formula: "outcome-to-target",
    value,
    unit: "percent",
    precision: precisionOfQuotient(pair, value),
    bound: opposeBounds(pair.a.bound, pair.b.bound),
  });
}
