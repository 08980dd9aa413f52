/** A vertical scale that shows what there is, with zero only where that is between or asked for. */

import type { Line, PlacedText } from "../layout.ts";
import type { ChartMark } from "../model.ts";
import type { Scale } from "../scale.ts";
import {
  ARROW_PT,
  BAND_PT,
  GAP_PT,
  LINE_PT,
  type Measure,
  TARGET_RADIUS_PT,
  TEXT,
} from "../style.ts";
import { placeLines } from "../text.ts";
import type { Tick, TimePoints } from "./model.ts";

/** Room beyond the highest and the lowest value: for half a line of text, and for the arrow or band of a mark. */
export function valuePadOf(points: readonly (ChartMark | null)[]): number {
  const isBound = points.some((point) => point !== null && point.bound !== "exact");
  return Math.max(LINE_PT / 2, isBound ? Math.max(TARGET_RADIUS_PT + ARROW_PT, BAND_PT) : 0);
}

/** Values that differ by a smaller part of themselves stand on one line. */
const NEGLIGIBLE = 1e-9;

/** The scale from the least value to the greatest; where there is only one, it stands in the middle. */
export function scaleOf(values: readonly number[], lengthPt: number): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isOne = most - least <= NEGLIGIBLE * Math.max(1, Math.abs(most), Math.abs(least));
  // Half of the value itself, so that zero is not shown where nothing is near it.
  const around = isOne ? Math.abs(most) / 2 || 1 : 0;
  return { min: least - around, max: most + around, lengthPt };
}

/** Every value of a series. */
export function valuesOf(points: TimePoints): readonly number[] {
  return points.flatMap((point) => point?.value ?? []);
}

/** True where a line of zero runs through what the scale shows. */
function showsZero({ min, max }: Scale): boolean {
  return min <= 0 && max >= 0;
}

/** A plot: its edges, and where values stand in it. */
export interface Plot {
  readonly leftPt: number;
  readonly rightPt: number;
  readonly yOf: (value: number) => number;
  readonly scale: Scale;
}

/** The room of the words of ticks at the left of a plot. */
export function ticksPt(ticks: readonly Tick[], measure: Measure): number {
  const widestPt = Math.max(0, ...ticks.map(({ label }) => measure(label, TEXT.sub)));
  return widestPt > 0 ? widestPt + GAP_PT : 0;
}

/** The least height of a plot that keeps the words of neighbouring ticks apart, given what its scale shows. */
export function leastPlotPt(ticks: readonly Tick[], values: readonly number[]): number {
  const { min, max } = scaleOf(values, 1);
  const sorted = ticks.map(({ value }) => value).sort((a, b) => a - b);
  const steps = sorted.slice(1).map((value, index) => value - (sorted[index] ?? 0));
  return steps.length > 0 ? (LINE_PT * (max - min)) / Math.min(...steps) : 0;
}

/** A line through the plot at each tick and at zero, where the scale shows it. */
export function placeTickLines(ticks: readonly Tick[], plot: Plot): readonly Line[] {
  const { leftPt: x1, rightPt: x2, yOf, scale } = plot;
  const values = new Set([...ticks.map(({ value }) => value), ...(showsZero(scale) ? [0] : [])]);
  return [...values].map((value): Line => {
    const y = yOf(value);
    return { kind: value === 0 ? "zero" : "hairline", x1, y1: y, x2, y2: y };
  });
}

/** The words of ticks, their right edges at `endPt`. */
export function placeTickWords(
  ticks: readonly Tick[],
  { yOf }: Plot,
  endPt: number,
  measure: Measure,
): readonly PlacedText[] {
  const startOf = (label: string) => endPt - measure(label, TEXT.sub);
  return ticks
    .filter(({ label }) => label !== "")
    .flatMap(({ value, label }) =>
      placeLines([label], startOf, yOf(value) - LINE_PT / 2, TEXT.sub),
    );
}
