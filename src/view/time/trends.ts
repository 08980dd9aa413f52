/** Words how headline indicators developed: a chart of lines each. */

import type { Course, OverTime, Trend } from "../../analysis/over-time/model.ts";
import type { LinesSpec, Tick, TimeSeries } from "../../charts/time/model.ts";
import { frequencyOf } from "../../dataset/time/period.ts";
import { type Context, indicatorOf, measureName, placeName } from "../context.ts";
import { drawnValue, showFigure } from "../figure.ts";
import type { Kind } from "../kind.ts";
import type { Sentence, TrendChartView, TrendsView } from "../model.ts";
import { type PeriodOf, periodNumeral } from "../period.ts";
import { capitaliseFirst, join, plainText, say, verbatim, withoutStop } from "../sentence.ts";
import { sayTermNote, termNotesOf } from "../terms.ts";
import { rowUnit } from "../unit.ts";
import { endsOf, figuresOf, pointsOf } from "./course.ts";
import { explainLines } from "./explain.ts";
import { sayUntold } from "./untold.ts";

/** Where the charts stand. */
interface Placing {
  /** Number of the first: charts are numbered through the page. */
  readonly firstChart: number;
  readonly kind: Kind;
}

/** More lines have a panel each, which need the whole width. */
const MOST_LINES = 5;
const FULL_WIDTH_MM = 166;
/** Up to this width two charts stand side by side. */
const WIDEST_HALF_MM = 80;
/** So many years have room for a number each. */
const MOST_YEARS = 8;

/** Words the trends of a page. */
export function buildTrends(
  context: Context,
  overTime: OverTime,
  { firstChart, kind }: Placing,
): TrendsView {
  const { trends } = overTime;
  const charts = trends.map((trend, index) => buildChart(context, trend, firstChart + index, kind));
  return {
    charts,
    legend: explainLines(context, trends),
    untold: overTime.untold > 0 ? sayUntold(context, overTime) : [],
  };
}

function buildChart(
  context: Context,
  trend: Trend,
  number: number,
  { chartWidthMm }: Kind,
): TrendChartView {
  const { locale } = context;
  const id = `chart-${number}`;
  const isApart = trend.courses.length > MOST_LINES;
  const widthMm = isApart ? Math.max(chartWidthMm, FULL_WIDTH_MM) : chartWidthMm;
  const title = measureName(context, trend.indicator, trend.measure);
  const subtitle = subtitleOf(context, trend, title);
  const axis = wordAxis(context, trend, { id, isApart });
  const ticks = wordTicks(context, trend, id);
  const series = trend.courses.map((course) => seriesOf(context, trend, course, id));
  const drawn = { periods: axis, ticks, series };
  const spec: LinesSpec = {
    ...{ id, form: "lines", widthMm },
    alt: altOf(context, [title, plainText(subtitle)], drawn),
    ...drawn,
  };
  const label = plainText(say(locale.say("chart.label"), { number: String(number) }));
  return { id, label, title, subtitle, spec, isWide: widthMm > WIDEST_HALF_MM };
}

/** Name where the title is short, unit, and the scopes and bases of what is drawn. */
function subtitleOf(
  context: Context,
  { indicator, measure, courses }: Trend,
  title: string,
): Sentence {
  const { locale, language } = context;
  const latest = courses.flatMap(
    ({ points }) => points.findLast((one) => one !== null)?.figure ?? [],
  );
  const { name, unit } = indicatorOf(context, indicator);
  const isNamed = !title.toLowerCase().includes(name[language].toLowerCase());
  const said = rowUnit(context, { indicator, measure, unit: latest[0]?.unit ?? unit });
  const parts = [...(isNamed ? [verbatim(name[language])] : []), verbatim(said)];
  const terms = termNotesOf(latest).map((note) => withoutStop(sayTermNote(context, note)));
  return join(
    [capitaliseFirst(join(parts, locale.say("list.detail"))), ...terms],
    locale.say("list.stop"),
  );
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
    const isEnd = index === 0 || index === periods.length - 1;
    if (!isEnd && (isApart || !areFewYears)) return "";
    const behind = behindPeriod(courses, index, id);
    return periodNumeral(context, { period, time }, behind).text;
  });
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
