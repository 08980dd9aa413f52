import { setImmediate } from "node:timers/promises";
import { ReportError } from "../error.ts";
import { drawSvg } from "./canvas.ts";
import { checkFigure, checkSpec, hashSpec, labelsOf } from "./check.ts";
import { layOutColumns } from "./columns.ts";
import { canvasSize, configureChart } from "./configuration.ts";
import { registerRareFonts } from "./fonts.ts";
import type { Layout } from "./layout.ts";
import { createMeasure } from "./measure.ts";
import type { ChartFigure, ChartFigureSpec } from "./model.ts";
import { decorate } from "./plugin.ts";
import { layOutRows } from "./rows.ts";
import { type Measure, PT_PER_MM } from "./style.ts";
import { finishSvg } from "./svg.ts";
import { tabulate } from "./table.ts";

/** An A4 page without its margins, a title and a source line. */
const HIGHEST_MM = 225;

/** Draws figures one after another, in their order. Errors: see `drawChart`. */
export async function drawCharts(
  specs: readonly ChartFigureSpec[],
): Promise<readonly ChartFigure[]> {
  const figures: ChartFigure[] = [];
  for (const spec of specs) figures.push(await drawChart(spec));
  return figures;
}

/**
 * Draws one figure and proves that it shows what it was given.
 *
 * The same spec gives the same bytes in every process.
 *
 * Errors: CHART_FAULT where the spec cannot be drawn or the drawing is not of it; FONT_MISSING.
 */
export async function drawChart(spec: ChartFigureSpec): Promise<ChartFigure> {
  checkSpec(spec);
  // Native memory is freed between turns of the event loop only.
  await setImmediate();
  registerRareFonts(labelsOf(spec).join(""));
  const layout = layOut(spec, createMeasure());
  const configuration = configureChart(layout, decorate(layout));
  const written = drawSvg(configuration, canvasSize(layout));
  const { id, alt, widthMm } = spec;
  const hash = hashSpec(spec);
  const heightMm = Math.round((layout.heightPt / PT_PER_MM) * 100) / 100;
  const svg = finishSvg(written, layout, { id, alt, hash, widthMm, heightMm });
  const figure = { id, svg, widthMm, heightMm, alt, hash, table: tabulate(spec) };
  checkFigure(spec, figure);
  return figure;
}

/** Columns too narrow for their words are laid down as bars. */
function layOut(spec: ChartFigureSpec, measure: Measure): Layout {
  const upright = spec.form === "columns" ? layOutColumns(spec, measure) : null;
  const form = spec.form === "columns" ? "bars" : spec.form;
  const layout = upright ?? layOutRows({ ...spec, form }, measure);
  if (!layout) {
    throw new ReportError(
      "CHART_FAULT",
      `Chart ${spec.id}: the words leave no room for marks in ${spec.panels.length} panels on ${spec.widthMm} mm`,
      { hint: "show fewer indicators in one chart, or shorten their names" },
    );
  }
  const heightMm = Math.round(layout.heightPt / PT_PER_MM);
  if (heightMm > HIGHEST_MM) {
    throw new ReportError(
      "CHART_FAULT",
      `Chart ${spec.id} would be ${heightMm} mm high, ${HIGHEST_MM} mm is the most that goes on a page`,
      { hint: "show fewer places in one chart" },
    );
  }
  return layout;
}
