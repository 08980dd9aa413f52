import type { FindingOf, ListMove } from "../../analysis/findings/model.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { indicatorName, sayAmount } from "../phrase.ts";
import { say } from "../sentence.ts";
import type { Form, Wording } from "./form.ts";

/** A list with more things and less money, or the reverse: a sentence for each. */
export function wordList(context: Context, { params }: FindingOf<"list">, form: Form): Wording {
  const { locale } = context;
  const { region, count, amount } = params;
  const slots = {
    place: placeName(context, region),
    things: indicatorName(context, count.outcome.indicator),
    money: indicatorName(context, amount.outcome.indicator),
  };
  return {
    lead: () => say(locale.say(`finding.list.lead.${count.to}`), slots),
    sentence: say(locale.say(`finding.list.${form}`), {
      ...slots,
      count: sayMove(context, count),
      amount: sayMove(context, amount),
    }),
  };
}

/** e.g. 由135个增至150个. */
function sayMove(context: Context, { outcome, target, to }: ListMove): Sentence {
  return say(context.locale.say(`finding.list.move.${to}`), {
    outcome: sayAmount(context, outcome),
    target: sayAmount(context, target),
  });
}
