import { Decimal } from "decimal.js";
import type { Unit } from "./model.ts";

/** Forty digits: no printed number comes near, so every conversion is exact until it is shown. */
export const Exact = Decimal.clone({ precision: 40 });

/** Tells whether a number in one unit can be said in the other. */
export function isConvertible(from: Unit, to: Unit): boolean {
  return from.base === to.base;
}

/**
 * Converts a decimal number, written as text, from one unit to another of the same base.
 *
 * Errors: none; call it only where `isConvertible` holds.
 */
export function convert(written: string, from: Unit, to: Unit): number {
  // Most figures are printed in the unit they are kept in: they need no decimal arithmetic.
  const isSame = from.factor === to.factor;
  const number = isSame
    ? Number(written)
    : new Exact(written).times(from.factor).div(to.factor).toNumber();
  return number === 0 ? 0 : number;
}

/** One unit of the last digit of a number as written, e.g. 0.01 for 30.10; as text, in the same unit. */
export function lastDigit(written: string): string {
  const decimals = written.split(".")[1]?.length ?? 0;
  return decimals === 0 ? "1" : `0.${"1".padStart(decimals, "0")}`;
}
