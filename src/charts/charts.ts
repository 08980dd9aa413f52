import type { DrawCharts } from "./memo.ts";
import { onceWarm } from "./warm.ts";

/** Draws figures one after another; the code that draws is loaded at the first call. Errors: see `drawChart`. */
export const drawCharts: DrawCharts = async (specs) => {
  if (specs.length === 0) return [];
  const { drawCharts } = await onceWarm(() => import("./draw.ts"));
  return drawCharts(specs);
};
