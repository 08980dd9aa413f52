import { Decimal } from "decimal.js";
import type { Language } from "../dataset/model.ts";

export const MINUS = "−";

/**
 * Writes a number as the language does, rounded half up once.
 *
 * Units: `value` and `precision` in the same unit; `precision` is one unit of the last printed digit, so that
 * no digit is shown which the document does not print; null shows all `decimals`.
 * Source: GB/T 15835—2011 for Chinese (no grouping in tables and text alike); ISO 80000-1 minus sign in both.
 */
export function formatNumber(
  value: number | Decimal,
  decimals: number,
  precision: number | null,
  language: Language,
): string {
  const rounded = new Decimal(value).toDecimalPlaces(
    shownDecimals(decimals, precision),
    Decimal.ROUND_HALF_UP,
  );
  const digits = rounded.abs().toFixed(shownDecimals(decimals, precision));
  const sign = rounded.isNegative() && !rounded.isZero() ? MINUS : "";
  return sign + (language === "en" ? groupThousands(digits) : digits);
}

/** The decimals that a number shows: no more than asked for, no more than printed. */
export function shownDecimals(decimals: number, precision: number | null): number {
  if (precision === null) return decimals;
  const printed = Math.max(0, new Decimal(precision).decimalPlaces());
  return Math.min(decimals, printed);
}

function groupThousands(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
