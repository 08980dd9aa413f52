import type { Chart, Plugin } from "chart.js";
import { ReportError } from "../error.ts";
import { curvesByDataset, marksByDataset, pointsOfCurves } from "./configuration.ts";
import { drawOver, drawUnder } from "./decoration.ts";
import { drawnPt, type Layout, type PlacedMark } from "./layout.ts";
import type { Context } from "./shapes.ts";

/** How far a mark drawn by Chart.js may be from where the layout has placed it and its label. */
const TOLERANCE_PT = 0.05;

/**
 * Draws everything around the marks of Chart.js, and proves that these stand where the layout has put their labels.
 *
 * Errors: CHART_FAULT where Chart.js put a mark elsewhere than the layout its label.
 */
export function decorate(layout: Layout): Plugin {
  const contextOf = (chart: Chart) => chart.ctx as unknown as Context;
  return {
    id: "decoration",
    beforeDatasetsDraw: (chart) => drawUnder(contextOf(chart), layout),
    afterDatasetsDraw: (chart) => {
      checkMarks(chart, layout);
      drawOver(contextOf(chart), layout);
    },
  };
}

function checkMarks(chart: Chart, layout: Layout): void {
  for (const [dataset, marks] of marksByDataset(layout).entries()) {
    const drawn = chart.getDatasetMeta(dataset).data;
    for (const [index, mark] of marks.entries()) checkMark(drawn[index], mark, layout.valueAxis);
  }
  const before = marksByDataset(layout).length;
  for (const [index, curves] of curvesByDataset(layout).entries()) {
    const { data } = chart.getDatasetMeta(before + index);
    checkPoints(data, pointsOfCurves(curves, layout));
  }
}

function checkPoints(
  drawn: readonly DrawnMark[],
  expected: readonly { readonly x: number; readonly y: number }[],
): void {
  for (const [index, { x, y }] of expected.entries()) {
    const { x: drawnX = Number.NaN, y: drawnY = Number.NaN } = drawn[index] ?? {};
    // Chart.js does not draw a line to a point that lacks either coordinate.
    const isGap = Number.isNaN(x) && Number.isNaN(drawnX + drawnY);
    if (isGap || Math.hypot(drawnX - x, drawnY - y) <= TOLERANCE_PT) continue;
    throw new ReportError(
      "CHART_FAULT",
      `A line goes through ${drawnX}, ${drawnY}, the layout has it at ${x}, ${y}`,
    );
  }
}

function checkMark(drawn: object | undefined, mark: PlacedMark, valueAxis: "x" | "y"): void {
  const { x = Number.NaN, y = Number.NaN, base = mark.zeroPt } = (drawn ?? {}) as DrawnMark;
  const [at, across] = valueAxis === "x" ? [x, y] : [y, x];
  // Chart.js calls the lesser end of a bar its base, whichever of the two is zero.
  const [low, high] = endsOf(at, base);
  const [lowPt, highPt] = endsOf(mark.atPt, mark.zeroPt);
  const offsets = mark.shape === "bar" ? [low - lowPt, high - highPt] : [at - drawnPt(mark)];
  if ([...offsets, across - mark.acrossPt].every((offset) => Math.abs(offset) <= TOLERANCE_PT)) {
    return;
  }
  throw new ReportError(
    "CHART_FAULT",
    `The mark for ${mark.value} goes from ${base} to ${at}, its label stands at ${drawnPt(mark)}`,
  );
}

function endsOf(a: number, b: number): readonly [number, number] {
  return a < b ? [a, b] : [b, a];
}

/** What Chart.js tells of a mark; only bars have a base. */
interface DrawnMark {
  readonly x?: number;
  readonly y?: number;
  readonly base?: number;
}
