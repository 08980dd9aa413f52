import type { FindingOf, Step, StepDirection, Unlike } from "../../analysis/findings/model.ts";
import type { Measure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { countInWords, indicatorName, sayAmount } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { followedBy, join, say } from "../sentence.ts";
import { sayClauses } from "./clauses.ts";
import type { Form, Wording } from "./form.ts";

const DIRECTIONS: readonly StepDirection[] = ["above", "same", "below", "open"];

/** Targets against what was reached: each place against itself. */
export function wordAmbition(
  context: Context,
  { indicator, measure, params }: FindingOf<"ambition">,
  form: Form,
): Wording {
  const { locale } = context;
  const { steps, asked, unlike } = params;
  const name = stepName(context, indicator, measure);
  const clauses = sayClauses(context, steps, {
    kind: "ambition",
    clauses: CLAUSES,
    clauseOf,
    word: (step) => sayStep(context, step),
  });
  return {
    lead: (heading) => leadOfSteps(heading, name, { steps, asked }),
    sentence: say(locale.say(`finding.ambition.${form}`), {
      indicator: name,
      clauses: join(
        [...clauses, ...unlike.map((one) => sayUnlike(context, one))],
        locale.say("list.contrast"),
      ),
    }),
  };
}

function sayUnlike(context: Context, { code, regions }: Unlike): Sentence {
  return say(context.locale.say(`finding.ambition.unlike.${code}`), {
    places: namePlaces(context, regions),
  });
}

const CLAUSES = ["above", "same", "below", "atLeast", "atMost"] as const;

/** Where a target lies relative to its outcome; where a bound leaves that open, which bound it is. */
function clauseOf({ direction, target }: Step): (typeof CLAUSES)[number] {
  if (direction !== "open") return direction;
  return target.bound === "at_most" ? "atMost" : "atLeast";
}

/** The name of an indicator and its measure as a lead or a sentence on targets has it. */
export function stepName(context: Context, indicator: string, measure: Measure): Sentence {
  return say(context.locale.say(`inSentence.${measure}`), {
    indicator: indicatorName(context, indicator),
  });
}

/** Says in a few words where targets lie relative to outcomes: of the place in focus, else of those that differ. */
export function leadOfSteps(
  context: Context,
  indicator: Sentence,
  { steps, asked }: { readonly steps: readonly Step[]; readonly asked: number },
): Sentence {
  const { locale, focus } = context;
  const { direction, regions } = pickLead(steps, focus);
  if (direction === "mixed") return say(locale.say("finding.ambition.lead.mixed"), { indicator });
  const several = (count: number) =>
    say(locale.say("finding.ambition.several"), {
      count: countInWords(context, count, "places whose targets lie so"),
    });
  const opposed = steps.filter((step) => step.direction === OPPOSITE[direction]).length;
  // So many places are no exception to the rest: the lead counts those of the other direction as well.
  if (regions.length > MOST_NAMED && opposed > 0) {
    return say(locale.say(`finding.ambition.lead.${direction}Most`), {
      indicator,
      places: several(regions.length),
      others: several(opposed),
    });
  }
  const isEvery = regions.length === asked && asked > MOST_NAMED;
  const places = isEvery
    ? say(locale.say("finding.ambition.every"))
    : regions.length > MOST_NAMED
      ? several(regions.length)
      : namePlaces(context, regions);
  return say(locale.say(`finding.ambition.lead.${direction}`), {
    indicator,
    places,
    all: isEvery ? locale.say("finding.ambition.all") : "",
  });
}

const OPPOSITE: Readonly<Partial<Record<StepDirection, StepDirection>>> = {
  above: "below",
  below: "above",
};

/** More places than this are counted in a lead, not named. */
const MOST_NAMED = 2;

/** What a lead says of steps: one direction and the places that go there. */
export function pickLead(
  steps: readonly Step[],
  focus: readonly string[],
): { readonly direction: StepDirection | "mixed"; readonly regions: readonly string[] } {
  const inFocus = steps.find(({ region }) => focus.includes(region));
  if (inFocus) return { direction: inFocus.direction, regions: [inFocus.region] };
  const going = (direction: StepDirection) => ({
    direction,
    regions: steps.filter((step) => step.direction === direction).map(({ region }) => region),
  });
  const [above, same, below, open] = DIRECTIONS.map(going);
  if (!above || !same || !below || !open) return { direction: "mixed", regions: [] };
  const certain = [above, below]
    .filter(({ regions }) => regions.length > 0)
    .sort((a, b) => a.regions.length - b.regions.length);
  const [fewest, most] = certain;
  if (!fewest) return same.regions.length > 0 ? same : open;
  const isTold = !most || fewest.regions.length < most.regions.length;
  return isTold ? fewest : { direction: "mixed", regions: [] };
}

/** e.g. 平阴（2.7%→7%）. */
function sayStep(context: Context, { region, outcome, target }: Step): Sentence {
  return say(context.locale.say("finding.ambition.step"), {
    place: placeName(context, region),
    outcome: followedBy(sayAmount(context, outcome), context.locale.say("finding.ambition.arrow")),
    target: sayAmount(context, target),
  });
}
