import type { ChartConfiguration } from "chart.js";
import { ChartJSNodeCanvas } from "chartjs-node-canvas";
import { SvgContext } from "./svg-context.ts";

/** In whole points. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** Draws Chart.js configurations as the elements of an SVG, at any size. */
class SvgChartCanvas extends ChartJSNodeCanvas {
  #size: CanvasSize = { width: 1, height: 1 };

  /** Gives what Chart.js asks of a canvas, and `toBuffer`, which `chartjs-node-canvas` calls. */
  protected override readonly _createCanvas = (() => {
    const context = new SvgContext();
    const canvas = {
      ...this.#size,
      getContext: () => context,
      toBuffer: () => context.elements,
    };
    return Object.assign(context, { canvas }).canvas;
  }) as unknown as ChartJSNodeCanvas["_createCanvas"];

  draw(configuration: ChartConfiguration, size: CanvasSize): readonly string[] {
    this.#size = size;
    return this.renderToBufferSync(configuration) as unknown as readonly string[];
  }
}

/** One instance for all charts, as each loads Chart.js anew. Drawing is synchronous: charts cannot mix in it. */
let shared: SvgChartCanvas | null = null;

/**
 * Draws the marks of a chart and what the plugin adds to them.
 *
 * Shape: elements of an SVG, in the order in which they lie over each other. Errors: anything a plugin throws.
 */
export function drawElements(
  configuration: ChartConfiguration,
  size: CanvasSize,
): readonly string[] {
  shared ??= new SvgChartCanvas({ width: 1, height: 1 });
  return shared.draw(configuration, size);
}
