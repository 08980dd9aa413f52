import type { Proportion } from "../../analysis/findings/model.ts";
import { type Context, lowerFirst, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import {
  indicatorName,
  joinAsList,
  sayAmount,
  sayCount,
  sayDerived,
  shareUnit,
} from "../phrase.ts";
import { handful, MOST_NAMED } from "../places.ts";
import { say } from "../sentence.ts";
import type { Form, Of, Wording } from "./form.ts";

/** What parts are of a whole, or two amounts of one place to each other. */
export function wordStructure(
  context: Context,
  { indicator, params }: Of<"structure">,
  form: Form,
): Wording {
  const { locale, language } = context;
  if (params.form === "ratio") {
    const name = params.spec.name[language];
    const key = context.isOfOne ? (`${form}One` as const) : form;
    return {
      lead: () => say(locale.say("finding.ratio.lead"), { name }),
      sentence: say(locale.say(`finding.ratio.${key}`), {
        name: lowerFirst(name),
        items: sayRatios(context, params.items),
      }),
    };
  }
  const place = placeName(context, params.region);
  const name = indicatorName(context, indicator);
  return {
    lead: () => say(locale.say("finding.parts.lead"), { place, indicator: name }),
    sentence: say(locale.say(`finding.parts.${form}`), {
      place,
      indicator: name,
      items: joinAsList(
        context,
        params.parts.map((part) => sayPart(context, part)),
      ),
    }),
  };
}

/** Every place, or of many the one in focus, peers and both ends, in the order of the page. */
function sayRatios(context: Context, items: readonly Proportion[]): Sentence {
  const isMany = items.length > MOST_NAMED;
  const bySize = items.toSorted((a, b) => b.share.value.comparedTo(a.share.value));
  const ends = [bySize[0], bySize.at(-1)].filter((item) => item !== undefined);
  const few = isMany ? handful(context, items, ({ region }) => region, ends) : items;
  const each = few.map((item) => sayRatio(context, item));
  if (!isMany) return joinAsList(context, each);
  return say(context.locale.say("finding.ratio.some"), {
    items: joinAsList(context, each),
    rest: sayCount(context, items.length - few.length, "places whose ratio is left out"),
  });
}

/** e.g. 张店5.6%（44.9／804.1亿元）: one unit stands once. */
function sayRatio(
  context: Context,
  { region, numerator, denominator, share }: Proportion,
): Sentence {
  return say(context.locale.say("finding.ratio.item"), {
    place: placeName(context, region),
    share: sayDerived(context, share),
    numerator: sayAmount(context, numerator, {
      hasUnit: !shareUnit(context, numerator, denominator),
    }),
    denominator: sayAmount(context, denominator),
  });
}

function sayPart(context: Context, { numerator, share }: Proportion): Sentence {
  return say(context.locale.say("finding.parts.item"), {
    part: indicatorName(context, numerator.indicator),
    share: sayDerived(context, share),
    value: sayAmount(context, numerator),
  });
}
