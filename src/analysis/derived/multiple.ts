import { Decimal } from "decimal.js";
import type { Cell, Derived, Refusal } from "../model.ts";
import { isRate, LIKE } from "./difference.ts";
import { type Condition, isRefusal, takeInputs } from "./inputs.ts";
import { inheritQuotient } from "./result.ts";

const LIKE_FOR_DIVISION: readonly Condition[] = [
  ...LIKE,
  ["measure", ({ a }) => (a.measure === "level" || a.measure === "count") && !isRate(a)],
  ["estimate", ({ a, b }) => a.status !== "estimate" && b.status !== "estimate"],
  ["bound", ({ a, b }) => a.bound === "exact" && b.bound === "exact"],
  ["not-positive", ({ a, b }) => a.value > 0 && b.value > 0],
];

/**
 * Returns how many times one place's amount is another's: `a` over `b`.
 *
 * Units: times.
 * Errors: refused unless the two are like for like; an estimate or a bound is enough to refuse.
 */
export function deriveMultiple(a: Cell, b: Cell): Derived | Refusal {
  const pair = takeInputs(a, b, LIKE_FOR_DIVISION);
  if (isRefusal(pair)) return pair;
  const value = new Decimal(pair.a.value).div(pair.b.value);
  return inheritQuotient(pair, {
    formula: "multiple",
    value,
    unit: "times",
    bound: "exact",
  });
}
