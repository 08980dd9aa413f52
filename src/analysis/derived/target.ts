import { Decimal } from "decimal.js";
import { stepFrom } from "../../dataset/time/period.ts";
import type { Cell, Derived, Refusal } from "../model.ts";
import { combineBounds } from "./bounds.ts";
import { isRate } from "./difference.ts";
import {
  type Condition,
  isRefusal,
  type Pair,
  SAME_BASIS_AND_SCOPE,
  same,
  takeInputs,
} from "./inputs.ts";
import { gapOf, shareOf } from "./outcome-and-target.ts";
import { inherit } from "./result.ts";

/** Conditions for a target of one place and its outcome of the period before. */
const SUCCESSIVE: readonly Condition[] = [
  same("place", "region"),
  same("indicator", "indicator"),
  ["status", ({ a, b }) => a.status === "target" && b.status !== "target"],
  ["year", ({ a, b }) => a.period === stepFrom(b.period, 1)],
  ["reference", ({ a, b }) => a.on === b.on],
  ...SAME_BASIS_AND_SCOPE,
];

const RATES: readonly Condition[] = [
  ...SUCCESSIVE,
  same("measure", "measure"),
  ["measure", ({ a }) => isRate(a)],
];

const COUNTS: readonly Condition[] = [
  ...SUCCESSIVE,
  same("measure", "measure"),
  ["measure", ({ a }) => a.measure === "count"],
  same("unit", "unit"),
  ["not-positive", ({ a, b }) => a.value > 0 && b.value > 0],
];

/**
 * Returns the target of a place and its outcome of the period before, of one measure and unit, to be set beside each
 * other without a value derived of them.
 *
 * Errors: refused as the values derived of such a pair.
 */
export function takeSuccessive(target: Cell, outcome: Cell): Pair | Refusal {
  return takeInputs(target, outcome, [
    ...SUCCESSIVE,
    same("measure", "measure"),
    same("unit", "unit"),
  ]);
}

/**
 * Returns by how much a place's target lies above what it reached in the year before.
 *
 * Units: points; negative where the target is lower. A bound is carried: "at least 10%" after 25% is "at least
 * −15 points".
 * Errors: refused for anything but growth and share, and where basis or scope differ or only one states it.
 */
export function deriveTargetGap(target: Cell, outcome: Cell): Derived | Refusal {
  return gapOf(takeInputs(target, outcome, RATES), "target-minus-outcome");
}

/**
 * Returns a target number of things as a part of the number reached in the year before.
 *
 * Units: percent.
 * Errors: refused for anything but counts: a quotient of two levels would be a growth rate that nobody published.
 */
export function deriveTargetShare(target: Cell, outcome: Cell): Derived | Refusal {
  return shareOf(takeInputs(target, outcome, COUNTS), "target-to-outcome");
}

/**
 * Returns the level that a growth target implies, from the level of the year before.
 *
 * `nominal` are the indicators whose published growth is at current prices, as their levels are; for all others,
 * the gross product first among them, level and growth differ in prices and nothing follows.
 * Errors: refused for an indicator not in `nominal`, and where the two stand in different documents.
 */
export function deriveTargetLevel(
  growthTarget: Cell,
  level: Cell,
  nominal: ReadonlySet<string>,
): Derived | Refusal {
  const pair = takeInputs(growthTarget, level, [
    ...SUCCESSIVE,
    ["measure", ({ a, b }) => a.measure === "growth" && b.measure === "level"],
    same("document", "document"),
    ["price-basis", ({ a }) => nominal.has(a.indicator)],
    ["not-positive", ({ a, b }) => a.value > -100 && b.value > 0],
  ]);
  if (isRefusal(pair)) return pair;
  const value = new Decimal(pair.a.value).div(100).plus(1).times(pair.b.value);
  return inherit(pair, {
    formula: "implied-target-level",
    value,
    unit: pair.b.unit,
    precision: pair.b.precision,
    bound: combineBounds(pair.a.bound, pair.b.bound),
  });
}
