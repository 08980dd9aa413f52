/** Words a trend of three and more periods: a line a place. */

import type { Course, Trend } from "../../analysis/over-time/model.ts";
import type { LinesSpec, Tick, TimeSeries } from "../../charts/time/model.ts";
import { frequencyOf } from "../../dataset/time/period.ts";
import { type Context, indicatorOf, placeName } from "../context.ts";
import { drawnValue, showFigure } from "../figure.ts";
import { type PeriodOf, periodNumeral } from "../period.ts";
import { plainText, say } from "../sentence.ts";
import { endsOf, figuresOf, pointsOf } from "./course.ts";

/** More lines have a panel each, with one in focus as well. */
const MOST_LINES = 5;
/** So many years have room for a number each. */
const MOST_YEARS = 8;
/** A year between the ends needs so many periods on both sides to have room for its number. */
const LEAST_APART = 8;

/** What a drawing is called, how wide it is, and what stands above it. */
export interface Frame {
  readonly id: string;
  readonly widthMm: number;
  readonly headings: readonly string[];
}

/** Two panels stand beside each other in half the width. */
const MOST_NARROW = 2;

/** True where each place has a panel of its own, as where none is in focus. */
function needsPanels({ focus }: Context, { courses }: Trend): boolean {
  const hasFocus = courses.some(({ region }) => focus.includes(region));
  return courses.length > MOST_LINES || (courses.length > 1 && !hasFocus);
}

/** True where the other places stand in grey behind each. */
export function hasOthersBehind(context: Context, trend: Trend): boolean {
  return needsPanels(context, trend) && trend.courses.length <= MOST_LINES;
}

/** True where these panels need the whole width. */
export function needsWidth(context: Context, trend: Trend): boolean {
  return needsPanels(context, trend) && trend.courses.length > MOST_NARROW;
}

/** Words the lines of a trend. */
export function wordLines(context: Context, trend: Trend, frame: Frame): LinesSpec {
  const { id, widthMm, headings } = frame;
  const axis = wordAxis(context, trend, { id, isApart: needsPanels(context, trend) });
  const ticks = wordTicks(context, trend, id);
  const series = trend.courses.map((course) => seriesOf(context, trend, course, id));
  const drawn = { periods: axis, ticks, series };
  return {
    ...{ id, form: "lines", widthMm },
    alt: altOf(context, headings, drawn),
    ...drawn,
  };
}

interface AxisSite {
  readonly id: string;
  /** True of panels, which name the first and the last period alone. */
  readonly isApart: boolean;
}

/** The first and the last period, and the years between them that have room. */
function wordAxis(
  context: Context,
  { indicator, periods, courses }: Trend,
  { id, isApart }: AxisSite,
): readonly string[] {
  const { time } = indicatorOf(context, indicator);
  const areFewYears = frequencyOf(periods[0] ?? "") === "year" && periods.length <= MOST_YEARS;
  return periods.map((period, index) => {
    const left = Math.min(index, periods.length - 1 - index);
    const isYear = frequencyOf(period) === "year" && (areFewYears || left >= LEAST_APART);
    if (left > 0 && (isApart || !isYear)) return "";
    const isLast = index === periods.length - 1;
    const behind = isLast ? behindLines(courses, id) : behindPeriod(courses, index, id);
    return periodNumeral(context, { period, time }, behind).text;
  });
}

/** The last period stands for all that is drawn up to it: so the facts know of points without a number as well. */
function behindLines(courses: readonly Course[], where: string) {
  const figures = figuresOf(courses).map(({ id }) => id);
  return { figures, formula: "last period of the figures drawn", where };
}

function behindPeriod(courses: readonly Course[], index: number, where: string) {
  const figures = courses.flatMap(({ points }) => points[index]?.figure.id ?? []);
  return { figures, formula: "period on the axis of a chart", where };
}

/** The least and the greatest number drawn, as its document has it: a scale needs no others. */
function wordTicks(context: Context, { courses }: Trend, id: string): readonly Tick[] {
  const ends = endsOf(context, figuresOf(courses));
  if (!ends) return [];
  return [ends.lowest, ends.highest].flatMap((figure) => {
    const { prefix, text } = showFigure(context, figure, { signed: true, where: id });
    const value = drawnValue(context, figure);
    return value === null ? [] : [{ value, label: prefix + text }];
  });
}

function seriesOf(context: Context, trend: Trend, course: Course, id: string): TimeSeries {
  const { region, points } = course;
  const last = points.findLastIndex((point) => point !== null);
  const period = trend.periods[last] ?? "";
  const isLate = last === points.length - 1;
  const one: PeriodOf = { period, time: indicatorOf(context, trend.indicator).time };
  const drawn = {
    label: placeName(context, region),
    isFocus: context.focus.includes(region),
    points: pointsOf(context, course, id),
  };
  if (isLate) return drawn;
  return { ...drawn, sub: periodNumeral(context, one, behindPeriod([course], last, id)).text };
}

/** What is drawn, place by place: the last number of each, and the ends of all. Only what is printed is said. */
function altOf(
  { locale }: Context,
  headings: readonly string[],
  { periods, ticks, series }: Pick<LinesSpec, "periods" | "ticks" | "series">,
): string {
  const [from = "", to = ""] = [periods[0], periods.at(-1)];
  const [lowest, highest] = ticks.map(({ label }) => label);
  const rows = series.map(({ label, sub, points }) => {
    const last = points.findLast((point) => point !== null);
    const value = last ? last.label + (last.sign ?? "") : "";
    const key = sub ? "chart.altRow" : "chart.altUndated";
    return plainText(say(locale.say(key), { place: label, year: sub ?? "", value }));
  });
  const range =
    lowest && highest ? [plainText(say(locale.say("trends.altRange"), { lowest, highest }))] : [];
  return plainText(
    say(locale.say("trends.alt"), {
      title: headings.filter(Boolean).join(locale.say("list.stop")),
      from,
      to,
      rows: [...rows, ...range].join(locale.say("list.row")),
    }),
  );
}
