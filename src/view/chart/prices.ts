/** Whether the panels of a chart show growth of one kind: of nominal and real growth it is said which is lower, not by how much. */

import type { ChartPanel } from "../../analysis/analyze.ts";
import type { Prices } from "../../dataset/model.ts";
import { type Context, indicatorOf } from "../context.ts";
import { plainText, say } from "../sentence.ts";

/** True where one panel shows nominal growth and another real growth: both stand on one scale, in grey. */
export function haveUnlikePrices(context: Context, panels: readonly ChartPanel[]): boolean {
  return new Set(panels.flatMap((panel) => pricesOf(context, panel) ?? [])).size > 1;
}

/** e.g. （现价）, (nominal). */
export function sayPrices({ locale }: Context, prices: Prices): string {
  const at = locale.say(`finding.contrast.at.${prices}`);
  return plainText(say(locale.say("finding.contrast.priced"), { at }));
}

/** The name over a panel, with the prices of its growth where another panel has others. */
export function namePanel(context: Context, panel: ChartPanel, isUnlike: boolean): string {
  const { short } = indicatorOf(context, panel.outcome.indicator);
  const prices = isUnlike ? pricesOf(context, panel) : null;
  return short[context.language] + (prices ? sayPrices(context, prices) : "");
}

/** Null of any other measure, and where the data does not say. */
function pricesOf(context: Context, { outcome }: ChartPanel): Prices | null {
  return outcome.measure === "growth" ? indicatorOf(context, outcome.indicator).growthPrices : null;
}
