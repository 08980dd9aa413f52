import type { Field, Finding } from "../../analysis/findings/model.ts";
import type { Derived, Refusal } from "../../analysis/model.ts";
import type { Figure } from "../../dataset/model.ts";
import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import {
  countInWords,
  indicatorName,
  joinAsList,
  namePlaces,
  sayAmount,
  sayCount,
  sayDerived,
  sayFigure,
  sayPlaces,
} from "../phrase.ts";
import { join, say } from "../sentence.ts";
import { yearsOf } from "../year.ts";
import type { Form, Wording } from "./form.ts";

type Of<Kind extends Finding["kind"]> = Extract<Finding, { kind: Kind }>;

/** Amounts: the largest and the smallest, and how many times. */
export function wordScale(
  context: Context,
  { indicator, params }: Of<"scale">,
  form: Form,
): Wording {
  const { field, highest, lowest, multiple } = params;
  return extremes(context, "scale", form, { indicator, field, highest, lowest, gap: multiple });
}

/** Rates: the highest and the lowest, and how far apart. */
export function wordOrder(
  context: Context,
  { indicator, measure, params }: Of<"order">,
  form: Form,
): Wording {
  const { field, highest, lowest, difference } = params;
  const key = measure === "growth" ? "growthOrder" : "order";
  return extremes(context, key, form, { indicator, field, highest, lowest, gap: difference });
}

interface Extremes {
  readonly indicator: string;
  readonly field: Field;
  readonly highest: readonly Figure[];
  readonly lowest: readonly Figure[];
  readonly gap: Derived | Refusal;
}

function extremes(context: Context, key: string, form: Form, said: Extremes): Wording {
  const { locale } = context;
  const { indicator, field, highest, lowest, gap } = said;
  const name = indicatorName(context, indicator);
  const wording = field.figures.length === 2 ? "pair" : form;
  const named = wording === "pair" && form === "led" ? "pairLed" : wording;
  return {
    lead: say(locale.say(`finding.${key}.lead`), {
      indicator: name,
      places: placesOf(context, highest),
    }),
    sentence: say(locale.say(`finding.${key}.${named}`), {
      within: sayWithin(context, field),
      indicator: name,
      highest: sayPlaces(context, highest),
      lowest: sayPlaces(context, lowest),
      gap:
        "refused" in gap
          ? ""
          : say(locale.say(`finding.${key}.gap`), { gap: sayDerived(context, gap) }),
    }),
  };
}

/** All about the same. */
export function wordSpread(
  context: Context,
  { indicator, measure, params }: Of<"spread">,
  form: Form,
): Wording {
  const { locale } = context;
  const { field, highest, lowest, isEqual } = params;
  const name = measureIn(context, indicator, measure);
  return {
    lead: say(locale.say("finding.spread.lead"), { indicator: name }),
    sentence: say(locale.say(`finding.spread.${isEqual ? `${form}Equal` : form}`), {
      year: yearsOf(context, field.figures.slice(0, 1)),
      count: sayCount(context, field.figures.length, COMPARABLE),
      indicator: name,
      places: placesOf(context, field.figures),
      lowest: sayAmount(context, lowest),
      highest: isEqual ? "" : sayAmount(context, highest),
    }),
  };
}

/** One that stands apart. */
export function wordOutlier(
  context: Context,
  { indicator, measure, params }: Of<"outlier">,
  form: Form,
): Wording {
  const { locale } = context;
  const { field, figure, side, nearest, difference } = params;
  const name = measureIn(context, indicator, measure);
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

/** The name with its measure, e.g. 地区生产总值增速. */
function measureIn(context: Context, indicator: string, measure: Finding["measure"]): Sentence {
  return say(context.locale.say(`inSentence.${measure}`), {
    indicator: indicatorName(context, indicator),
  });
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
