import type { FindingOf, Step, StepDirection, Unlike } from "../../analysis/findings/model.ts";
import { isSmall } from "../../analysis/findings/weight.ts";
import type { Derived } from "../../analysis/model.ts";
import type { Bound, Measure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import { sayDerivedIn } from "../derived.ts";
import type { Sentence } from "../model.ts";
import { periodsOf } from "../period.ts";
import { indicatorName, sayAmount } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { join, say } from "../sentence.ts";
import { sayClauses } from "./clauses.ts";
import type { Form, Wording } from "./form.ts";
import { countPlaces, MOST_IN_LEAD, namePlacesBriefly } from "./name-briefly.ts";
import { boundIn, clauseOf, STEP_CLAUSES } from "./step-clause.ts";
import { sayTold } from "./told.ts";

const DIRECTIONS: readonly StepDirection[] = ["above", "same", "below", "open"];

/** Targets against what was reached: each place against itself. */
export function wordAmbition(
  context: Context,
  { indicator, measure, params }: FindingOf<"ambition">,
  form: Form,
): Wording {
  const { locale } = context;
  const { steps, largest, asked, unlike } = params;
  const name = stepName(context, indicator, measure);
  const hasNumber = (step: Step) => hasGap(step) && (form === "alone" || largest.includes(step));
  const partsOf = (step: Step) => sayParts(context, step, hasNumber(step));
  const clauses = sayClauses(context, steps, {
    kind: "ambition",
    clauses: STEP_CLAUSES,
    clauseOf,
    hasDetail: (step) => hasNumber(step) || !isFinal(step),
    word: (step) => sayTold(context, "step", step.region, partsOf(step)),
    detail: (step) => sayTold(context, "detail", step.region, partsOf(step)),
    only: (step) => (hasNumber(step) ? sayBy(context, step) : null),
    ends: largest,
  });
  return {
    lead: (heading) => leadOfSteps(heading, name, { steps, asked }),
    sentence: say(locale.say(`finding.ambition.${form}`), {
      indicator: name,
      clauses: join(
        [...clauses, ...unlike.map((one) => sayUnlike(context, one))],
        locale.say("list.row"),
      ),
    }),
  };
}

function sayUnlike(context: Context, { code, regions }: Unlike): Sentence {
  return say(context.locale.say(`finding.ambition.unlike.${code}`), {
    places: namePlaces(context, regions),
  });
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
  if (direction === "mixed") return leadOfMixed(context, indicator, steps);
  const opposed = steps.filter((step) => step.direction === OPPOSITE[direction]).length;
  // So many places are no exception to the rest: the lead counts those of the other direction as well.
  if (regions.length > MOST_IN_LEAD && opposed > 0) {
    return say(locale.say(`finding.ambition.lead.${direction}Most`), {
      indicator,
      places: countPlaces(context, regions.length, WHICH),
      others: countPlaces(context, opposed, WHICH),
    });
  }
  const isEvery = regions.length === asked && asked > MOST_IN_LEAD;
  const places = isEvery
    ? say(locale.say("finding.ambition.every"))
    : namePlacesBriefly(context, regions, WHICH);
  const told = steps.filter(({ region }) => regions.includes(region));
  return say(locale.say(`finding.ambition.lead.${leadKey(direction, told)}`), {
    indicator,
    places,
    all: isEvery ? locale.say("finding.ambition.all") : "",
    mark: isEvery || told.every(isFinal) ? "" : locale.say("finding.ambition.estimates"),
  });
}

/** The same without the name of the indicator, under which it stands; nothing where there is no one direction to tell of. */
export function messageOfSteps(context: Context, steps: readonly Step[]): Sentence {
  const { locale, focus } = context;
  const { direction, regions } = pickLead(steps, focus);
  if (direction === "mixed" || direction === "open" || regions.length === 0) return [];
  const told = steps.filter(({ region }) => regions.includes(region));
  return say(locale.say(`steps.message.${direction}`), {
    places: namePlacesBriefly(context, regions, WHICH),
    mark: markOf(context, told),
  });
}

/** The same, of bounds too and of places that go either way, where they are few. */
export function shortMessageOfSteps(context: Context, steps: readonly Step[]): Sentence {
  const { locale, focus } = context;
  const { direction, regions } = pickLead(steps, focus);
  if (direction === "mixed") {
    const { above, below, areFew } = partWays(steps);
    const ways = { places: namePlaces(context, above), others: namePlaces(context, below) };
    return areFew
      ? say(locale.say("steps.message.mixed"), { ...ways, mark: markOf(context, steps) })
      : [];
  }
  if (direction !== "open") return messageOfSteps(context, steps);
  const told = steps.filter(({ region }) => regions.includes(region));
  const key = leadKey(direction, told);
  if (key !== "floorBelow" && key !== "ceilingAbove") return [];
  return say(locale.say(`steps.message.${key}`), {
    places: namePlacesBriefly(context, regions, WHICH),
    mark: markOf(context, told),
  });
}

function markOf({ locale }: Context, told: readonly Step[]): string {
  return told.every(isFinal) ? "" : locale.say("finding.ambition.estimates");
}

/** Those that go up and those that go down, and whether so few go each way that they may be named. */
function partWays(steps: readonly Step[]) {
  const going = (way: StepDirection) =>
    steps.filter(({ direction }) => direction === way).map(({ region }) => region);
  const [above, below] = [going("above"), going("below")];
  const [least, most] = [above.length, below.length].sort((a, b) => a - b);
  return { above, below, areFew: (least ?? 0) > 0 && (most ?? 0) <= MOST_IN_LEAD };
}

/** Names those that go up and those that go down where they are few. */
function leadOfMixed(context: Context, indicator: Sentence, steps: readonly Step[]): Sentence {
  const { locale } = context;
  const { above, below, areFew } = partWays(steps);
  if (!areFew) return say(locale.say("finding.ambition.lead.mixed"), { indicator });
  return say(locale.say("finding.ambition.lead.aboveMost"), {
    indicator,
    places: namePlaces(context, above),
    others: namePlaces(context, below),
  });
}

/** A bound is named as what it is, where all have the same, and on which side of the outcomes it lies. */
function leadKey(direction: StepDirection, told: readonly Step[]): string {
  if (direction !== "open") return direction;
  const clauses = told.map(clauseOf);
  for (const keys of [clauses, clauses.map(boundIn)]) {
    const [first] = keys;
    if (first !== undefined && keys.every((key) => key === first)) return first;
  }
  return "open";
}

function isFinal({ outcome }: Step): boolean {
  return outcome.status !== "estimate";
}

const OPPOSITE: Readonly<Partial<Record<StepDirection, StepDirection>>> = {
  above: "below",
  below: "above",
};

const WHICH = "places whose targets lie so";

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
  // Where only bounds are far from their outcomes, what is certain is too little to lead with.
  const isTrivial = steps.every((step) => step.direction === "open" || isSmall(step.size));
  if (isTrivial && steps.some(({ direction, size }) => direction === "open" && !isSmall(size))) {
    return open;
  }
  const [fewest, most] = certain;
  if (!fewest) return same.regions.length > 0 ? same : open;
  const isTold = !most || fewest.regions.length < most.regions.length;
  return isTold ? fewest : { direction: "mixed", regions: [] };
}

