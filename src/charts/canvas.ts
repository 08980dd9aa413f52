import { createCanvas, SvgExportFlag } from "@napi-rs/canvas";
import type { ChartConfiguration } from "chart.js";
import { ChartJSNodeCanvas } from "chartjs-node-canvas";
import { registerChartFonts } from "./fonts.ts";

/** In whole points. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** Draws Chart.js configurations as SVG with real text, at any size. */
class SvgChartCanvas extends ChartJSNodeCanvas {
  #size: CanvasSize = { width: 1, height: 1 };

  /** Adds `toBuffer`, which `chartjs-node-canvas` calls: an SVG canvas has only `getContent`. */
  protected override readonly _createCanvas = (() => {
    const { width, height } = this.#size;
    const canvas = createCanvas(width, height, SvgExportFlag.NoPrettyXML);
    return Object.assign(canvas, { toBuffer: () => canvas.getContent() });
  }) as unknown as typeof createCanvas;

  draw(configuration: ChartConfiguration, size: CanvasSize): string {
    this.#size = size;
    return this.renderToBufferSync(configuration, "image/svg+xml").toString();
  }
}

/** One instance for all charts, as each keeps nearly 2 MB for good. Drawing is synchronous: charts cannot mix in it. */
let shared: SvgChartCanvas | null = null;

/**
 * Draws a chart and returns the SVG as the canvas wrote it.
 *
 * Errors: FONT_MISSING; anything a plugin throws.
 */
export function drawSvg(configuration: ChartConfiguration, size: CanvasSize): string {
  registerChartFonts();
  shared ??= new SvgChartCanvas({ width: 1, height: 1 });
  return shared.draw(configuration, size);
}
