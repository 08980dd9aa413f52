/** Says periods: 2022年, 2024年1—9月, 2023年末; 2022, January–September 2024, the end of 2023. */

import type { Figure, Period, Time } from "../dataset/model.ts";
import { comparePeriods, daysOf, frequencyOf, yearOf } from "../dataset/time/period.ts";
import { type Context, indicatorOf } from "./context.ts";
import { wordDate } from "./date.ts";
import type { Locale } from "./locale.ts";
import type { Numeral, Sentence } from "./model.ts";
import { plainText, say, sayQuantity, verbatim } from "./sentence.ts";

/** A period, and whether its figures are amounts over it (flow) or at its end (stock). */
export interface PeriodOf {
  readonly period: Period;
  /** Null where the indicator says neither. */
  readonly time: Time | null;
}

/** In full, as in a sentence; short, as at the head of a column. */
type Length = "long" | "short";

/** The period of a figure. */
export function periodOf(context: Context, { period, indicator }: Figure): PeriodOf {
  return { period, time: indicatorOf(context, indicator).time };
}

/** True for a whole year, but not of a stock: it is written as a number alone, e.g. 2022. */
function isPlainYear({ period, time }: PeriodOf): boolean {
  return frequencyOf(period) === "year" && time !== "stock";
}

/** Words a period; of a plain year the number alone. */
export function wordPeriod(locale: Locale, one: PeriodOf, length: Length): string {
  const { period } = one;
  if (isPlainYear(one)) return period;
  const { from, to } = daysOf(period);
  const slots = { year: to.slice(0, 4), from: monthOf(from), to: monthOf(to) };
  const month = (number: string) =>
    locale.say(`${length === "short" ? "monthShort" : "month"}.${number}`);
  const words = { year: slots.year, from: month(slots.from), to: month(slots.to) };
  const date = wordDate(locale, to);
  return plainText(say(locale.say(`period.${length}.${wordingOf(one)}`), { ...words, date }));
}

const PARTS = {
  H1: "firstHalf",
  H2: "secondHalf",
  Q1: "firstQuarter",
  Q2: "secondQuarter",
  Q3: "thirdQuarter",
  Q4: "fourthQuarter",
} as const;

/** The key of a period's wording. */
function wordingOf({ period, time }: PeriodOf): string {
  const frequency = frequencyOf(period);
  if (frequency === "moment") return "day";
  if (time === "stock") return frequency === "year" ? "endOfYear" : "endOfMonth";
  const [part] = /[HQ][1-4]/.exec(period) ?? [];
  if (part !== undefined && part in PARTS) return PARTS[part as keyof typeof PARTS];
  return frequency === "month" ? "month" : "months";
}

/** A period with its unit, as plain words: 2022年; January–September 2024. */
export function sayPeriod(locale: Locale, period: Period): string {
  const text = wordPeriod(locale, { period, time: null }, "long");
  return text === period ? plainText(say(locale.say("year"), { value: text })) : text;
}

function monthOf(iso: string): string {
  return String(Number(iso.slice(5, 7)));
}

/** The fact behind a period on the page. */
interface Behind {
  readonly figures?: readonly string[];
  readonly formula: string;
  /** The anchor, where the period has none of its own, as in a chart. */
  readonly where?: string;
}

/** A period as one number of the page, its value the year in which it ends; of a plain year the number alone. */
export function periodNumeral(
  { ledger, locale }: Context,
  one: PeriodOf,
  { figures = [], formula, where }: Behind,
  length: Length = "short",
): Numeral {
  return ledger.enter({
    text: wordPeriod(locale, one, length),
    is: "period",
    value: yearOf(one.period),
    unit: null,
    figures,
    formula,
    ...(where === undefined ? {} : { where }),
  });
}

/** The formula of periods of figures. */
const OF_FIGURES = "year of the figures";

interface ListOptions {
  readonly figures?: readonly Figure[];
  readonly shortestRange?: number;
  readonly length?: Length;
}

/**
 * Lists periods in their order, each once, as the language joins names.
 *
 * From `shortestRange` years in a row stand as a range, and more than `MOST_LISTED` other periods as the first and the last.
 */
export function listPeriods(
  context: Context,
  periods: readonly PeriodOf[],
  formula: string,
  { figures = [], shortestRange = 3, length = "long" }: ListOptions = {},
): Sentence {
  const { locale } = context;
  const all = [
    ...new Map(periods.map((one) => [wordPeriod(locale, one, length), one])).values(),
  ].sort((a, b) => comparePeriods(a.period, b.period));
  const areYears = all.every(isPlainYear);
  const isRow = all.every(({ period }, index) => Number(period) === Number(all[0]?.period) + index);
  const isRange = areYears ? all.length >= shortestRange && isRow : all.length > MOST_LISTED;
  const each = isRange ? [all.at(0), all.at(-1)].flatMap((one) => one ?? []) : all;
  return each.flatMap((one, index): Sentence => {
    const isLast = index === each.length - 1;
    const between = isLast ? "list.last" : "list.separator";
    const separator = index === 0 || isRange ? "" : locale.say(between);
    const behind = figures.filter((figure) => isRange || figure.period === one.period);
    const numeral = periodNumeral(
      context,
      one,
      { figures: behind.map(({ id }) => id), formula },
      length,
    );
    // 2021—2023年: the unit stands once, after the range; no line begins with the dash.
    if (isRange && index === 0) return [{ ...numeral, tail: locale.say("list.through") }];
    return [
      ...verbatim(separator),
      ...(isPlainYear(one) ? sayQuantity(locale.say("year"), numeral, "") : [numeral]),
    ];
  });
}

/** More periods than this, of other lengths than a year, are told by the first and the last. */
const MOST_LISTED = 3;

/** The periods of figures. */
export function periodsOf(
  context: Context,
  figures: readonly Figure[],
  options: Pick<ListOptions, "shortestRange"> = {},
): Sentence {
  const periods = figures.map((figure) => periodOf(context, figure));
  return listPeriods(context, periods, OF_FIGURES, { ...options, figures });
}

/** The period of figures within a sentence: in 2022; at the end of 2023. All figures must be of one period. */
export function sayWhen(context: Context, figures: readonly Figure[]): Sentence {
  const [first] = figures;
  if (!first) return [];
  return say(context.locale.say(`when.${whenKey(context, first)}`), {
    period: periodsOf(context, figures.slice(0, 1)),
  });
}

/** The same in a title, where a year and its unit are words of the title. */
export function whenInTitle(context: Context, figures: readonly Figure[]): Sentence {
  const [first] = figures;
  if (!first) return [];
  const one = periodOf(context, first);
  const key = isPlainYear(one) ? "plainYear" : whenKey(context, first);
  const behind = { figures: figures.map(({ id }) => id), formula: OF_FIGURES };
  const period = [periodNumeral(context, one, behind, "long")];
  return say(context.locale.say(`when.${key}`), { period });
}

function whenKey(context: Context, figure: Figure): "year" | "end" | "day" {
  const { period, time } = periodOf(context, figure);
  if (frequencyOf(period) === "moment") return "day";
  return time === "stock" ? "end" : "year";
}
