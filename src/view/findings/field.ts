import type { Field, Finding } from "../../analysis/findings/model.ts";
import type { Derived, Refusal } from "../../analysis/model.ts";
import type { Figure } from "../../dataset/model.ts";
import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import {
  indicatorName,
  joinAsList,
  namePlaces,
  sayAmount,
  sayCount,
  sayDerived,
  sayFigure,
  sayPlaces,
} from "../phrase.ts";
import { say } from "../sentence.ts";
import { yearsOf } from "../year.ts";
import type { Wording } from "./word.ts";

type Of<Kind extends Finding["kind"]> = Extract<Finding, { kind: Kind }>;

/** Amounts: the largest and the smallest, and how many times. */
export function wordScale(context: Context, { indicator, params }: Of<"scale">): Wording {
  const { field, highest, lowest, multiple } = params;
  return extremes(context, "scale", { indicator, field, highest, lowest, gap: multiple });
}

/** Rates: the highest and the lowest, and how far apart. */
export function wordOrder(context: Context, { indicator, measure, params }: Of<"order">): Wording {
  const { field, highest, lowest, difference } = params;
  const key = measure === "growth" ? "growthOrder" : "order";
  return extremes(context, key, { indicator, field, highest, lowest, gap: difference });
}

interface Extremes {
  readonly indicator: string;
  readonly field: Field;
  readonly highest: readonly Figure[];
  readonly lowest: readonly Figure[];
  readonly gap: Derived | Refusal;
}

function extremes(context: Context, key: string, said: Extremes): Wording {
  const { locale } = context;
  const { indicator, field, highest, lowest, gap } = said;
  const name = indicatorName(context, indicator);
  return {
    lead: say(locale.say(`finding.${key}.lead`), {
      indicator: name,
      places: placesOf(context, highest),
    }),
    sentence: say(
      locale.say(`finding.${key}.${field.figures.length === 2 ? "pair" : "sentence"}`),
      {
        ...fieldSlots(context, field),
        indicator: name,
        highest: sayGroup(context, highest),
        lowest: sayGroup(context, lowest),
        gap:
          "refused" in gap
            ? ""
            : say(locale.say(`finding.${key}.gap`), { gap: sayDerived(context, gap) }),
      },
    ),
  };
}

/** All about the same. */
export function wordSpread(
  context: Context,
  { indicator, measure, params }: Of<"spread">,
): Wording {
  const { locale } = context;
  const { field, highest, lowest, isEqual } = params;
  const name = measureIn(context, indicator, measure);
  return {
    lead: say(locale.say("finding.spread.lead"), { indicator: name }),
    sentence: say(locale.say(isEqual ? "finding.spread.equal" : "finding.spread.sentence"), {
      ...fieldSlots(context, field),
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
): Wording {
  const { locale } = context;
  const { field, figure, side, nearest, difference } = params;
  const name = measureIn(context, indicator, measure);
  return {
    lead: say(locale.say(`finding.outlier.lead.${side}`), {
      indicator: name,
      places: placesOf(context, [figure]),
    }),
    sentence: say(locale.say("finding.outlier.sentence"), {
      ...fieldSlots(context, field),
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
export function wordDivergence(context: Context, { indicator, params }: Of<"divergence">): Wording {
  const { locale } = context;
  const { field, rose, fell, unchanged } = params;
  const name = indicatorName(context, indicator);
  const moves = [...rose, ...fell, ...unchanged].map((figure) =>
    say(locale.say("finding.divergence.move"), {
      place: placesOf(context, [figure]),
      movement: sayFigure(context, figure),
    }),
  );
  return {
    lead: say(locale.say("finding.divergence.lead"), { indicator: name }),
    sentence: say(locale.say("finding.divergence.sentence"), {
      ...fieldSlots(context, field),
      indicator: name,
      moves: joinAsList(context, moves),
    }),
  };
}

/** The name with its measure, e.g. 地区生产总值增速. */
function measureIn(context: Context, indicator: string, measure: Finding["measure"]): Sentence {
  return say(context.locale.say(`inSentence.${measure}`), {
    indicator: indicatorName(context, indicator),
  });
}

function fieldSlots(context: Context, field: Field) {
  const count = field.figures.length;
  return {
    year: yearsOf(context, [...field.figures].slice(0, 1)),
    count: sayCount(context, count, "places with figures that may be compared"),
  };
}

function placesOf(context: Context, figures: readonly Figure[]): string {
  return namePlaces(
    context,
    figures.map((figure) => figure.region),
  );
}

/** One place with its figure, or several that are about the same. */
function sayGroup(context: Context, figures: readonly Figure[]): Sentence {
  return sayPlaces(context, figures);
}
