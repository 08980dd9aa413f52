/** Computes with a target and an outcome of the same place, in either order: the difference of rates, the quotient. */

import { Decimal } from "decimal.js";
import type { Derived, Refusal } from "../model.ts";
import { opposeBounds } from "./bounds.ts";
import { isRefusal, type Pair } from "./inputs.ts";
import { inherit, inheritQuotient, precisionOfDifference } from "./result.ts";

/**
 * Returns by how much the first rate lies above the second.
 *
 * Units: points.
 * Errors: the refusal that it is given; refused where the bounds leave nothing to say.
 */
export function gapOf(
  pair: Pair | Refusal,
  formula: "target-minus-outcome" | "outcome-minus-target",
): Derived | Refusal {
  if (isRefusal(pair)) return pair;
  return inherit(pair, {
    formula,
    value: new Decimal(pair.a.value).minus(pair.b.value),
    unit: "points",
    precision: precisionOfDifference(pair),
    bound: opposeBounds(pair.a.bound, pair.b.bound),
  });
}

/**
 * Returns the first amount as a part of the second.
 *
 * Units: percent.
 * Errors: as `gapOf`.
 */
export function shareOf(
  pair: Pair | Refusal,
  formula: "target-to-outcome" | "outcome-to-target",
): Derived | Refusal {
  if (isRefusal(pair)) return pair;
  const value = new Decimal(pair.a.value).div(pair.b.value).times(100);
  return inheritQuotient(pair, {
    formula,
    value,
    unit: "percent",
    bound: opposeBounds(pair.a.bound, pair.b.bound),
  });
}
