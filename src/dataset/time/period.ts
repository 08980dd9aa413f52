/**
 * Periods of time: `2024`, `2024-H1`, `2024-Q3`, `2024-09`, `2024-01/09`, `2024-05-15`.
 *
 * A period is canonical: one stretch of time has one name, the shortest. An amount at a moment (a stock) is of the last
 * day of its period, an amount over time (a flow) of all its months.
 */

import { byText } from "../../by-text.ts";

/** Canonical, as `readPeriod` gives it. */
export type Period = string;

/** 时期数, an amount over time; 时点数, an amount at a moment. */
export const TIMES = ["flow", "stock"] as const;
export type Time = (typeof TIMES)[number];

/** How long periods are; figures of two of these are never compared. */
export const FREQUENCIES = ["year", "half", "quarter", "month", "since_january", "moment"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Days from the first to the last, each as an ISO date. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Months counted from January of the year 0, the first and the last; or one day. */
type Span =
  | {
      readonly kind: "months";
      readonly first: number;
      readonly last: number;
      readonly cumulative: boolean;
    }
  | { readonly kind: "day"; readonly date: string };

/** Why a text is no period, or no period that its indicator may have. */
export type PeriodFault =
  | "form"
  | "needs-time"
  | "not-from-january"
  | "cumulative-stock"
  | "day-of-flow";

const FORM = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2})|\/(\d{2}))?))?$/;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/**
 * Reads a period of an indicator as a person writes it.
 *
 * Shape: canonical; an indicator that says neither flow nor stock (`null`) has whole years only.
 * Errors: the fault, as a value.
 */
export function readPeriod(
  written: string,
  time: Time | null,
): { readonly period: Period } | { readonly fault: PeriodFault } {
  const span = spanOf(written);
  if (!span) return { fault: "form" };
  if (span.kind === "day") {
    if (time === null) return { fault: "needs-time" };
    return time === "stock" ? { period: nameOfDay(span.date) } : { fault: "day-of-flow" };
  }
  if (span.cumulative && time === "stock") return { fault: "cumulative-stock" };
  if (span.cumulative && span.first % 12 !== 0) return { fault: "not-from-january" };
  const period = time === "stock" ? nameOfMoment(span.last) : nameOfMonths(span);
  if (time === null && frequencyOf(period) !== "year") return { fault: "needs-time" };
  return { period };
}

/**
 * Reads a period that is asked for, of whatever indicators.
 *
 * Shape: canonical, as a flow; `periodFor` makes of it that of one indicator. Null where it is none.
 */
export function readAskedPeriod(written: string): Period | null {
  const span = spanOf(written);
  if (!span) return null;
  if (span.kind === "day") return nameOfDay(span.date);
  return span.cumulative && span.first % 12 !== 0 ? null : nameOfMonths(span);
}

/** The period of an indicator's figures for the one asked for: of a stock its last month, 2024-Q3 → 2024-09. */
export function periodFor(asked: Period, time: Time | null): Period {
  const span = spanOf(asked);
  return time === "stock" && span?.kind === "months" ? nameOfMoment(span.last) : asked;
}

/**
 * The period of a frequency that ends when a stock's does: 2024 → 2024-12 among months, the reverse of `periodFor`. That
 * of a flow is the one that it has.
 */
export function periodAmong(frequency: Frequency, period: Period, time: Time | null): Period {
  const span = spanOf(period);
  if (time !== "stock" || frequency === "moment" || span?.kind !== "months") return period;
  const { last } = span;
  const first =
    frequency === "since_january" ? last - (last % 12) : last - MONTHS_BY_FREQUENCY[frequency] + 1;
  return nameOfMonths({ first, last });
}

/**
 * Reads the periods that a document reports on or aims at, e.g. `2019/2023`, `2024-01/09`, `2024`.
 *
 * Shape: from the first day to the last; null where it is none.
 */
export function readSpan(written: string): Days | null {
  const whole = spanOf(written);
  if (whole) return daysIn(whole);
  const [first, last, ...others] = written.split("/");
  const [from, to] = [first, last].map((part) => spanOf(part ?? ""));
  if (!from || !to || others.length > 0) return null;
  const days = { from: daysIn(from).from, to: daysIn(to).to };
  return days.from <= days.to ? days : null;
}

/** Reads a date, a month or a year; the last day of it, as an ISO date. Null where it is none. */
export function readLastDay(written: string): string | null {
  const span = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(written) ? spanOf(written) : null;
  return span ? daysIn(span).to : null;
}

/** The days of a period. */
export function daysOf(period: Period): Days {
  const span = spanOf(period);
  if (!span) throw new Error(`"${period}" is no period`);
  return daysIn(span);
}

/** The year in which a period ends. */
export function yearOf(period: Period): number {
  return Number(period.slice(0, 4));
}

/** How long a period is. */
export function frequencyOf(period: Period): Frequency {
  if (period.includes("/")) return "since_january";
  if (period.length === 10) return "moment";
  if (period.length === 4) return "year";
  return period[5] === "H" ? "half" : period[5] === "Q" ? "quarter" : "month";
}

