import { ReportError } from "./error.ts";

/**
 * The date of a PDF: `SOURCE_DATE_EPOCH` where it is set, else the briefing's date at noon, UTC.
 *
 * Noon, so that no time zone shows the day before or after.
 * Errors: USAGE where `SOURCE_DATE_EPOCH` is not a whole number of seconds.
 * Source: https://reproducible-builds.org/specs/source-date-epoch/
 */
export function documentDate(
  isoDate: string,
  env: Readonly<Record<string, string | undefined>>,
): Date {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === "") return new Date(`${isoDate}T12:00:00Z`);
  if (/^\d{1,12}$/.test(epoch)) return new Date(Number(epoch) * 1000);
  throw new ReportError("USAGE", `SOURCE_DATE_EPOCH is "${epoch}", not a number of seconds`, {
    hint: "set it to the output of `date +%s`, or unset it",
  });
}
