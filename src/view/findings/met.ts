import { isRefusal } from "../../analysis/derived/inputs.ts";
import type { FindingOf, MetSide, MetStep } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import { sayDerived } from "../derived.ts";
import type { Sentence } from "../model.ts";
import { periodsOf } from "../period.ts";
import { countInWords, nameFigure, sayAmount, sayCount } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { LEAST_RANKED } from "../rank.ts";
import { join, say } from "../sentence.ts";
import { sayClauses } from "./clauses.ts";
import { nameIn } from "./field.ts";
import type { Form, Wording } from "./form.ts";

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
  const { locale } = context;
  const { steps } = finding.params;
  const name = nameIn(context, finding);
  const clauses = sayClauses(context, steps, {
    kind: "met",
    clauses: CLAUSES,
    clauseOf,
    word: (step) => sayStep(context, step),
  });
  return {
    lead: (heading) => leadOf(heading, name, steps),
    sentence: say(locale.say(`finding.met.${form}`), {
      indicator: name,
      clauses: join(clauses, locale.say("list.contrast")),
    }),
  };
}

/** Says on which side the place in focus lies, or all places do; where they differ, says that they differ. */
function leadOf(context: Context, indicator: Sentence, steps: readonly MetStep[]): Sentence {
  const { locale, focus } = context;
  const own = steps.filter(({ region }) => focus.includes(region));
  const told = own.length > 0 ? own : steps;
  const [first, ...others] = told.map(clauseOf);
  const isOne = first !== undefined && others.every((clause) => clause === first);
  const places =
    told.length <= MOST_NAMED
      ? namePlaces(
          context,
          told.map(({ region }) => region),
        )
      : say(locale.say("finding.ambition.several"), {
          count: countInWords(context, told.length, "places with a target and its outcome"),
        });
  return say(locale.say(`finding.met.lead.${isOne ? first : "mixed"}`), { indicator, places });
}

const MOST_NAMED = 2;

/** e.g. 甲（目标5%，实际5.6%，相差0.6个百分点）. A difference that is only bounded, e.g. at most 0.6, is not said. */
function sayStep(context: Context, { region, target, outcome, change }: MetStep): Sentence {
  const { locale } = context;
  const isPlain =
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

/** A figure that a later document replaced, and what that changes. */
export function wordRevision(
  context: Context,
  finding: FindingOf<"revision">,
  form: Form,
): Wording {
  const { locale } = context;
  const { region, before, after, effects } = finding.params;
  const place = placeName(context, region);
  const name = nameIn(context, finding);
  const said = effects.flatMap((effect): readonly Sentence[] => {
    if (effect.kind === "sign") return [];
    if (effect.kind === "rank" && effect.of < LEAST_RANKED)
      return [say(locale.say("finding.revision.order"))];
    if (effect.kind === "rank") {
      const rank = (value: number, what: string) =>
        context.ledger.enter({
          text: String(value),
          value,
          unit: null,
          figures: [after.id],
          formula: `rank ${what} the revision`,
        });
      return [
        say(locale.say("finding.revision.rank"), {
          count: sayCount(context, effect.of, "places ranked"),
          before: rank(effect.before, "before"),
          after: rank(effect.after, "after"),
        }),
      ];
    }
    const side = (one: MetSide) => locale.say(`finding.revision.side.${one}`);
    return [
      say(locale.say("finding.revision.sides"), {
        before: side(effect.before),
        after: side(effect.after),
      }),
    ];
  });
  const isMoving = after.measure === "growth" || after.measure === "change";
  return {
    lead: () => say(locale.say("finding.revision.lead"), { indicator: name, place }),
    sentence: say(locale.say(`finding.revision.${form}`), {
      place,
      indicator: name,
      years: periodsOf(context, [after]),
      before: say(locale.say(`note.before.${before.status}`), {
        value: sayCalled(context, before),
      }),
      after: isMoving ? nameFigure(context, after) : sayAmount(context, after),
      effects: said.length === 0 ? "" : join([[], ...said], locale.say("list.clause")),
    }),
  };
}

/** Says a figure without the word for an estimate, which the words around it say already. */
export function sayCalled(context: Context, figure: Figure): Sentence {
  context.shown.add(figure);
  const plain: Figure = figure.status === "estimate" ? { ...figure, status: "actual" } : figure;
  const isMoving = figure.measure === "growth" || figure.measure === "change";
  return isMoving ? nameFigure(context, plain) : sayAmount(context, plain);
}
