import type { FindingOf, Step } from "../../analysis/findings/model.ts";
import { sayMarks } from "../claim.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { periodsOf } from "../period.ts";
import { indicatorName, nameFigure, sayCount, sayFigure } from "../phrase.ts";
import { handful, MOST_NAMED, namePlaces } from "../places.ts";
import { capitaliseFirst, join, say } from "../sentence.ts";
import type { Form, Wording } from "./form.ts";
import { isOfOnePeriod } from "./years.ts";

/** What fell is to rise, or what rose is to fall. */
export function wordTurn(
  context: Context,
  { indicator, params }: FindingOf<"turn">,
  form: Form,
): Wording {
  const name = indicatorName(context, indicator);
  const isDated =
    isOfOnePeriod(params.steps.map(({ outcome }) => outcome)) &&
    isOfOnePeriod(params.steps.map(({ target }) => target));
  return {
    isDated,
    lead: (heading) => leadOf(heading, name, params, isDated),
    sentence: form === "led" ? sayLed(context, params) : sayAlone(context, name, params),
  };
}

/** Of which years it is, where all places have the same; otherwise of the past year, whose years follow the sentence. */
function leadOf(
  context: Context,
  indicator: string,
  { to, steps }: FindingOf<"turn">["params"],
  isDated: boolean,
): Sentence {
  const { locale } = context;
  const outcomes = steps.map(({ outcome }) => outcome);
  const targets = steps.map(({ target }) => target);
  return say(locale.say(`finding.turn.lead.${to}${isDated ? "Dated" : ""}`), {
    indicator,
    places: namePlaces(
      context,
      steps.map(({ region }) => region),
    ),
    past: isDated ? periodsOf(context, outcomes) : "",
    plan: isDated ? periodsOf(context, targets) : "",
    marks: sayMarks(context, { subjects: outcomes, field: outcomes }),
  });
}

function sayAlone(
  context: Context,
  indicator: string,
  { steps }: FindingOf<"turn">["params"],
): Sentence {
  const { locale } = context;
  const each = wordSteps(context, "step", steps);
  return say(locale.say("finding.turn.alone"), {
    indicator,
    steps: join(each, locale.say("list.clause")),
  });
}

/** A sentence a place, so that each has two numbers. */
function sayLed(context: Context, { steps }: FindingOf<"turn">["params"]): Sentence {
  const { locale } = context;
  const said = wordSteps(context, "ledStep", steps).map((one) =>
    capitaliseFirst(say(locale.say("finding.turn.led"), { steps: one })),
  );
  return join(said, locale.say("list.sentence"));
}

/** Every place, or of many a handful and how many more there are. */
function wordSteps(context: Context, key: string, steps: readonly Step[]): readonly Sentence[] {
  const { locale } = context;
  const isMany = steps.length > MOST_NAMED;
  const few = isMany ? handful(context, steps, ({ region }) => region) : steps;
  const each = few.map(({ region, outcome, target }) =>
    say(locale.say(`finding.turn.${key}`), {
      place: placeName(context, region),
      outcome: sayFigure(context, outcome),
      target: nameFigure(context, target),
    }),
  );
  if (!isMany) return each;
  const count = sayCount(context, steps.length - few.length, "other places that turn likewise");
  return [...each, say(locale.say("finding.turn.rest"), { rest: count })];
}
