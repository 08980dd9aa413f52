import { isRefusal } from "../../analysis/derived/inputs.ts";
import type { FindingOf, MetStep } from "../../analysis/findings/model.ts";
import { sayMarks } from "../claim.ts";
import { type Context, placeName } from "../context.ts";
import { sayDerived } from "../derived.ts";
import type { Sentence } from "../model.ts";
import { sayWhen } from "../period.ts";
import { sayAmount } from "../phrase.ts";
import { join, say, verbatim } from "../sentence.ts";
import { sayClauses } from "./clauses.ts";
import { nameIn } from "./field.ts";
import type { Form, Wording } from "./form.ts";
import { namePlacesBriefly } from "./name-briefly.ts";
import { isOfOnePeriod } from "./years.ts";

/** Where an outcome lies relative to a target: to its number, or to its floor (at least) or ceiling (at most). */
const CLAUSES = [
  "above",
  "below",
  "same",
  "aboveFloor",
  "belowFloor",
  "atFloor",
  "aboveCeiling",
  "belowCeiling",
  "atCeiling",
  "open",
] as const;
type Clause = (typeof CLAUSES)[number];

const OF_FLOOR = {
  above: "aboveFloor",
  below: "belowFloor",
  same: "atFloor",
  open: "open",
} as const;
const OF_CEILING = {
  above: "aboveCeiling",
  below: "belowCeiling",
  same: "atCeiling",
  open: "open",
} as const;

function clauseOf({ side, target }: Pick<MetStep, "side" | "target">): Clause {
  if (target.bound === "at_least") return OF_FLOOR[side];
  return target.bound === "at_most" ? OF_CEILING[side] : side;
}

/** Outcomes beside the targets for the same period: on which side, and no verdict. */
export function wordMet(context: Context, finding: FindingOf<"met">, form: Form): Wording {
  const { steps } = finding.params;
  const name = nameIn(context, finding);
  const isDated = isOfOnePeriod(steps.map(({ outcome }) => outcome));
  return {
    isDated,
    lead: (heading) => leadOf(heading, name, steps, isDated),
    sentence: form === "led" ? sayLed(context, steps) : sayAlone(context, name, steps),
  };
}

function sayAlone(context: Context, indicator: Sentence, steps: readonly MetStep[]): Sentence {
  const { locale } = context;
  const clauses = wordClauses(context, steps, (step) => sayStep(context, step, { hasGap: true }));
  return say(locale.say("finding.met.alone"), {
    indicator,
    clauses: join(clauses, locale.say("list.contrast")),
  });
}

/** A sentence a place, so that each has two numbers; of more than a few only the sides. */
function sayLed(context: Context, steps: readonly MetStep[]): Sentence {
  const { locale } = context;
  const led = (clauses: Sentence) => say(locale.say("finding.met.led"), { clauses });
  if (steps.length > MOST_NUMBERED) {
    const named = ({ region }: MetStep) => verbatim(placeName(context, region));
    return led(join(wordClauses(context, steps, named), locale.say("list.contrast")));
  }
  const said = steps.flatMap((step) =>
    wordClauses(context, [step], () => sayStep(context, step)).map(led),
  );
  return join(said, locale.say("list.sentence"));
}

/** Up to this many places are told each with its target and its outcome. */
const MOST_NUMBERED = 3;

function wordClauses(
  context: Context,
  steps: readonly MetStep[],
  word: (step: MetStep) => Sentence,
): readonly Sentence[] {
  return sayClauses(context, steps, { kind: "met", clauses: CLAUSES, clauseOf, word });
}

/** Says on which side the place in focus lies, or all places do; where they differ, says that they differ. */
function leadOf(
  context: Context,
  indicator: Sentence,
  steps: readonly MetStep[],
  isDated: boolean,
): Sentence {
  const { locale, focus } = context;
  const own = steps.filter(({ region }) => focus.includes(region));
  const told = own.length > 0 ? own : steps;
  const [first, ...others] = told.map(clauseOf);
  const isOne = first !== undefined && others.every((clause) => clause === first);
  const places = isOne
    ? namePlacesBriefly(
        context,
        told.map(({ region }) => region),
        "places with a target and its outcome",
      )
    : "";
  const outcomes = told.map(({ outcome }) => outcome);
  const side = say(locale.say(`finding.met.lead.${isOne ? first : "mixed"}`), {
    places,
    marks: sayMarks(context, { subjects: outcomes, field: outcomes }),
  });
  return say(locale.say(`finding.met.lead.${isDated ? "dated" : "undated"}`), {
    indicator,
    side,
    when: isDated ? sayWhen(context, outcomes) : "",
  });
}

/** e.g. 甲（目标5%，实绩5.6%，相差0.6个百分点）. A difference that is only bounded, e.g. at most 0.6, is not said. */
function sayStep(
  context: Context,
  { region, target, outcome, change }: MetStep,
  { hasGap = false } = {},
): Sentence {
  const { locale } = context;
  const isPlain =
    hasGap &&
    !isRefusal(change) &&
    (change.bound === "exact" || change.bound === "about") &&
    target.value !== outcome.value;
  const gap = isPlain
    ? say(locale.say("finding.derived"), { derived: sayDerived(context, change) })
    : "";
  return say(locale.say("finding.met.step"), {
    place: placeName(context, region),
    target: sayAmount(context, target),
    outcome: sayAmount(context, outcome),
    gap,
  });
}
