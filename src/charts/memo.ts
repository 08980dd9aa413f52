import { hashSpec } from "./check.ts";
import { drawChart } from "./draw.ts";
import type { ChartFigure, ChartFigureSpec } from "./model.ts";

/** Draws figures one after another, in their order. */
export type DrawCharts = (specs: readonly ChartFigureSpec[]) => Promise<readonly ChartFigure[]>;

/** Some thirty kilobytes each: those of twenty briefings. */
const MOST_KEPT = 256;

/**
 * Makes a `drawCharts` that draws a figure again only where its spec has changed, for who makes the same briefing
 * over and over: drawing is half of setting a page.
 *
 * Shape: as of `drawCharts`; keeps the figures asked for last.
 */
export function rememberDrawn(draw: typeof drawChart = drawChart): DrawCharts {
  const figureByHash = new Map<string, ChartFigure>();
  const take = async (spec: ChartFigureSpec) => {
    const hash = hashSpec(spec);
    const figure = figureByHash.get(hash) ?? (await draw(spec));
    // Taken out and put in again, so that the first is the one asked for longest ago.
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
