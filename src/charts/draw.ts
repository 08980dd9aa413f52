import { setImmediate } from "node:timers/promises";
import { ReportError } from "../error.ts";
import { drawElements } from "./canvas.ts";
import { checkFigure, checkSpec, hashSpec, labelsOf } from "./check.ts";
import { checkScales } from "./check-scales.ts";
import { canvasSize, configureChart } from "./configuration.ts";
import { registerRareFonts } from "./fonts.ts";
import { type FigureSpec, formOf } from "./forms/forms.ts";
import type { Layout } from "./layout.ts";
import { createMeasure } from "./measure.ts";
import type { ChartFigure } from "./model.ts";
import { decorate } from "./plugin.ts";
import { PT_PER_MM } from "./style.ts";
import { finishSvg, spokenAs } from "./svg.ts";

/** Draws figures one after another, in their order. Errors: see `drawChart`. */
export async function drawCharts(specs: readonly FigureSpec[]): Promise<readonly ChartFigure[]> {
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
export async function drawChart(spec: FigureSpec): Promise<ChartFigure> {
  checkSpec(spec);
  // Lets the event loop turn, as the canvas's native memory is freed only between turns.
  await setImmediate();
  registerRareFonts(labelsOf(spec).join(""));
  const layouts = layOut(spec);
  for (const layout of layouts) checkScales(layout);
  const { id, alt, widthMm } = spec;
  const hash = hashSpec(spec);
  const isOne = layouts.length === 1;
  const drawings = layouts.map((layout) => {
    const drawn = drawElements(configureChart(layout, decorate(layout)), canvasSize(layout));
    const heightMm = Math.round((layout.heightPt / PT_PER_MM) * 100) / 100;
    return {
      svg: finishSvg(drawn, layout, { id, alt: isOne ? alt : null, hash, widthMm, heightMm }),
      heightMm,
    };
  });
  const svg = drawings.map((drawing) => drawing.svg).join("");
  const figure = {
    id,
    // One picture of several: parts that nobody reads would count as no part of the page's text.
    svg: isOne ? svg : `<div ${spokenAs(alt)}>${svg}</div>`,
    widthMm,
    heightMm: drawings.reduce((sum, { heightMm }) => sum + heightMm, 0),
    alt,
    hash,
    table: formOf(spec).tabulate(spec),
  };
  checkFigure(spec, figure);
  return figure;
}

/** Longer labels, such as names of indicators, may go over several lines. */
const LONGEST_NAME = 6;

function layOut(spec: FigureSpec): readonly Layout[] {
  const names = labelsOf(spec).filter((label) => label.length <= LONGEST_NAME);
  const layouts = formOf(spec).layOut(spec, createMeasure(names));
  if (layouts.length > 0) return layouts;
  throw new ReportError(
    "CHART_FAULT",
    `Chart ${spec.id} is to be ${spec.widthMm} mm wide, which is too narrow for marks`,
    { hint: "give it 40 mm or more" },
  );
}
