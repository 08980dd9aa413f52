import type { ChartPanel } from "../../analysis/analyze.ts";
import type { Context } from "../context.ts";
import { leadOfSteps, shortMessageOfSteps, stepName } from "../findings/steps.ts";
import type { Sentence } from "../model.ts";
import { capitaliseFirst, say, verbatim } from "../sentence.ts";

/** Says where targets lie relative to outcomes; where no place has a step between the two, only names the measure. */
export function stepsTitle(
  context: Context,
  { outcome, steps }: ChartPanel,
  measure: string,
): Sentence {
  if (steps.length === 0) return say(context.locale.say("chart.targetTitle"), { measure });
  const name = stepName(context, outcome.indicator, outcome.measure);
  return capitaliseFirst(leadOfSteps(context, name, { steps, asked: outcome.cells.length }));
}

/** The same over a panel, in a few words after the measure. */
export function stepsMessage(context: Context, { steps }: ChartPanel, measure: string): Sentence {
  const message = shortMessageOfSteps(context, steps);
  if (message.length === 0) return verbatim(measure);
  return say(context.locale.say("chart.message"), { measure, message });
}
