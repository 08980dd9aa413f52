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

/** A power of ten in words, e.g. 万. */
interface Power {
  readonly factor: number;
  readonly words: string;
}

/** Powers of ten that each language has a word for. English sets it apart, on the same line. */
const POWERS: Readonly<Record<Language, readonly Power[]>> = {
  zh: [
    { factor: 1e4, words: "万" },
    { factor: 1e8, words: "亿" },
  ],
  en: [
    { factor: 1e3, words: "\u00a0thousand" },
    { factor: 1e6, words: "\u00a0million" },
    { factor: 1e9, words: "\u00a0billion" },
  ],
};

/** English says 10 thousand, not 0.01 million. */
const LEAST_OF_SCALE = 0.1;

/**
 * Returns the power of ten in which the last digit of a coarse amount is one that counts: 4.24万 for 42400, known to
 * hundreds.
 *
 * Units: `value` and `precision` in the same unit. Null for what is known to one unit or better.
 */
export function powerOf(
  value: number | Decimal,
  precision: number | null,
  language: Language,
): Power | null {
  if (precision === null || precision <= 1) return null;
  const powers = POWERS[language];
  const enough = powers.findIndex(({ factor }) => factor >= precision);
  const scale = powers.at(enough);
  const smaller = powers[enough - 1];
  const isTooLarge = new Decimal(value).abs().lt((scale?.factor ?? 0) * LEAST_OF_SCALE);
  return (isTooLarge ? smaller : scale) ?? scale ?? null;
}

/** Writes an amount as `formatNumber` does, one known to tens or more in the power of ten that its digits bear. */
export function formatAmount(
  value: number | Decimal,
  decimals: number,
  precision: number | null,
  language: Language,
): string {
  const scale = powerOf(value, precision, language);
  if (scale === null || precision === null) {
    return formatNumber(value, decimals, precision, language);
  }
  const { factor, words } = scale;
  const digit = new Decimal(precision).div(factor);
  const shown = Math.max(0, digit.decimalPlaces());
  return formatNumber(new Decimal(value).div(factor), shown, digit.toNumber(), language) + words;
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
