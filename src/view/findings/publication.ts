import type { Finding } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { indicatorName, joinAsList, namePlaces, sayFigure } from "../phrase.ts";
import { join, say } from "../sentence.ts";
import { yearsOf } from "../year.ts";
import type { Wording } from "./word.ts";

type Of<Kind extends Finding["kind"]> = Extract<Finding, { kind: Kind }>;

/** A document that says two things, or whose growth does not follow from its figures. */
export function wordContradiction(
  context: Context,
  { indicator, params }: Of<"contradiction">,
): Wording {
  const { locale } = context;
  const name = indicatorName(context, indicator);
  const place = placeName(context, params.region);
  return {
    lead: say(locale.say(`finding.${params.cause}.lead`), { place, indicator: name }),
    sentence: say(locale.say(`finding.${params.cause}.sentence`), {
      place,
      indicator: name,
      years: yearsOf(context, params.figures.slice(0, 1)),
      remark: remarkOf(context, params.figures),
      values: joinAsList(
        context,
        params.figures.map((figure) => sayWhere(context, figure)),
      ),
    }),
  };
}

/** Why a figure is doubtful, in the words of the vocabulary. */
function remarkOf({ dataset, language }: Context, figures: readonly Figure[]): string {
  const ids = figures.flatMap(({ remark }) => remark ?? []);
  return ids.map((id) => dataset.remarkById.get(id)?.name[language] ?? "").join("");
}

function sayWhere(context: Context, figure: Figure): Sentence {
  return say(context.locale.say("finding.where"), {
    value: sayFigure(context, figure),
    section: figure.section,
  });
}

/** What most places publish and some do not. */
export function wordGap(context: Context, { indicator, measure, params }: Of<"gap">): Wording {
  const { locale } = context;
  const name = say(locale.say(`inSentence.${measure}`), {
    indicator: indicatorName(context, indicator),
  });
  const { published, missing, instead } = params;
  const each = instead.filter(hasNumber).map((figure) =>
    say(locale.say("finding.gap.instead"), {
      place: placeName(context, figure.region),
      value: sayFigure(context, figure),
    }),
  );
  return {
    lead: say(locale.say("finding.gap.lead"), {
      indicator: name,
      missing: namePlaces(context, missing),
    }),
    sentence: say(locale.say("finding.gap.sentence"), {
      indicator: name,
      published: namePlaces(context, published),
      missing: namePlaces(context, missing),
      instead: each.length > 0 ? join([[], ...each], locale.say("list.clause")) : "",
    }),
  };
}

function hasNumber({ value }: Figure): boolean {
  return value !== null;
}
