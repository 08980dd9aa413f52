import type { FindingOf, ListMove } from "../../analysis/findings/model.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { indicatorName, sayAmount } from "../phrase.ts";
import { capitaliseFirst, join, type Slot, say } from "../sentence.ts";
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
  const moves = () => ({ count: sayMove(context, count), amount: sayMove(context, amount) });
  return {
    lead: () => say(locale.say(`finding.list.lead.${count.to}`), slots),
    sentence:
      form === "alone"
        ? say(locale.say("finding.list.alone"), { ...slots, ...moves() })
        : sayEach(context, { ...slots, ...moves() }),
  };
}

/** The things in one sentence and their money in another, so that neither has more than two numbers. */
function sayEach({ locale }: Context, slots: Readonly<Record<string, Slot>>): Sentence {
  const each = (["count", "amount"] as const).map((one) =>
    capitaliseFirst(say(locale.say(`finding.list.led.${one}`), slots)),
  );
  return join(each, locale.say("list.sentence"));
}

/** e.g. 由135个增至150个. */
function sayMove(context: Context, { outcome, target, to }: ListMove): Sentence {
  return say(context.locale.say(`finding.list.move.${to}`), {
    outcome: sayAmount(context, outcome),
    target: sayAmount(context, target),
  });
}
