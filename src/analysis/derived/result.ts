import type { Decimal } from "decimal.js";
import type { Bound } from "../../dataset/model.ts";
import { comparePeriods } from "../../dataset/time/period.ts";
import type { Derived, Refusal } from "../model.ts";
import type { Formula, UnitOf } from "./formulas.ts";
import { type Numbered, type Pair, refuse } from "./inputs.ts";

/** What a formula makes of a pair. */
interface Outcome<Of extends Formula> {
  readonly formula: Of;
  readonly value: Decimal;
  readonly unit: UnitOf<Of>;
  readonly precision: number;
  /** Null where the bounds of the inputs leave nothing to say. */
  readonly bound: Bound | null;
}

/** Returns a derived value with all that it inherits; refuses where its bounds say nothing. */
export function inherit<Of extends Formula>(
  { a, b }: Pair,
  outcome: Outcome<Of>,
): Derived | Refusal {
  if (outcome.bound === null) return refuse("bound", [a, b]);
  return {
    formula: outcome.formula,
    figures: [a.id, b.id],
    value: outcome.value,
    unit: outcome.unit,
    precision: outcome.precision,
    bound: outcome.bound,
    hasEstimate: a.status === "estimate" || b.status === "estimate",
    hasTarget: a.status === "target" || b.status === "target",
    periods: [...new Set([a.period, b.period])].sort(comparePeriods),
    basis: a.basis ?? b.basis,
    scope: a.scope ?? b.scope,
  };
}

/**
 * Returns a quotient as `inherit` does, as precise as its inputs bear.
 *
 * Errors: refused also where not even its first digit is borne, as of 0.4 and 1, each rounded to its last digit.
 */
export function inheritQuotient<Of extends Formula>(
  pair: Pair,
  outcome: Omit<Outcome<Of>, "precision">,
): Derived | Refusal {
  const precision = precisionOfQuotient(pair, outcome.value);
  const isLost = !outcome.value.isZero() && outcome.value.abs().times(2).lt(precision);
  return isLost ? refuse("imprecise", [pair.a, pair.b]) : inherit(pair, { ...outcome, precision });
}

/**
 * Returns one unit of the last digit that a difference supports: that of the coarser figure.
 *
 * A target is set, not measured: it is exact beside an outcome, and of two targets the finer digit counts.
 */
export function precisionOfDifference({ a, b }: Pair): number {
  const measured = [a, b].filter(({ status }) => status !== "target");
  return measured.length > 0
    ? Math.max(...measured.map(({ precision }) => precision))
    : Math.min(a.precision, b.precision);
}

/**
 * Returns one unit of the last digit that a quotient supports.
 *
 * Shape: a power of ten, the least of which one unit of each input's last digit moves the quotient by less than five.
 * Targets are set and things are counted, not measured: neither moves it, and where no input does the quotient is exact
 * to a hundredth.
 */
function precisionOfQuotient({ a, b }: Pair, value: Decimal): number {
  const relative = [a, b]
    .filter((figure) => !isExact(figure))
    .map((figure) => figure.precision / Math.abs(figure.value))
    .reduce((sum, part) => sum + part, 0);
  const absolute = value.abs().times(relative);
  // Rounded first: a tenth that division leaves as 0.0999… must count as a tenth, not as hundredths.
  return absolute.isZero() ? EXACT : Number(`1e${absolute.times(2).toSignificantDigits(DIGITS).e}`);
}

const EXACT = 0.01;
const DIGITS = 12;

/** True where a figure adds no imprecision: a target, or a count that is not rounded to tens or more, as 1.5万人 is. */
function isExact({ status, measure, precision, bound }: Numbered): boolean {
  if (bound === "about") return false;
  return status === "target" || (measure === "count" && precision <= 1);
}
