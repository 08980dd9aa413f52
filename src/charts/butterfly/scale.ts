import type { ChartMark } from "../model.ts";
import { ARROW_PT, BAND_PT, WAYS } from "../style.ts";

/** Room from the zero line of a side: away from the names, and towards them for negative values. */
export interface Room {
  readonly outerPt: number;
  readonly innerPt: number;
}

/** How far the sign of a bound goes beyond the end of its bar; an arrow that points back lies on the bar. */
function reachPt({ value, bound }: ChartMark): number {
  if (bound === "exact") return 0;
  if (bound === "about") return BAND_PT;
  const way = value < 0 ? -1 : 1;
  return WAYS[bound].includes(way) ? ARROW_PT : 0;
}

/** True where a bar or the sign of its bound goes towards the names. */
export function isInward({ value, bound }: ChartMark): boolean {
  return value < 0 || (value === 0 && bound === "at_most");
}

/** Points a unit: the most at which all bars of a row fit their room. */
export function ptPerUnitOf(marks: readonly ChartMark[], { outerPt, innerPt }: Room): number {
  const bounds = marks
    .filter(({ value }) => value !== 0)
    .map((mark) => ((mark.value < 0 ? innerPt : outerPt) - reachPt(mark)) / Math.abs(mark.value));
  return bounds.length > 0 ? Math.min(...bounds) : 1;
}
