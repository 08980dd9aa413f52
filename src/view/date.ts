import type { Locale } from "./locale.ts";
import { plainText, say } from "./sentence.ts";

/**
 * Writes an ISO date as the language does, e.g. 2023年3月13日, 13 March 2023.
 *
 * Source: GB/T 9704—2012, 7.3.5.4: full year, no leading zeros.
 */
export function wordDate(locale: Locale, iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-").map((part) => String(Number(part)));
  return plainText(say(locale.say("date"), { year, month: locale.say(`month.${month}`), day }));
}

/** Writes a date, a month or a year, as exact as it is known. */
export function wordMoment(locale: Locale, written: string): string {
  if (written.length === 10) return wordDate(locale, written);
  const [year = "", month] = written.split("-");
  if (month === undefined) return plainText(say(locale.say("year"), { value: year }));
  const from = locale.say(`month.${Number(month)}`);
  return plainText(say(locale.say("period.long.month"), { year, from }));
}
