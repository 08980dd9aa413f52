/** Words how headline indicators developed: a chart each. */

import type { OverTime, Trend } from "../../analysis/over-time/model.ts";
import { type Context, indicatorOf, measureName } from "../context.ts";
import type { Kind } from "../kind.ts";
import type { Sentence, Sign, TrendChartView, TrendsView } from "../model.ts";
import { HALF_WIDTH_MM, TEXT_WIDTH_MM, WIDEST_HALF_MM } from "../paper.ts";
import { capitaliseFirst, join, plainText, say, verbatim, withoutStop } from "../sentence.ts";
import { sayTermNote, termNotesOf } from "../terms.ts";
import { rowUnit } from "../unit.ts";
import { explainLines, signOf } from "./explain.ts";
import { hasOthersBehind, needsWidth, wordLines } from "./lines.ts";
import { endsOfSlope, wordSlope } from "./slope.ts";
import { sayUntold } from "./untold.ts";

/** Where the charts stand. */
interface Placing {
  /** Number of the first: charts are numbered through the page. */
  readonly firstChart: number;
  readonly kind: Kind;
}

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
    legend: legendOf(context, trends),
    untold: overTime.untold > 0 ? sayUntold(context, overTime) : [],
  };
}

/** A slope shows neither gaps nor breaks nor targets. */
function legendOf(context: Context, trends: readonly Trend[]): readonly Sign[] {
  const lines = trends.filter((trend) => endsOfSlope(trend) === null);
  const slopes = trends.filter((trend) => endsOfSlope(trend) !== null);
  const areGrey = lines.some((trend) => hasOthersBehind(context, trend));
  const signs = [
    ...(areGrey ? [signOf(context, "others")] : []),
    ...explainLines(context, lines),
    ...explainLines(context, slopes, ["estimate"]),
  ];
  return [...new Map(signs.map((one) => [one.sign, one])).values()];
}

function buildChart(
  context: Context,
  trend: Trend,
  number: number,
  { chartWidthMm }: Kind,
): TrendChartView {
  const { locale } = context;
  const id = `chart-${number}`;
  const ends = endsOfSlope(trend);
  const isApart = ends === null && needsWidth(context, trend);
  const widthMm = isApart
    ? Math.max(chartWidthMm, TEXT_WIDTH_MM)
    : Math.min(chartWidthMm, HALF_WIDTH_MM);
  const title = measureName(context, trend.indicator, trend.measure);
  const subtitle = subtitleOf(context, trend, title);
  const frame = { id, widthMm, headings: [title, plainText(subtitle)] };
  const spec = ends ? wordSlope(context, trend, ends, frame) : wordLines(context, trend, frame);
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