/**
 * True where a figure of that period belongs among those of a frequency.
 *
 * A stock belongs to each frequency that has a period ending on the same day; a flow that begins in January belongs to
 * `since_january` as well.
 */
export function isOfFrequency(period: Period, time: Time | null, frequency: Frequency): boolean {
  const own = frequencyOf(period);
  if (own === frequency) return true;
  const span = spanOf(period);
  if (span?.kind !== "months") return false;
  if (time === "stock") {
    if (frequency === "moment" || frequency === "since_january") return true;
    return (span.last + 1) % MONTHS_BY_FREQUENCY[frequency] === 0;
  }
  return frequency === "since_january" && span.first % 12 === 0;
}

/** Months from one period of a frequency to the next. */
const MONTHS_BY_FREQUENCY = { year: 12, half: 6, quarter: 3, month: 1, since_january: 12 } as const;

/**
 * The period after or before one, of the same length; of months since January the same months of another year.
 *
 * Null for a day, which has no next one, and beyond the years that are allowed. `frequency` says how far apart the
 * periods of a stock are, or that a flow counts as months since January. Default: that of the period.
 */
export function stepFrom(
  period: Period,
  steps: number,
  time: Time | null = null,
  frequency: Frequency = frequencyOf(period),
): Period | null {
  const span = spanOf(period);
  const isGiven = time === "stock" || frequency === "since_january";
  const apart = isGiven ? frequency : frequencyOf(period);
  if (span?.kind !== "months" || apart === "moment") return null;
  const months = steps * MONTHS_BY_FREQUENCY[apart];
  const [first, last] = [span.first + months, span.last + months];
  const name = time === "stock" ? nameOfMoment(last) : nameOfMonths({ first, last });
  return spanOf(name) && name;
}

/** In the order of their ends; of those that end together the longer first. */
export function comparePeriods(a: Period, b: Period): number {
  if (a === b) return 0;
  const [one, other] = [daysOf(a), daysOf(b)];
  return byText(one.to, other.to) || byText(one.from, other.from) || byText(a, b);
}

/** As it stands in ids, addresses and names of files. */
export function periodInId(period: Period): string {
  return period.replace("/", "--");
}

// A cache: the same few hundred periods are parsed a hundred thousand times.
const spanByText = new Map<string, Span | null>();
const MOST_KNOWN = 10_000;

function spanOf(written: string): Span | null {
  const known = spanByText.get(written);
  if (known !== undefined) return known;
  const span = parse(written);
  if (spanByText.size >= MOST_KNOWN) spanByText.clear();
  spanByText.set(written, span);
  return span;
}

function parse(written: string): Span | null {
  const [match, y, half, quarter, month, day, until] = FORM.exec(written) ?? [];
  const year = Number(y);
  if (match === undefined || year < FIRST_YEAR || year > LAST_YEAR) return null;
  const january = year * 12;
  const months = (first: number, length: number, cumulative = false): Span => ({
    kind: "months",
    first: january + first,
    last: january + first + length - 1,
    cumulative,
  });
  if (half) return months((Number(half) - 1) * 6, 6);
  if (quarter) return months((Number(quarter) - 1) * 3, 3);
  if (!month) return months(0, 12);
  const first = Number(month) - 1;
  if (first < 0 || first > 11) return null;
  if (day) return isDate(written) ? { kind: "day", date: written } : null;
  if (!until) return months(first, 1);
  const last = Number(until) - 1;
  return last >= first && last <= 11 ? months(first, last - first + 1, true) : null;
}

function isDate(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

const daysBySpan = new WeakMap<Span, Days>();

function daysIn(span: Span): Days {
  const known = daysBySpan.get(span);
  if (known) return known;
  const days =
    span.kind === "day"
      ? { from: span.date, to: span.date }
      : { from: `${nameOfMonth(span.first)}-01`, to: lastDayOf(span.last) };
  daysBySpan.set(span, days);
  return days;
}

function lastDayOf(month: number): string {
  // Day 0 of the next month is the last day of this one.
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
}

function nameOfMonth(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

function nameOfMoment(month: number): Period {
  return month % 12 === 11 ? String(Math.floor(month / 12)) : nameOfMonth(month);
}

function nameOfDay(date: string): Period {
  const span = parse(date.slice(0, 7));
  return span?.kind === "months" && lastDayOf(span.last) === date ? nameOfMoment(span.last) : date;
}

function nameOfMonths({ first, last }: { readonly first: number; readonly last: number }): Period {
  const year = Math.floor(first / 12);
  const length = last - first + 1;
  const start = first % 12;
  if (length === 12 && start === 0) return String(year);
  if (length === 6 && start % 6 === 0) return `${year}-H${start / 6 + 1}`;
  if (length === 3 && start % 3 === 0) return `${year}-Q${start / 3 + 1}`;
  return length === 1 ? nameOfMonth(first) : `${nameOfMonth(first)}/${nameOfMonth(last).slice(5)}`;
}
