import { type Days, daysOf, type Period, type Time } from "./period.ts";

/** 计划, 公报, 年鉴, 报告, others. */
export const DOCUMENT_KINDS = ["plan", "communique", "yearbook", "report", "other"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** True where a period, or of a stock its last day, lies within `days`; false where `days` is null. */
export function liesWithin(period: Period, time: Time | null, days: Days | null): boolean {
  if (days === null) return false;
  const { from, to } = daysOf(period);
  return days.from <= (time === "stock" ? to : from) && to <= days.to;
}

/**
 * The day that tells which of two documents is the later: that of publication; where none is known, the last of the
 * periods it reports on, or the first of those it aims at.
 */
export function dayOf({ publishedOn, covers, aims }: Dated): string {
  return publishedOn ?? covers?.to ?? aims?.from ?? "";
}

/** What a document says of time. */
interface Dated {
  /** The last day of its publication, an ISO date; null where that is not known. */
  readonly publishedOn: string | null;
  readonly covers: Days | null;
  readonly aims: Days | null;
}
