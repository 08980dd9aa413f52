import type { DrawCharts } from "./memo.ts";
import { onceWarm } from "./warm.ts";

/** Draws figures one after another, in their order; what draws is loaded with the first. Errors: see `drawChart`. */
export const drawCharts: DrawCharts = async (specs) => {
  if (specs.length === 0) return [];
  const { drawCharts } = await onceWarm(() => import("./draw.ts"));
  return drawCharts(specs);
};
