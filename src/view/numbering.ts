import type { Language } from "../dataset/model.ts";

const DIGITS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/**
 * Numbers a heading of the first level: 一, 二, … in Chinese, 1, 2, … in English.
 *
 * Source: GB/T 9704—2012, 7.3.3. Errors: none up to 99, more than any briefing has.
 */
export function numberHeading(language: Language, number: number): string {
  return language === "zh" ? chineseNumber(number) : String(number);
}

function chineseNumber(number: number): string {
  if (number < 10) return DIGITS[number] ?? "";
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? DIGITS[tens] : ""}十${ones > 0 ? DIGITS[ones] : ""}`;
}
