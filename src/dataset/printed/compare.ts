import type { Bound, Measure, Unit } from "../model.ts";
import { Exact } from "../units.ts";
import { isBoundInClause } from "./bounds.ts";
import type { Sign } from "./movement.ts";
import type { Quantity } from "./quantity.ts";
import { sayIn, sizeOf, type UnitIndex } from "./unit-index.ts";

/** What a figure says, in one unit. */
export interface Claim {
  readonly measure: Measure;
  readonly value: number;
  readonly unit: Unit;
  readonly bound: Bound;
}

/** A quantity said in a figure's unit. */
export interface Said {
  /** What it may be; none where its unit is of another kind. */
  readonly amounts: readonly number[];
  /** With the signs that the words allow. */
  readonly allowed: readonly number[];
}

/**
 * Says a quantity in a figure's unit.
 *
 * `bare` is what a number without a unit is in; `unsaidSigns` are those of a growth or a change where the words
 * before the number say nothing.
 */
export function sayAs(
  { measure, unit }: Pick<Claim, "measure" | "unit">,
  quantity: Quantity,
  units: UnitIndex,
  { bare, unsaidSigns }: { readonly bare: "any" | "base"; readonly unsaidSigns: readonly Sign[] },
): Said {
  const amounts = amountsOf(quantity, unit, units, bare);
  const isRate = measure === "growth" || measure === "change";
  const signs = isRate
    ? quantity.signs.length > 0
      ? quantity.signs
      : unsaidSigns
    : ownSigns(quantity);
  const isSettled = quantity.written.startsWith("-") || (signs.length === 1 && signs[0] === 1);
  const allowed = isSettled
    ? amounts
    : amounts.flatMap((amount) => signs.map((sign) => sign * amount));
  return { amounts, allowed };
}

function ownSigns({ isLoss }: Quantity): readonly Sign[] {
  return isLoss ? [1, -1] : [1];
}

function amountsOf(
  { written, scale, unit }: Quantity,
  to: Unit,
  units: UnitIndex,
  bare: "any" | "base",
): readonly number[] {
  if (unit) {
    const amount = sayIn(written, scale, unit, to, units);
    return amount === null ? [] : [amount];
  }
  const inBase = new Exact(written).times(scale).div(sizeOf(to, units)).toNumber();
  return scale === "1" && bare === "any" ? [Number(written), inBase] : [inBase];
}

/** Tells whether a bound is what the words beside a number say, or may say. */
export function isBoundSaid(bound: Bound, text: string, quantity: Quantity): boolean {
  const { bounds, listBounds } = quantity;
  if (bounds.length > 0) return bounds.includes(bound);
  if (bound === "exact" || listBounds.includes(bound)) return true;
  return isBoundInClause(bound, text, quantity);
}
