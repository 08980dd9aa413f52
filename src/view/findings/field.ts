import type { Field, Finding } from "../../analysis/findings/model.ts";
import type { Derived, Refusal } from "../../analysis/model.ts";
import type { Figure } from "../../dataset/model.ts";
import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import {
  countInWords,
  indicatorName,
  isEven,
  joinAsList,
  namePlaces,
  sayAmount,
  sayCount,
  sayDerived,
  sayEnd,
  sayFigure,
  sayPlaces,
} from "../phrase.ts";
import { join, say, verbatim } from "../sentence.ts";
import { yearsOf } from "../year.ts";
import type { Form, Wording } from "./form.ts";

type Of<Kind extends Finding["kind"]> = Extract<Finding, { kind: Kind }>;

/** Amounts: the largest and the smallest, and how many times. */
export function wordScale(context: Context, finding: Of<"scale">, form: Form): Wording {
  const { field, highest, lowest, multiple } = finding.params;
  const key = finding.measure === "count" ? "count" : "scale";
  const name = nameIn(context, finding);
  return extremes(context, key, form, { name, field, highest, lowest, gap: multiple });
}

/** Rates: the highest and the lowest, and how far apart. */
export function wordOrder(context: Context, finding: Of<"order">, form: Form): Wording {
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
  // Of an end whose values differ a little, the gap would hold for one place only.
  const isExact = isEven(highest) && isEven(lowest);
  return {
    lead: say(locale.say(`finding.${key}.${isPair ? "leadPair" : "lead"}`), {
      indicator: name,
      places: placesOf(context, highest),
    }),
    sentence: say(locale.say(`finding.${key}.${named}`), {
      within: sayWithin(context, field),
      indicator: name,
      highest: sayEnd(context, highest),
      lowest: sayEnd(context, lowest),
      gap:
        "refused" in gap || !isExact
          ? ""
          : say(locale.say(`finding.${key}.gap`), { gap: sayDerived(context, gap) }),
    }),
  };
}

/** All about the same. */
export function wordSpread(context: Context, finding: Of<"spread">, form: Form): Wording {
  const { locale } = context;
  const { field, highest, lowest, isEqual } = finding.params;
  const name = nameIn(context, finding);
  // Equal numbers of which one is an estimate or a bound are told each with its own mark.
  const isPlain = field.figures.every(
    ({ status, bound }) => status === lowest.status && bound === lowest.bound,
  );
  const equal = isPlain ? `${form}Equal` : `${form}Each`;
  return {
    lead: say(locale.say("finding.spread.lead"), { indicator: name }),
    sentence: say(locale.say(`finding.spread.${isEqual ? equal : form}`), {
      year: yearsOf(context, field.figures.slice(0, 1)),
      count: sayCount(context, field.figures.length, COMPARABLE),
      indicator: name,
      places: placesOf(context, field.figures),
      lowest: sayAmount(context, lowest),
      highest: isEqual ? "" : sayAmount(context, highest),
      each: isEqual && !isPlain ? sayPlaces(context, field.figures) : "",
    }),
  };
}

/** One that stands apart. */
export function wordOutlier(context: Context, finding: Of<"outlier">, form: Form): Wording {
  const { locale } = context;
  const { field, figure, side, nearest, difference } = finding.params;
  const name = nameIn(context, finding);
  return {
    lead: say(locale.say(`finding.outlier.lead.${side}`), {
      indicator: name,
      places: placesOf(context, [figure]),
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
              gap: sayDerived(context, difference, { unsigned: true }),
            }),
    }),
  };
}

/** The same indicator rose here and fell there. */
export function wordDivergence(
  context: Context,
  { indicator, params }: Of<"divergence">,
  form: Form,
): Wording {
  const { locale } = context;
  const { field, rose, fell, unchanged } = params;
  const name = indicatorName(context, indicator);
  const moves = [rose, fell, unchanged]
    .filter((figures) => figures.length > 0)
    .map((figures) =>
      joinAsList(
        context,
        figures.map((figure) =>
          say(locale.say("finding.divergence.move"), {
            place: placesOf(context, [figure]),
            movement: sayFigure(context, figure),
          }),
        ),
      ),
    );
  return {
    lead: say(locale.say("finding.divergence.lead"), {
      indicator: name,
      rose: countInWords(context, rose.length),
      fell: countInWords(context, fell.length),
    }),
    sentence: say(locale.say(`finding.divergence.${form}`), {
      within: sayWithin(context, field),
      indicator: name,
      moves: join(moves, locale.say("list.contrast")),
    }),
  };
}

/** The name with its measure, e.g. 地区生产总值增速; of what is only planned, that it is a target. */
function nameIn(context: Context, { indicator, measure, target }: Finding): Sentence {
  const { locale } = context;
  const name = say(locale.say(`inSentence.${measure}`), {
    indicator: indicatorName(context, indicator),
  });
  return target ? say(locale.say("inSentence.target"), { name }) : name;
}

const COMPARABLE = "places with figures that may be compared";

/** Among which places something is the highest, e.g. 2022年可比的三地中，; of two places asked only the year. */
function sayWithin(context: Context, { figures, asked }: Field): Sentence {
  const year = yearsOf(context, figures.slice(0, 1));
  if (asked === 2) return say(context.locale.say("finding.within.pair"), { year });
  const key = figures.length === asked ? "all" : "some";
  return say(context.locale.say(`finding.within.${key}`), {
    year,
    count: sayCount(context, figures.length, COMPARABLE),
  });
}

function placesOf(context: Context, figures: readonly Figure[]): string {
  return namePlaces(
    context,
    figures.map((figure) => figure.region),
  );
}
