/** Which periods a series holds, and which follows which. */

import {
  daysOf,
  isOfFrequency,
  type Period,
  readAskedPeriod,
  stepFrom,
} from "../../dataset/time/period.ts";
import type { Line } from "./model.ts";

/** True where figures of that period belong to the line. */
export function isOnLine(period: Period, { frequency, time, until }: Line): boolean {
  if (!isOfFrequency(period, time, frequency)) return false;
  return frequency !== "since_january" || until === null || lastMonthOf(period) === until;
}

/** The period that follows; null for a day, which none follows. */
export function nextOnLine(period: Period, { frequency, time, until }: Line): Period | null {
  if (frequency !== "since_january" || until !== null) return stepFrom(period, 1, time, frequency);
  return time === "stock" ? stepFrom(period, 1, time, "month") : oneMonthLonger(period);
}

/** The periods between two, in their order; none where no period follows another. */
export function periodsBetween(first: Period, last: Period, line: Line): readonly Period[] {
  const between: Period[] = [];
  let next = nextOnLine(first, line);
  while (next !== null && next !== last) {
    between.push(next);
    next = nextOnLine(next, line);
  }
  return between;
}

function lastMonthOf(period: Period): number {
  return Number(daysOf(period).to.slice(5, 7));
}

/** The months since January to a month later; after those of a whole year January alone. */
function oneMonthLonger(period: Period): Period | null {
  const later = stepFrom(daysOf(period).to.slice(0, 7), 1);
  return later && readAskedPeriod(`${later.slice(0, 4)}-01/${later.slice(5, 7)}`);
}
