/** Lays out series over time in small panels on one scale, with the place in focus or the few others in each. */

import { setAxisWords } from "../axis-words.ts";
import { flowParts } from "../flow.ts";
import { gather, type Layout, type Placed } from "../layout.ts";
import { toPt } from "../scale.ts";
import { type Strip, stackRuns } from "../strips.ts";
import {
  EDGE_PT,
  GAP_PT,
  HIGHEST_MM,
  LINE_PT,
  type Measure,
  PANEL_GAP_PT,
  PT_PER_MM,
  TARGET_RADIUS_PT,
  TEXT,
  TONES,
} from "../style.ts";
import { placeSeries } from "./curves.ts";
import { valueParts } from "./end-labels.ts";
import type { LinesSpec, TimePoints, TimeSeries } from "./model.ts";
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

const PLOT_PT = 46;
/** So few have the others in grey behind each. */
const FEW = 5;
/** Two panels have room to be high. */
const HIGH_PLOT_PT = 72;
const LEAST_PANEL_PT = 74;
const MOST_ACROSS = 6;
const LINE_WIDTH_PT = 1.3;
const FOCUS_PT = 0.8;
const ROW_GAP_PT = 8;
const HIGHEST_PT = HIGHEST_MM * PT_PER_MM - EDGE_PT;

/** What holds of every panel. */
interface Grid {
  readonly spec: LinesSpec;
  readonly measure: Measure;
  readonly focus: TimeSeries | null;
  /** The room of the words of ticks, at the left of each row of panels. */
  readonly wordsPt: number;
  readonly panelPt: number;
  readonly lengthPt: number;
  /** Over and under a plot. */
  readonly padPt: number;
  readonly values: readonly number[];
}

/**
 * Places a panel a series, in their order, in a grid.
 *
 * Shape: several layouts where the grid is higher than a page; none where the figure is narrower than a panel.
 */
export function layOutPanels(spec: LinesSpec, measure: Measure): readonly Layout[] {
  const { series, ticks } = spec;
  const widthPt = spec.widthMm * PT_PER_MM;
  const wordsPt = ticksPt(ticks, measure);
  const most = Math.floor((widthPt - wordsPt + PANEL_GAP_PT) / (LEAST_PANEL_PT + PANEL_GAP_PT));
  const fitting = Math.min(most, MOST_ACROSS, series.length);
  if (fitting < 1) return [];
  // As many rows as are needed, none much shorter than the others.
  const across = Math.ceil(series.length / Math.ceil(series.length / fitting));
  const values = [
    ...series.flatMap(({ points }) => valuesOf(points)),
    ...ticks.map(({ value }) => value),
  ];
  const grid: Grid = {
    ...{ spec, measure, wordsPt, values },
    focus: series.find(({ isFocus }) => isFocus) ?? null,
    panelPt: (widthPt - wordsPt + PANEL_GAP_PT) / across - PANEL_GAP_PT,
    lengthPt: Math.max(series.length > 2 ? PLOT_PT : HIGH_PLOT_PT, leastPlotPt(ticks, values)),
    padPt: valuePadOf(series.flatMap(({ points }) => points)),
  };
  const rows = Array.from({ length: Math.ceil(series.length / across) }, (_, row) =>
    rowOf(grid, series.slice(row * across, (row + 1) * across), row * across),
  );
  return stackRuns([{ opening: [], rows, axis: () => ({}) }], HIGHEST_PT).map((piece) => ({
    ...piece.placed,
    widthPt,
    heightPt: piece.heightPt + EDGE_PT,
    valueAxis: "y",
  }));
}

/** A row of panels under their names, their axis under it. */
function rowOf(grid: Grid, series: readonly TimeSeries[], first: number): Strip {
  const { measure, lengthPt, padPt, panelPt, spec, wordsPt } = grid;
  const heads = series.map((one) => setHead(one, panelPt, measure));
  const headPt = LINE_PT * Math.max(...heads.map((head) => head.lines));
  const axis = setAxis(grid, 0);
  const plotPt = headPt + lengthPt + 2 * padPt;
  return {
    kind: "row",
    heightPt: plotPt + axis.heightPt + ROW_GAP_PT,
    place: (topPt) => {
      const bottomPt = topPt + plotPt - padPt;
      const placed = series.map((one, column) => {
        const x = wordsPt + column * (panelPt + PANEL_GAP_PT);
        const plot = plotOf(grid, x, bottomPt);
        return gather([
          { texts: heads[column]?.place(x, topPt + headPt - heads[column].lines * LINE_PT) ?? [] },
          { lines: placeTickLines(spec.ticks, plot) },
          placePanel(grid, one, plot, first + column),
          { texts: setAxis(grid, x).place(topPt + plotPt) },
        ]);
      });
      const plot = plotOf(grid, wordsPt, bottomPt);
      const texts = placeTickWords(spec.ticks, plot, wordsPt - GAP_PT, measure);
      return gather([{ texts }, ...placed]);
    },
  };
}

function plotOf({ values, lengthPt, panelPt }: Grid, x: number, bottomPt: number): Plot {
  const scale = scaleOf(values, lengthPt);
  const yOf = (value: number) => bottomPt - toPt(scale, value);
  return { leftPt: x, rightPt: x + panelPt, scale, yOf };
}

function placePanel({ spec, focus }: Grid, own: TimeSeries, plot: Plot, axis: number): Placed {
  const { leftPt, rightPt, yOf } = plot;
  const xOf = stepsOf(spec, leftPt, rightPt);
  const few = focus || spec.series.length > FEW ? [] : spec.series;
  const behind = (focus ? [focus] : few).filter((one) => one !== own);
  const tone = own.isFocus || !focus ? TONES.accent : TONES.apart;
  return gather([
    ...behind.map(({ points }) =>
      placeSeries(outcomesOf(points), {
        ...{ axis, xOf, yOf, tone: focus ? TONES.accent : TONES.rest },
        ...{ widthPt: FOCUS_PT, marked: "none", hasBreaks: focus !== null },
      }),
    ),
    placeSeries(own.points, { axis, xOf, yOf, tone, widthPt: LINE_WIDTH_PT, marked: "last" }),
  ]);
}

/** Behind another series there is only the line of its outcomes; their bounds stand in the panel of its own. */
function outcomesOf(points: TimePoints): TimePoints {
  return points.map((point) =>
    point && point.status !== "target" ? { ...point, bound: "exact" } : null,
  );
}

/** Marks at the edges stay whole. */
function stepsOf({ periods }: LinesSpec, leftPt: number, rightPt: number) {
  return stepsAlong(periods.length, leftPt + TARGET_RADIUS_PT, rightPt - TARGET_RADIUS_PT);
}

function setAxis({ spec, panelPt, measure }: Grid, x: number) {
  const xOf = stepsOf(spec, x, x + panelPt);
  const words = spec.periods.map((text, index) => ({ text, atPt: xOf(index) }));
  return setAxisWords(words, [x, x + panelPt], measure);
}

/** The name over a panel and its last value after it, on further lines where they do not fit. */
function setHead(
  { label, sub = "", isFocus, points }: TimeSeries,
  widthPt: number,
  measure: Measure,
) {
  const mark = points.findLast((point) => point !== null) ?? null;
  const parts = [
    { text: label, style: isFocus ? TEXT.focus : TEXT.name },
    ...valueParts({ mark, isFocus }),
    { text: sub, style: TEXT.sub },
  ];
  return flowParts(parts, widthPt, measure);
}
