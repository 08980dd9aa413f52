/** How a chart of each form sets places in order. */

import type { ChartForm } from "../dataset/chart-forms.ts";

/** `rank`: places are held against each other. `page`: each against itself, in the order of the page. */
export type PlaceOrder = "rank" | "page";

export const ORDER_OF_PLACES: Readonly<Record<ChartForm, PlaceOrder>> = {
  bars: "rank",
  dots: "rank",
  dumbbell: "page",
  columns: "rank",
};
