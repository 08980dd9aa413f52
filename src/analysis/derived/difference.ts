import { Decimal } from "decimal.js";
import type { Figure } from "../../dataset/model.ts";
import type { Cell, Derived, Refusal } from "../model.ts";
import { opposeBounds } from "./bounds.ts";
import {
  type Condition,
  isRefusal,
  SAME_BASIS_AND_SCOPE,
  SAME_PERIOD,
  same,
  takeInputs,
} from "./inputs.ts";
import { inherit, precisionOfDifference } from "./result.ts";

/** What two figures of different places have in common where one may be subtracted from the other. */
export const LIKE: readonly Condition[] = [
  same("indicator", "indicator"),
  same("measure", "measure"),
  ...SAME_PERIOD,
  ["status", ({ a, b }) => (a.status === "target") === (b.status === "target")],
  ...SAME_BASIS_AND_SCOPE,
  same("unit", "unit"),
];

/**
 * Returns how much more one place has than another: `a` minus `b`.
 *
 * Units: points for rates, the figures' own unit for amounts.
 * Errors: refused unless period, status, basis, scope and unit are the same; an estimate or a bound is carried.
 */
export function deriveDifference(a: Cell, b: Cell): Derived | Refusal {
  const pair = takeInputs(a, b, LIKE);
  if (isRefusal(pair)) return pair;
  return inherit(pair, {
    formula: "difference",
    value: new Decimal(pair.a.value).minus(pair.b.value),
    unit: isRate(pair.a) ? "points" : pair.a.unit,
    precision: precisionOfDifference(pair),
    bound: opposeBounds(pair.a.bound, pair.b.bound),
  });
}

/** True for growth, shares and any other amount in %: they differ by points, and none is a multiple of another. */
export function isRate({ measure, unit }: Pick<Figure, "measure" | "unit">): boolean {
  return measure === "growth" || measure === "share" || unit === "%";
}
