/** How a chart of each form sets places in order. */

import type { ChartForm, TwoEnded } from "../dataset/chart-forms.ts";

/** `rank`: places are held against each other, those of another period or basis apart. `page`: each against itself. */
type PlaceOrder<Form extends ChartForm> = "rank" | (Form extends TwoEnded ? "page" : never);

/** Without a second end there is nothing in a place that it could be held against. */
export const ORDER_OF_PLACES: { readonly [Form in ChartForm]: PlaceOrder<Form> } = {
  bars: "rank",
  dots: "rank",
  dumbbell: "page",
  columns: "rank",
};
