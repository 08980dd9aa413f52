/** Lays out lines over time in one plot, each named at its right end. */

import { setAxisWords } from "../axis-words.ts";
import { gather, type Layout } from "../layout.ts";
import { toPt } from "../scale.ts";
import {
  EDGE_PT,
  GAP_PT,
  HIGHEST_MM,
  type Measure,
  PT_PER_MM,
  TARGET_RADIUS_PT,
  TONES,
} from "../style.ts";
import { placeSeries } from "./curves.ts";
import { type EndLabel, setEndLabels } from "./end-labels.ts";
import type { LinesSpec, TimeSeries } from "./model.ts";
import { layOutPanels } from "./panels.ts";
import { stepsAlong } from "./steps.ts";
import {
  leastPlotPt,
  type Plot,
  placeTickLines,
  placeTickWords,
  scaleOf,
  ticksPt,
  valuePadOf,
  valuesOf,
} from "./value-axis.ts";

/** More lines than this cannot be told apart, even from the one in focus. */
const MOST_LINES = 5;
const PLOT_PT = 110;
const LEAST_PLOT_PT = 90;
const NAMES_RATIO = 0.28;
/** Periods nearer than this leave no room for a mark on each. */
const MARKED_PITCH_PT = 14;
const FOCUS_PT = 1.6;
const PEER_PT = 1.1;

/** True where the series have a panel each: without one in focus, lines with gaps that cross look all the same. */
function areApart({ series }: Pick<LinesSpec, "series">): boolean {
  const hasFocus = series.some(({ isFocus }) => isFocus);
  return series.length > MOST_LINES || (series.length > 1 && !hasFocus);
}

/** The words along the axis; of panels, which are small, the first and the last. */
export function axisWordsOf(spec: LinesSpec): readonly string[] {
  const { periods } = spec;
  if (!areApart(spec)) return periods;
  const ends = [
    periods.findIndex((words) => words !== ""),
    periods.findLastIndex((words) => words !== ""),
  ];
  return periods.map((words, index) => (ends.includes(index) ? words : ""));
}

/**
 * Places a chart of lines; in panels where there are many, or where words leave too little room beside them.
 *
 * Shape: several layouts, to stand under one another, where panels are higher than a page. None where the figure is
 * narrower than a plot can be, or too narrow for so many words along the axis.
 */
export function layOutLines(spec: LinesSpec, measure: Measure): readonly Layout[] {
  const periods = axisWordsOf(spec);
  const together = areApart(spec) ? null : layOutTogether(spec, measure);
  const layouts = together ? [together] : layOutPanels({ ...spec, periods }, measure);
  return layouts.every(({ heightPt }) => heightPt <= HIGHEST_MM * PT_PER_MM) ? layouts : [];
}

function layOutTogether(spec: LinesSpec, measure: Measure): Layout | null {
  const { ticks, periods } = spec;
  const widthPt = spec.widthMm * PT_PER_MM;
  // The place in focus last, so that its line lies over the others.
  const series = spec.series.toSorted((a, b) => Number(a.isFocus) - Number(b.isFocus));
  const column = setEndLabels(series.map(labelOf), 1, widthPt * NAMES_RATIO, measure);
  const wordsPt = ticksPt(ticks, measure);
  const leftPt = wordsPt + TARGET_RADIUS_PT;
  const rightPt = widthPt - column.widthPt;
  if (rightPt - leftPt < LEAST_PLOT_PT) return null;
  const values = [
    ...series.flatMap(({ points }) => valuesOf(points)),
    ...ticks.map(({ value }) => value),
  ];
  const padPt = valuePadOf(series.flatMap(({ points }) => points));
  const lengthPt = Math.max(PLOT_PT, leastPlotPt(ticks, values), column.heightPt - 2 * padPt);
  const scale = scaleOf(values, lengthPt);
  const bottomPt = EDGE_PT + padPt + lengthPt;
  const plot: Plot = { leftPt, rightPt, scale, yOf: (value) => bottomPt - toPt(scale, value) };
  const xOf = stepsAlong(periods.length, leftPt, rightPt);
  const axis = setAxisWords(
    periods.map((text, index) => ({ text, atPt: xOf(index) })),
    [0, widthPt],
    measure,
  );
  const endPt = bottomPt + padPt;
  const isWide = xOf(1) - xOf(0) >= MARKED_PITCH_PT;
  const hasFocus = series.some(({ isFocus }) => isFocus);
  const drawn = series.map(({ points, isFocus }) =>
    placeSeries(points, {
      ...{ axis: 0, xOf, yOf: plot.yOf },
      tone: isFocus || !hasFocus ? TONES.accent : TONES.apart,
      widthPt: isFocus ? FOCUS_PT : PEER_PT,
      marked: isFocus && isWide ? "all" : "last",
    }),
  );
  const ends = series.map(({ points }) => {
    const last = points.findLastIndex((point) => point !== null);
    return { x: xOf(last), y: plot.yOf(points[last]?.value ?? 0) };
  });
  const placed = gather([
    {
      lines: placeTickLines(ticks, plot),
      texts: placeTickWords(ticks, plot, wordsPt - GAP_PT, measure),
    },
    ...drawn,
    column.place(ends, { edgePt: rightPt, topPt: EDGE_PT, bottomPt: endPt }),
    { texts: axis.place(endPt + GAP_PT) },
  ]);
  const heightPt = endPt + GAP_PT + axis.heightPt + EDGE_PT;
  return { ...placed, widthPt, heightPt, valueAxis: "y" };
}

function labelOf({ label, sub = "", isFocus, points }: TimeSeries): EndLabel {
  return { mark: points.findLast((point) => point !== null) ?? null, name: label, sub, isFocus };
}
