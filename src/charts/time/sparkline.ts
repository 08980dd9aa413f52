/** Lays out a series for a cell of a table: its line and its last mark. */

import { gather, type Layout, type Line } from "../layout.ts";
import { toPt } from "../scale.ts";
import { PT_PER_MM, TARGET_RADIUS_PT, TONES } from "../style.ts";
import { placeSeries } from "./curves.ts";
import type { SparklineSpec, TimePoint } from "./model.ts";
import { stepsAlong } from "./steps.ts";
import { placeTickLines, scaleOf, valuesOf } from "./value-axis.ts";

const LINE_WIDTH_PT = 1;
/** Marks are smaller than in charts. */
const MARK_RATIO = 0.6;
/** Room of a mark, and of the stroke at an extreme. */
const PAD_PT = TARGET_RADIUS_PT * MARK_RATIO + 1;
const STROKE_FROM_PT = 0.8;
const STROKE_TO_PT = 3.4;

/** Places a sparkline; none where it is too small for a line. */
export function layOutSparkline(spec: SparklineSpec): readonly Layout[] {
  const [widthPt, heightPt] = [spec.widthMm * PT_PER_MM, spec.heightMm * PT_PER_MM];
  const lengthPt = heightPt - 2 * PAD_PT;
  if (lengthPt <= 0 || widthPt <= 2 * PAD_PT) return [];
  // Bounds are said in words: an arrow is higher than a line of a table.
  const points = spec.points.map((point) => point && ({ ...point, bound: "exact" } as const));
  const scale = scaleOf(valuesOf(points), lengthPt);
  const yOf = (value: number) => heightPt - PAD_PT - toPt(scale, value);
  const xOf = stepsAlong(points.length, PAD_PT, widthPt - PAD_PT);
  const site = { axis: 0, xOf, yOf, tone: TONES.accent, widthPt: LINE_WIDTH_PT };
  const placed = gather([
    { lines: placeTickLines([], { leftPt: 0, rightPt: widthPt, yOf, scale }) },
    placeSeries(points, { ...site, marked: "last", markRatio: MARK_RATIO }),
    { lines: spec.hasExtremes ? extremesOf(points, xOf, yOf) : [] },
  ]);
  return [{ ...placed, widthPt, heightPt, valueAxis: "y" }];
}

/** A stroke over the first of the greatest values and one under the first of the least; none where all are equal. */
function extremesOf(
  points: readonly (TimePoint | null)[],
  xOf: (index: number) => number,
  yOf: (value: number) => number,
): readonly Line[] {
  const values = valuesOf(points);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least === most) return [];
  const stroke = (extreme: number, way: 1 | -1): Line => {
    const x = xOf(points.findIndex((point) => point?.value === extreme));
    const y = yOf(extreme);
    return {
      kind: "stroke",
      tone: TONES.accent,
      ...{ x1: x, y1: y + way * STROKE_FROM_PT, x2: x, y2: y + way * STROKE_TO_PT },
    };
  };
  return [stroke(most, -1), stroke(least, 1)];
}
