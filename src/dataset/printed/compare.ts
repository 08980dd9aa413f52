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

/** A quantity converted to a figure's unit. */
interface Said {
  /** The amounts that it may mean, without regard to sign; none where its unit does not convert. */
  readonly amounts: readonly number[];
  /** The same amounts with each sign that the words allow. */
  readonly allowed: readonly number[];
}

/**
 * Converts a quantity to a figure's unit.
 *
 * `bare`: a number without a unit may be in the figure's own unit or its base (`any`), or only in the base (`base`);
 * `unsaidSigns`: the signs allowed for a growth or a change where the words before the number name no direction.
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
  { form, written, scale, unit }: Quantity,
  to: Unit,
  units: UnitIndex,
  bare: "any" | "base",
): readonly number[] {
  if (form === "fraction") return to.id === unit?.id ? roundings(written) : [];
  if (unit) {
    const amount = sayIn(written, scale, unit, to, units);
    return amount === null ? [] : [amount];
  }
  const inBase = new Exact(written).times(scale).div(sizeOf(to, units)).toNumber();
  return scale === "1" && bare === "any" ? [Number(written), inBase] : [inBase];
}

/** 三分之一 may be kept as 33, 33.3 or 33.33 %. */
function roundings(written: string): readonly number[] {
  return [0, 1, 2].map((digits) => Number(Number(written).toFixed(digits)));
}

/**
 * The bounds that the words beside a number say of a figure's value; none where there are no such words.
 *
 * A fall turns them round: 下降3%以上 is a growth of at most -3 %.
 */
export function boundsSaid(value: number, { written, bounds }: Quantity): readonly Bound[] {
  return isFall(value, written) ? bounds.map(turnedRound) : bounds;
}

/** Tells whether a bound is what the words beside a number say, or may say. */
export function isBoundSaid(
  { value, bound }: Pick<Claim, "value" | "bound">,
  text: string,
  quantity: Quantity,
): boolean {
  const said = boundsSaid(value, quantity);
  if (said.length > 0) return said.includes(bound);
  const own = isFall(value, quantity.written) ? turnedRound(bound) : bound;
  if (own === "exact" || quantity.listBounds.includes(own)) return true;
  return isBoundInClause(own, text, quantity);
}

/** True for a negative value that is printed without a minus sign, as -3 in 下降3%. */
function isFall(value: number, written: string): boolean {
  return value < 0 && !written.startsWith("-");
}

function turnedRound(bound: Bound): Bound {
  return bound === "at_least" ? "at_most" : bound === "at_most" ? "at_least" : bound;
}
