/** Words a trend of two periods: a slope a place. */

import type { Course, Trend } from "../../analysis/over-time/model.ts";
import { wayBetween } from "../../analysis/series/direction.ts";
import type { SlopeRow, SlopeSpec } from "../../charts/time/model.ts";
import type { Period } from "../../dataset/model.ts";
import { drawMark } from "../chart/mark.ts";
import { type Context, indicatorOf, placeName } from "../context.ts";
import { periodNumeral } from "../period.ts";
import { plainText, say } from "../sentence.ts";
import type { Frame } from "./lines.ts";

type Ends = readonly [from: Period, to: Period];

/** The two periods of which outcomes are published; null where there are more, or where a place has a number at neither: lines show its target. */
export function endsOfSlope({ courses, periods }: Trend): Ends | null {
  const isPublished = (index: number) =>
    courses.some(({ points }) => {
      const point = points[index];
      return point ? point.figure.status !== "target" : false;
    });
  const [from, to, ...others] = periods.filter((_, index) => isPublished(index));
  if (from === undefined || to === undefined || others.length > 0) return null;
  const [first, last] = [periods.indexOf(from), periods.indexOf(to)];
  const hasEnd = courses.every(({ points }) => points[first] || points[last]);
  return hasEnd ? [from, to] : null;
}

/** Words the slopes of a trend between two periods. */
export function wordSlope(
  context: Context,
  trend: Trend,
  [from, to]: Ends,
  { id, widthMm, headings }: Frame,
): SlopeSpec {
  const word = (period: Period) => {
    const { time } = indicatorOf(context, trend.indicator);
    const at = trend.periods.indexOf(period);
    const figures = trend.courses.flatMap(({ points }) => points[at]?.figure.id ?? []);
    const behind = { figures, formula: "period at an end of a chart", where: id };
    return periodNumeral(context, { period, time }, behind).text;
  };
  const ends = { from: word(from), to: word(to) };
  const at = [trend.periods.indexOf(from), trend.periods.indexOf(to)] as const;
  const rows = trend.courses.map((course) => rowOf(context, course, at, id));
  return { id, form: "slope", widthMm, alt: altOf(context, headings, { ends, rows }), ends, rows };
}

function rowOf(
  context: Context,
  { region, points }: Course,
  [first, last]: readonly [number, number],
  id: string,
): SlopeRow {
  const [before, after] = [points[first] ?? null, points[last] ?? null];
  const way = before && after ? wayBetween(before.figure, after.figure) : "open";
  const isApart = after?.isAfterBreak === true;
  return {
    label: placeName(context, region),
    isFocus: context.focus.includes(region),
    from: drawMark(context, id, before?.figure ?? null),
    to: drawMark(context, id, after?.figure ?? null),
    ...(isApart ? { isApart } : {}),
    ...(isApart || way === "open" ? {} : { step: STEPS[way] }),
  };
}

const STEPS = { rise: "above", same: "same", fall: "below" } as const;

/** Both numbers of each place. */
function altOf(
  { locale }: Context,
  headings: readonly string[],
  { ends, rows }: Pick<SlopeSpec, "ends" | "rows">,
): string {
  const said = rows.map(({ label, from, to }) => {
    const value = [from, to]
      .map((mark) => (mark ? mark.label + (mark.sign ?? "") : locale.say("labels.none")))
      .join(" / ");
    return plainText(say(locale.say("chart.altUndated"), { place: label, value }));
  });
  return plainText(
    say(locale.say("trends.alt"), {
      title: headings.filter(Boolean).join(locale.say("list.stop")),
      ...ends,
      rows: said.join(locale.say("list.row")),
    }),
  );
}
