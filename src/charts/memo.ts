import { hashSpec } from "./check.ts";
import { drawChart } from "./draw.ts";
import type { FigureSpec } from "./forms/forms.ts";
import type { ChartFigure } from "./model.ts";

/** Draws figures one after another, in their order. */
export type DrawCharts = (specs: readonly FigureSpec[]) => Promise<readonly ChartFigure[]>;

/** How many figures are kept: those of about twenty briefings, at some 30 KB each. */
const MOST_KEPT = 256;

/**
 * Makes a `drawCharts` that draws a figure again only where its spec has changed, for callers that make the same
 * briefing again and again: drawing takes half of the time of setting a page.
 *
 * Shape: as of `drawCharts`; keeps the figures asked for last.
 */
export function rememberDrawn(draw: typeof drawChart = drawChart): DrawCharts {
  const figureByHash = new Map<string, ChartFigure>();
  const take = async (spec: FigureSpec) => {
    const hash = hashSpec(spec);
    const figure = figureByHash.get(hash) ?? (await draw(spec));
    // Moves the figure to the end of the map, so that the first in it is the one asked for longest ago.
    figureByHash.delete(hash);
    figureByHash.set(hash, figure);
    return figure;
  };
  return async (specs) => {
    const figures: ChartFigure[] = [];
    for (const spec of specs) figures.push(await take(spec));
    for (const hash of [...figureByHash.keys()].slice(0, -MOST_KEPT)) figureByHash.delete(hash);
    return figures;
  };
}
