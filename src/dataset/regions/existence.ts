import type { Period, Region } from "../model.ts";
import { daysOf, periodFor, type Time } from "../time/period.ts";

/** The periods in which a place was founded and abolished; null where it was there before, or is still. */
type Existence = Pick<Region, "since" | "until">;

/** Why there was no such place on a day. */
type Absence = "founded" | "abolished";

/**
 * Tells why there was no such place on the last day of a period; null where there was.
 *
 * Statistics of a period go by the divisions at its end. `day`: an ISO date; null for the present, at which nothing is to come.
 */
export function absenceOn({ since, until }: Existence, day: string | null): Absence | null {
  if (since !== null && day !== null && day < daysOf(since).from) return "founded";
  if (until !== null && (day === null || daysOf(until).to < day)) return "abolished";
  return null;
}

/** True where a figure of the period may be of the place, which was there on at least one of its days; of a stock on its last. */
export function mayReport({ since, until }: Existence, period: Period, time: Time | null): boolean {
  const { from, to } = daysOf(periodFor(period, time));
  const first = time === "stock" ? to : from;
  return (
    !(since !== null && to < daysOf(since).from) && !(until !== null && daysOf(until).to < first)
  );
}
