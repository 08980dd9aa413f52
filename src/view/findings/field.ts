import type { Field, Finding, FindingOf } from "../../analysis/findings/model.ts";
import type { Derived, Refusal } from "../../analysis/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { sayMarks } from "../claim.ts";
import type { Context } from "../context.ts";
import { sayDerived, sayDerivedAmount } from "../derived.ts";
import type { Sentence } from "../model.ts";
import { periodsOf, sayWhen } from "../period.ts";
import { indicatorName, sayCount } from "../phrase.ts";
import { isEven, namePlaces, sayEnd, sayPlaces } from "../places.ts";
import { say, verbatim } from "../sentence.ts";
import { sayEndOnce } from "./ends.ts";
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
  const { name, field, highest, lowest } = said;
  const isPair = field.figures.length === 2;
  return {
    lead: (heading) =>
      say(heading.locale.say(`finding.${key}.${isPair ? "leadPair" : "lead"}`), {
        within: leadWithin(heading, field),
        indicator: name,
        places: placesOf(heading, highest),
        lowest: isPair ? placesOf(heading, lowest) : "",
        marks: sayMarks(heading, { subjects: highest, field: field.figures }),
      }),
    sentence: form === "led" ? endsLed(context, key, said) : endsAlone(context, key, said),
  };
}

/** Both ends in full, after the places among which they are the ends. */
function endsAlone(context: Context, key: string, said: Extremes): Sentence {
  const { locale } = context;
  const { name, field, highest, lowest, gap } = said;
  // Where the values at one end differ a little, the gap would be true of only one of the places named.
  const isExact = isEven(highest) && isEven(lowest);
  return say(locale.say(`finding.${key}.${field.figures.length === 2 ? "pair" : "alone"}`), {
    within: sayWithin(context, field),
    indicator: name,
    highest: sayEnd(context, highest),
    lowest: sayEnd(context, lowest),
    gap:
      "refused" in gap || !isExact
        ? ""
        : say(locale.say("finding.derived"), { derived: sayDerived(context, gap) }),
  });
}

/** A number for each end: the gap between them is left to the reader. */
function endsLed(context: Context, key: string, { field, highest, lowest }: Extremes): Sentence {
  const wording = field.figures.length === 2 ? "pairLed" : "led";
  return say(context.locale.say(`finding.${key}.${wording}`), {
    highest: sayEndOnce(context, highest),
    lowest: sayEndOnce(context, lowest),
  });
}

/** One figure that stands apart from all others. */
export function wordOutlier(context: Context, finding: FindingOf<"outlier">, form: Form): Wording {
  const { field, figure, side } = finding.params;
  const name = nameIn(context, finding);
  return {
    lead: (heading) =>
      say(heading.locale.say(`finding.outlier.lead.${side}`), {
        within: leadWithin(heading, field),
        indicator: name,
        places: placesOf(heading, [figure]),
        marks: sayMarks(heading, { subjects: [figure], field: field.figures }),
      }),
    sentence: form === "led" ? outlierLed(context, finding) : outlierAlone(context, finding, name),
  };
}

function outlierLed(context: Context, { params }: FindingOf<"outlier">): Sentence {
  return say(context.locale.say("finding.outlier.led"), {
    place: sayEndOnce(context, [params.figure]),
    nearest: sayEndOnce(context, [params.nearest]),
  });
}

function outlierAlone(
  context: Context,
  { params }: FindingOf<"outlier">,
  name: Sentence,
): Sentence {
  const { locale } = context;
  const { field, figure, nearest, difference } = params;
  return say(locale.say("finding.outlier.alone"), {
    within: sayWithin(context, field),
    indicator: name,
    place: sayPlaces(context, [figure]),
    nearest: sayPlaces(context, [nearest]),
    gap:
      "refused" in difference
        ? ""
        : say(locale.say("finding.outlier.gap"), { gap: sayDerivedAmount(context, difference) }),
  });
}

/** The name with its measure, e.g. 地区生产总值增速; of what is only planned, that it is a target. */
export function nameIn(context: Context, { indicator, measure, target }: Finding): Sentence {
  const { locale } = context;
  const name = say(locale.say(`inSentence.${measure}`), {
    indicator: indicatorName(context, indicator),
  });
  return target ? say(locale.say("inSentence.target"), { name }) : name;
}

export const COMPARABLE = "places with figures that may be compared";

/** Among which places something is the highest, e.g. 2022年可比的三地中，; of two places asked only the year. */
export function sayWithin(context: Context, field: Field): Sentence {
  return sayAmong(context, "within", field);
}

/** The same in the few words of a lead, which names both of two. */
export function leadWithin(context: Context, field: Field): Sentence {
  const isPair = field.figures.length === 2;
  return sayAmong(context, "leadWithin", isPair ? { ...field, asked: 2 } : field);
}

function sayAmong(context: Context, key: string, { figures, asked }: Field): Sentence {
  // Making either slot enters a number in the ledger: only the one that the wording uses may be made.
  const wording = context.locale.say(`finding.${key}.${withinKey(figures.length, asked)}`);
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

export function placesOf(context: Context, figures: readonly Figure[]): Sentence {
  return namePlaces(
    context,
    figures.map((figure) => figure.region),
  );
}
