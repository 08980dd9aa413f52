import type { FindingOf, Step, StepDirection, Unlike } from "../../analysis/findings/model.ts";
import { isSmall } from "../../analysis/findings/weight.ts";
import type { Derived } from "../../analysis/model.ts";
import type { Bound, Measure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import { sayDerivedAmount } from "../derived.ts";
import type { Sentence } from "../model.ts";
import { periodsOf } from "../period.ts";
import { countInWords, indicatorName, sayAmount } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { join, say, verbatim } from "../sentence.ts";
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
  const { steps, largest, asked, unlike } = params;
  const name = stepName(context, indicator, measure);
  const clauses = sayClauses(context, steps, {
    kind: "ambition",
    clauses: CLAUSES,
    clauseOf,
    word: (step) => sayStep(context, step, form === "alone" || largest.includes(step)),
    ends: largest,
  });
  return {
    lead: (heading) => leadOfSteps(heading, name, { steps, asked }),
    sentence: say(locale.say(`finding.ambition.${form}`), {
      indicator: name,
      clauses: join(
        [...clauses, ...unlike.map((one) => sayUnlike(context, one))],
        locale.say("list.clause"),
      ),
    }),
  };
}

function sayUnlike(context: Context, { code, regions }: Unlike): Sentence {
  return say(context.locale.say(`finding.ambition.unlike.${code}`), {
    places: namePlaces(context, regions),
  });
}

const CLAUSES = ["above", "same", "below", "atLeast", "atMost", "open"] as const;

/** Where a target lies relative to its outcome; where its bound leaves that open, which bound it is. */
export function clauseOf({
  direction,
  target,
}: Pick<Step, "direction" | "target">): (typeof CLAUSES)[number] {
  if (direction !== "open") return direction;
  if (target.bound === "at_least") return "atLeast";
  return target.bound === "at_most" ? "atMost" : "open";
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
  const told = steps.filter(({ region }) => regions.includes(region));
  return say(locale.say(`finding.ambition.lead.${leadKey(direction, told)}`), {
    indicator,
    places,
    all: isEvery ? locale.say("finding.ambition.all") : "",
    mark: isEvery || told.every(isFinal) ? "" : locale.say("finding.ambition.estimates"),
  });
}

/** Names those that go up and those that go down where they are few. */
function leadOfMixed(context: Context, indicator: Sentence, steps: readonly Step[]): Sentence {
  const { locale } = context;
  const [above, below] = (["above", "below"] as const).map((way) =>
    steps.filter(({ direction }) => direction === way).map(({ region }) => region),
  );
  if (!above?.length || !below?.length || Math.max(above.length, below.length) > MOST_NAMED) {
    return say(locale.say("finding.ambition.lead.mixed"), { indicator });
  }
  return say(locale.say("finding.ambition.lead.aboveMost"), {
    indicator,
    places: namePlaces(context, above),
    others: namePlaces(context, below),
  });
}

/** A bound is named as what it is, where all have the same. */
function leadKey(direction: StepDirection, told: readonly Step[]): string {
  if (direction !== "open") return direction;
  const [first, ...others] = told.map(clauseOf);
  return first !== undefined && others.every((clause) => clause === first) ? first : "open";
}

function isFinal({ outcome }: Step): boolean {
  return outcome.status !== "estimate";
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

/** e.g. 平阴（4.3个百分点）, 博山（下限低15个百分点，上年为预计数）; of steps whose numbers are left out the place alone. */
function sayStep(context: Context, step: Step, hasNumber: boolean): Sentence {
  const { locale } = context;
  const place = placeName(context, step.region);
  const said = [
    ...(hasNumber ? sayGap(context, step) : []),
    ...(isFinal(step) ? [] : [say(locale.say("finding.ambition.estimate"))]),
  ];
  if (said.length === 0) return verbatim(place);
  const parts = join(said, locale.say("list.detail"));
  return say(locale.say("finding.ambition.step"), { place, parts });
}

/** How far a target, or its bound, lies from the outcome; nothing where they are about the same. */
function sayGap(context: Context, { change, direction, target }: Step): readonly Sentence[] {
  const isShare = change.unit === "percent";
  const way = change.value.minus(isShare ? 100 : 0);
  const clause = clauseOf({ direction, target });
  if (way.isZero() || clause === "same" || clause === "open") return [];
  const isBound = direction === "open";
  const bound = signless(change);
  const key = `${isBound ? "bound." : "gap."}${isShare ? "share" : "points"}.${clause}`;
  const gap = sayDerivedAmount(context, { ...change, bound }, isBound ? boundless(bound) : bound);
  return [say(context.locale.say(`finding.ambition.${key}`), { gap })];
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
  const clause = clauseOf(step);
  const [gap] = sayGap(context, step);
  const of = step.change.unit === "percent" ? "share" : "points";
  return say(locale.say(`finding.position.step.${clause}`), {
    period: periodsOf(context, [step.target]),
    target: sayAmount(context, step.target),
    gap: gap ? say(locale.say(`finding.position.gap.${of}`), { gap }) : "",
  });
}