/** How far a target lies from its outcome, and that the outcome is an estimate. */
function sayParts(context: Context, step: Step, hasNumber: boolean): Sentence {
  const { locale } = context;
  const parts = [
    ...(hasNumber ? [sayGap(context, step)] : []),
    ...(isFinal(step) ? [] : [say(locale.say("finding.ambition.estimate"))]),
  ];
  return join(parts, locale.say("list.detail"));
}

/** Of the only place of a clause the direction and the number at once, e.g. 平阴比上年实绩高4.3个百分点. */
function sayBy(context: Context, step: Step): Sentence | null {
  const clause = clauseOf(step);
  if (clause !== "above" && clause !== "below") return null;
  if (step.change.unit === "percent" || !isFinal(step)) return null;
  return say(context.locale.say(`finding.ambition.by.${clause}`), {
    place: placeName(context, step.region),
    gap: sayGap(context, step),
  });
}

/** True where a target, or the number in its bound, lies apart from its outcome. */
function hasGap(step: Step): boolean {
  const { unit, value } = step.change;
  const isApart = ["above", "below", "floorBelow", "ceilingAbove"].includes(clauseOf(step));
  return isApart && !value.equals(unit === "percent" ? 100 : 0);
}

/** How far a target, or its bound, lies from the outcome. */
function sayGap(context: Context, step: Step): Sentence {
  const { change, direction } = step;
  const isBound = direction === "open";
  const bound = signless(change);
  const unit = change.unit === "percent" ? "share" : "points";
  const key = `${isBound ? "bound." : "gap."}${unit}.${clauseOf(step)}`;
  const wording = context.locale.say(`finding.ambition.${key}`);
  const said = isBound ? boundless(bound) : bound;
  return sayDerivedIn(context, wording, { ...change, bound }, { slot: "gap", said });
}

/** A bound that is named as such is one number: how far it lies is exact, or about so far. */
function boundless(bound: Bound): Bound {
  return bound === "about" ? "about" : "exact";
}

/** The bound of a difference that is said without its sign: what is at most −2 lies at least 2 below. */
function signless({ value, unit, bound }: Derived): Bound {
  if (unit === "percent" || !value.isNegative()) return bound;
  if (bound === "at_most") return "at_least";
  return bound === "at_least" ? "at_most" : bound;
}

/** A place's own target as a sentence: the target, and how far it lies from the outcome. */
export function sayOwnStep(context: Context, step: Step): Sentence {
  const { locale } = context;
  const isOfPoints = step.change.unit !== "percent" && step.direction !== "open";
  const gap = locale.say(`finding.position.gap.${isOfPoints ? "points" : "share"}`);
  return say(locale.say(`finding.position.step.${clauseOf(step)}`), {
    period: periodsOf(context, [step.target]),
    target: sayAmount(context, step.target),
    gap: hasGap(step) ? say(gap, { gap: sayGap(context, step) }) : "",
  });
}
