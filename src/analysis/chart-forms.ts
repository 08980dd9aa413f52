/** How a chart of each form sets places in order. */

import type { ChartForm, TwoEnded } from "../dataset/chart-forms.ts";

/** `rank`: places are compared and ranked, other periods or bases set apart. `page`: each is compared with itself. */
type PlaceOrder<Form extends ChartForm> = "rank" | (Form extends TwoEnded ? "page" : never);

/** Only a form with two ends can have `page`: a place with one figure has nothing of its own to be compared with. */
export const ORDER_OF_PLACES: { readonly [Form in ChartForm]: PlaceOrder<Form> } = {
  bars: "rank",
  dots: "rank",
  dumbbell: "page",
  columns: "rank",
};
