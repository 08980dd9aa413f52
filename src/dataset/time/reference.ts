import { frequencyOf, type Period, type Time } from "./period.ts";

/**
 * What growth and change are measured against.
 *
 * `year_earlier` 同比; `period_earlier` 环比, the period before; `start_of_year` 比年初; `two_year_average` 两年平均.
 */
export const REFERENCES = [
  "year_earlier",
  "period_earlier",
  "start_of_year",
  "two_year_average",
] as const;
export type Reference = (typeof REFERENCES)[number];

/** Why a reference does not fit a figure. */
type ReferenceFault = "not-of-measure" | "cumulative" | "flow-since-start" | "average-of-change";

/** Tells why a figure of that measure and period cannot be measured against `on`; null where it can. */
export function findReferenceFault(
  on: Reference,
  measure: string,
  period: Period,
  time: Time | null,
): ReferenceFault | null {
  if (on === "year_earlier") return null;
  if (measure !== "growth" && measure !== "change") return "not-of-measure";
  if (on === "two_year_average") return measure === "growth" ? null : "average-of-change";
  if (on === "period_earlier") return frequencyOf(period) === "since_january" ? "cumulative" : null;
  return time === "stock" ? null : "flow-since-start";
}

/** The reference by its plain name: for a whole year the period before, and its start, are the year earlier. */
export function plainReference(on: Reference, period: Period): Reference {
  const isYear = frequencyOf(period) === "year";
  return isYear && (on === "period_earlier" || on === "start_of_year") ? "year_earlier" : on;
}
