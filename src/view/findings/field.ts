import type { Field, Finding, FindingOf } from "../../analysis/findings/model.ts";
import type { Derived, Refusal } from "../../analysis/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { groupBy } from "../../group-by.ts";
import type { Context } from "../context.ts";
import { sayDerived, sayDerivedAmount } from "../derived.ts";
import type { Sentence } from "../model.ts";
import { periodsOf, sayWhen } from "../period.ts";
import { indicatorName, joinAsList, sayAmount, sayCount } from "../phrase.ts";
import { isEven, MOST_NAMED, namePlaces, sayEnd, sayPlaces } from "../places.ts";
import { join, say, verbatim } from "../sentence.ts";
import type { Form, Wording } from "./form.ts";

/** Amounts: the largest and the smallest, and how many times. */
export function wordScale(context: Context, finding: FindingOf<"scale">, form: Form): Wording {
  const { field, highest, lowest, multiple } = finding.params;
  const key = finding.measure === "count" ? "count" : "scale";
  const name = nameIn(context, finding);
  return extremes(context, key, form, { name, field, highest, lowest, gap: multiple });
}

/** Rates: the highest and the lowest, and how far apart. */
export function wordOrder(context: Context, finding: FindingOf<"order">, form: Form): Wording {
  const { field, highest, lowest, difference } = finding.params;
  const isGrowth = finding.measure === "growth" && !finding.target;
  const name = isGrowth
    ? verbatim(indicatorName(context, finding.indicator))
    : nameIn(context, finding);
  const said = { name, field, highest, lowest, gap: difference };
  return extremes(context, isGrowth ? "growthOrder" : "order", form, said);
}

interface Extremes {
  readonly name: Sentence;
  readonly field: Field;
  readonly highest: readonly Figure[];
  readonly lowest: readonly Figure[];
  readonly gap: Derived | Refusal;
}

function extremes(context: Context, key: string, form: Form, said: Extremes): Wording {
  const { locale } = context;
  const { name, field, highest, lowest, gap } = said;
  const isPair = field.figures.length === 2;
  const wording = isPair ? "pair" : form;
  const named = isPair && form === "led" ? "pairLed" : wording;
  // Where the values at one end differ a little, the gap would be true of only one of the places named.
  const isExact = isEven(highest) && isEven(lowest);
  return {
    lead: (heading) =>
      say(locale.say(`finding.${key}.${isPair ? "leadPair" : "lead"}`), {
        indicator: name,
        places: placesOf(heading, highest),
      }),
    sentence: say(locale.say(`finding.${key}.${named}`), {
      within: sayWithin(context, field),
      indicator: name,
      highest: sayEnd(context, highest),
      lowest: sayEnd(context, lowest),
      gap:
        "refused" in gap || !isExact
          ? ""
          : say(locale.say("finding.derived"), { derived: sayDerived(context, gap) }),
    }),
  };
}

/** Figures that are all about the same. */
export function wordSpread(context: Context, finding: FindingOf<"spread">, form: Form): Wording {
  const { locale } = context;
  const { field, highest, lowest, isEqual } = finding.params;
  const { figures } = field;
  const name = nameIn(context, finding);
  // Equal numbers of which one is an estimate or a bound are told each with its own mark.
  const isPlain = figures.every((figure) => markOf(figure) === markOf(lowest));
  const key = !isEqual ? form : isPlain ? (`${form}Equal` as const) : (`${form}Each` as const);
  const isEach = isEqual && !isPlain;
  return {
    lead: () => say(locale.say("finding.spread.lead"), { indicator: name }),
    sentence: say(locale.say(`finding.spread.${key}`), {
      when: sayWhen(context, figures),
      count: sayCount(context, figures.length, COMPARABLE),
      indicator: name,
      named:
        isEach || figures.length > MOST_NAMED
          ? ""
          : say(locale.say("finding.spread.named"), { places: placesOf(context, figures) }),
      lowest: isEach ? "" : sayAmount(context, lowest),
      highest: isEqual ? "" : sayAmount(context, highest),
      each: isEach ? sayEach(context, figures) : "",
    }),
  };
}

const markOf = ({ status, bound }: Figure) => `${status}/${bound}`;

/** Equal numbers, place by place; of many places, how many have each status and bound. */
function sayEach(context: Context, figures: readonly Figure[]): Sentence {
  if (figures.length <= MOST_NAMED) return sayPlaces(context, figures);
  const alike = [...groupBy(figures, markOf).values()].sort((a, b) => b.length - a.length);
  const counts = alike.map((some) =>
    say(context.locale.say("finding.spread.alike"), {
      count: sayCount(context, some.length, "places with this figure"),
      value: join(
        some.slice(0, 1).map((figure) => sayAmount(context, figure)),
        "",
      ),
    }),
  );
  return joinAsList(context, counts);
}

/** One figure that stands apart from all others. */
export function wordOutlier(context: Context, finding: FindingOf<"outlier">, form: Form): Wording {
  const { locale } = context;
  const { field, figure, side, nearest, difference } = finding.params;
  const name = nameIn(context, finding);
  return {
    lead: (heading) =>
      say(locale.say(`finding.outlier.lead.${side}`), {
        indicator: name,
        places: placesOf(heading, [figure]),
      }),
    sentence: say(locale.say(`finding.outlier.${form}`), {
      within: sayWithin(context, field),
      indicator: name,
      place: sayPlaces(context, [figure]),
      nearest: sayPlaces(context, [nearest]),
      gap:
        "refused" in difference
          ? ""
          : say(locale.say("finding.outlier.gap"), {
              gap: sayDerivedAmount(context, difference),
            }),
    }),
  };
}

/** The name with its measure, e.g. 地区生产总值增速; of what is only planned, that it is a target. */
export function nameIn(context: Context, { indicator, measure, target }: Finding): Sentence {
  const { locale } = context;
  const name = say(locale.say(`inSentence.${measure}`), {
    indicator: indicatorName(context, indicator),
  });
  return target ? say(locale.say("inSentence.target"), { name }) : name;
}

const COMPARABLE = "places with figures that may be compared";

/** Among which places something is the highest, e.g. 2022年可比的三地中，; of two places asked only the year. */
export function sayWithin(context: Context, { figures, asked }: Field): Sentence {
  // Making either slot enters a number in the ledger: only the one that the wording uses may be made.
  const wording = context.locale.say(`finding.within.${withinKey(figures.length, asked)}`);
  const period = wording.includes("{when}")
    ? { when: sayWhen(context, figures) }
    : { year: periodsOf(context, figures.slice(0, 1)) };
  if (asked === 2) return say(wording, period);
  return say(wording, {
    ...period,
    count: sayCount(context, figures.length, COMPARABLE),
  });
}

function withinKey(comparable: number, asked: number): "pair" | "all" | "some" {
  if (asked === 2) return "pair";
  return comparable === asked ? "all" : "some";
}

function placesOf(context: Context, figures: readonly Figure[]): Sentence {
  return namePlaces(
    context,
    figures.map((figure) => figure.region),
  );
}
