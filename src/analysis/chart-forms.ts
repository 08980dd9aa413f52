/** How a chart of each form sets places in order. */

import type { ChartForm, TwoEnded } from "../dataset/chart-forms.ts";
import type { FindingKind } from "./findings/model.ts";

/** `rank`: places are compared and ranked, other periods or bases set apart. `page`: each is compared with itself. */
type PlaceOrder<Form extends ChartForm> = "rank" | (Form extends TwoEnded ? "page" : never);

/** Only a form with two ends can have `page`: a place with one figure has nothing of its own to be compared with. */
export const ORDER_OF_PLACES: { readonly [Form in ChartForm]: PlaceOrder<Form> } = {
  bars: "rank",
  dots: "rank",
  dumbbell: "page",
  columns: "rank",
};

/** The kinds of findings that a chart of each form shows to be true; what is of none of them is told in words alone. */
export const KINDS_SHOWN_BY: { readonly [Form in ChartForm]: readonly FindingKind[] } = {
  bars: ["scale", "order", "outlier", "divergence"],
  dots: ["spread", "contrast"],
  dumbbell: ["ambition", "turn"],
  columns: [],
};
