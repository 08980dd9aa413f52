/** What places publish over time, on one axis of periods. */

import type { Dataset, Figure, Measure, Period } from "../../dataset/model.ts";
import { areAlike } from "../../dataset/sameness.ts";
import { comparePeriods, daysOf, periodFor, stepFrom } from "../../dataset/time/period.ts";
import { variantOf } from "../cells.ts";
import type { Comparison } from "../model.ts";
import { periodsBetween } from "../series/line.ts";
import type { Line, Series } from "../series/model.ts";
import { lineOf, seriesOf } from "../series/series.ts";
import { type Timing, timeOf } from "../timing.ts";
import { type Course, MOST_PERIODS, type Trend } from "./model.ts";

/** One period shows no course. */
const LEAST_PERIODS = 2;

/** What a trend is of. */
interface Asked {
  readonly timing: Timing;
  /** The places told, in the order of the page. */
  readonly places: readonly string[];
}

/**
 * Returns how figures of places developed up to those of a comparison; null where no place has outcomes of two periods.
 *
 * An amount since January that includes the one before is followed from year to year. Targets of the period after the last
 * one stand behind the outcomes. Days have no order of periods, so they have no trend.
 */
export function trendOf(
  dataset: Dataset,
  { indicator, measure, cells }: Comparison,
  { timing, places }: Asked,
): Trend | null {
  const { frequency } = timing;
  if (frequency === "moment") return null;
  const last = latestOf(cells.flatMap(({ figures }) => figures.map(({ period }) => period)));
  if (last === null) return null;
  const line = lineAt(dataset, indicator, measure, { frequency, last });
  const told = cells.filter(({ region, figures }) => figures.length > 0 && places.includes(region));
  const drawn = told.map(({ region, figures: [figure] }) => ({
    region,
    figures: figure ? figuresOver(dataset, figure, line) : [],
  }));
  const periods = axisOf(
    drawn.flatMap(({ figures }) => figures.map(({ period }) => period)),
    line,
  );
  const courses = drawn
    .map(({ region, figures }) => courseOf(region, figures, periods))
    .filter(({ points }) => points.some((point) => point !== null));
  const most = Math.max(0, ...courses.map(countOutcomes));
  if (most < LEAST_PERIODS) return null;
  return { indicator, measure, periods, courses };
}

/** How many periods have an outcome. */
function countOutcomes({ points }: Course): number {
  return points.filter((point) => point !== null && point.figure.status !== "target").length;
}

/** The periods of a series; `until` is set where amounts would else include one another. */
function lineAt(
  dataset: Dataset,
  indicator: string,
  measure: Measure,
  { frequency, last }: { readonly frequency: Line["frequency"]; readonly last: Period },
): Line {
  const line = lineOf(dataset, { indicator, measure, target: false, frequency });
  const isRate = measure === "growth" || measure === "share";
  const includesBefore = frequency === "since_january" && line.time !== "stock" && !isRate;
  return includesBefore ? { ...line, until: Number(daysOf(last).to.slice(5, 7)) } : line;
}

/** The figures of a place that may be drawn on one scale with its latest, up to it, and the target after it. */
function figuresOver(dataset: Dataset, latest: Figure, line: Line): readonly Figure[] {
  const { region, indicator, measure, unit, on } = latest;
  const ask = (target: boolean) =>
    seriesOf(dataset, {
      ...{ region, indicator, measure, target, frequency: line.frequency },
      variant: variantOf(latest),
      ...(line.until === null ? {} : { until: line.until }),
    });
  const outcomes = numbersIn(ask(false)).filter(
    ({ period }) => comparePeriods(period, latest.period) <= 0,
  );
  const next = stepFrom(latest.period, 1, line.time, line.frequency);
  const targets = ask(true).points.flatMap(({ figure }) => figure ?? []);
  const aims = targets.filter(({ period, value }) => period === next && value !== null);
  return [...outcomes, ...aims].filter((figure) => figure.unit === unit && figure.on === on);
}

/** One number a period: that of the series, else one of another scope or basis. */
function numbersIn({ points, others }: Series): readonly Figure[] {
  const byPeriod = new Map<Period, Figure>();
  for (const { period, figure } of [...points, ...others]) {
    if (figure !== null && figure.value !== null && !byPeriod.has(period))
      byPeriod.set(period, figure);
  }
  return [...byPeriod.values()].sort((a, b) => comparePeriods(a.period, b.period));
}

function axisOf(published: readonly Period[], line: Line): readonly Period[] {
  const sorted = [...new Set(published)].sort(comparePeriods);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (first === last) return [first];
  return [first, ...periodsBetween(first, last, line), last].slice(-MOST_PERIODS);
}

function courseOf(region: string, figures: readonly Figure[], periods: readonly Period[]): Course {
  const byPeriod = new Map(figures.map((figure) => [figure.period, figure]));
  let before: Figure | null = null;
  const points = periods.map((period) => {
    const figure = byPeriod.get(period);
    if (!figure) return null;
    const isAfterBreak = before !== null && !areAlike(before, figure);
    before = figure;
    return { figure, isAfterBreak };
  });
  return { region, points };
}

function latestOf(periods: readonly Period[]): Period | null {
  return periods.toSorted(comparePeriods).at(-1) ?? null;
}

/** The same period of the year before, of an indicator; null for a day, and before the years that are allowed. */
export function yearBefore(dataset: Dataset, indicator: string, period: Period, timing: Timing) {
  const time = timeOf(dataset, indicator);
  const steps = STEPS_A_YEAR[timing.frequency];
  return steps === 0 ? null : stepFrom(periodFor(period, time), -steps, time, timing.frequency);
}

/** Periods of a frequency from one year to the next; a day has no next period. */
const STEPS_A_YEAR = {
  year: 1,
  half: 2,
  quarter: 4,
  month: 12,
  since_january: 1,
  moment: 0,
} as const;
