import type { Finding, Step, StepDirection } from "../../analysis/findings/model.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { indicatorName, joinAsList, sayAmount, sayFigure, sayPlanned } from "../phrase.ts";
import { join, say } from "../sentence.ts";
import type { Wording } from "./word.ts";

type Of<Kind extends Finding["kind"]> = Extract<Finding, { kind: Kind }>;

const DIRECTIONS: readonly StepDirection[] = ["above", "same", "below", "open"];

/** Targets against what was reached: each place against itself. */
export function wordAmbition(
  context: Context,
  { indicator, measure, params }: Of<"ambition">,
): Wording {
  const { locale } = context;
  const name = say(locale.say(`inSentence.${measure}`), {
    indicator: indicatorName(context, indicator),
  });
  const clauses = DIRECTIONS.flatMap((direction) => {
    const steps = params.steps.filter((step) => step.direction === direction);
    if (steps.length === 0) return [];
    const places = joinAsList(
      context,
      steps.map((step) => sayStep(context, step)),
    );
    return [say(locale.say(`finding.ambition.${direction}`), { places })];
  });
  return {
    lead: say(locale.say(leadKey(params.steps)), { indicator: name }),
    sentence: say(locale.say("finding.ambition.sentence"), {
      indicator: name,
      clauses: join(clauses, locale.say("list.clause")),
    }),
  };
}

function leadKey(steps: readonly Step[]): string {
  const directions = new Set(steps.map((step) => step.direction));
  const [only] = directions;
  return directions.size === 1 && only
    ? `finding.ambition.lead.${only}`
    : "finding.ambition.lead.mixed";
}

/** e.g. 平阴（2.7%→7%）. */
function sayStep(context: Context, { region, outcome, target }: Step): Sentence {
  return say(context.locale.say("finding.ambition.step"), {
    place: placeName(context, region),
    outcome: sayAmount(context, outcome),
    target: sayAmount(context, target),
  });
}

/** What fell is to rise, or what rose is to fall. */
export function wordTurn(context: Context, { indicator, params }: Of<"turn">): Wording {
  const { locale } = context;
  const name = indicatorName(context, indicator);
  const each = params.steps.map(({ region, outcome, target }) =>
    say(locale.say("finding.turn.step"), {
      place: placeName(context, region),
      outcome: sayFigure(context, outcome),
      target: sayPlanned(context, target),
    }),
  );
  return {
    lead: say(locale.say(`finding.turn.lead.${params.to}`), { indicator: name }),
    sentence: say(locale.say("finding.turn.sentence"), {
      indicator: name,
      steps: join(each, locale.say("list.clause")),
    }),
  };
}
