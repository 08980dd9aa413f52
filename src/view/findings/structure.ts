import type { FindingOf, Proportion } from "../../analysis/findings/model.ts";
import { sayMarks } from "../claim.ts";
import { type Context, lowerFirst, placeName } from "../context.ts";
import { sayDerived } from "../derived.ts";
import type { Sentence } from "../model.ts";
import { indicatorName, joinAsList, sayAmount, sayCount, shareUnit } from "../phrase.ts";
import { handful, MOST_NAMED } from "../places.ts";
import { join, say } from "../sentence.ts";
import { type Form, MOST_NUMBERS, type Wording } from "./form.ts";
import { type Ratio, sayUnstated, wordSingle } from "./single-ratio.ts";

type Parts = Extract<FindingOf<"structure">["params"], { readonly form: "parts" }>;

/** What parts are of a whole, or two amounts of one place to each other. */
export function wordStructure(
  context: Context,
  { indicator, params }: FindingOf<"structure">,
  form: Form,
): Wording {
  if (params.form === "parts") return wordParts(context, indicator, params, form);
  return params.isSingle ? wordSingle(context, params, form) : wordRatio(context, params, form);
}

function wordRatio(context: Context, { spec, items, unstated }: Ratio, form: Form): Wording {
  const { locale, language } = context;
  const name = spec.name[language];
  const key = context.isOfOne || items.length === 1 ? (`${form}One` as const) : form;
  const sentence = (said: Sentence) =>
    say(locale.say(`finding.ratio.${key}`), {
      name: lowerFirst(name),
      items: said,
      unstated: sayUnstated(context, unstated),
    });
  const lead = () => say(locale.say("finding.ratio.lead"), { name });
  if (form === "alone") return { lead, sentence: sentence(sayRatios(context, items)) };
  const few = items.length > MOST_NUMBERS ? chooseItems(context, items, MOST_NUMBERS) : items;
  const each = joinAsList(
    context,
    few.map((item) => sayShare(context, item)),
  );
  const said =
    few.length < items.length ? andOthers(context, each, items.length - few.length) : each;
  return { lead, sentence: sentence(said), after: [sayInputs(context, few)] };
}

/** After a lead, the amounts behind the shares follow in brackets, e.g. 张店44.9／804.1亿元. */
function sayInputs(context: Context, items: readonly Proportion[]): Sentence {
  const { locale } = context;
  const [first] = items;
  if (first && items.length === 1)
    return say(locale.say("finding.ratio.inputsOfOne"), amountsOf(context, first));
  const each = items.map((item) =>
    say(locale.say("finding.ratio.inputs"), {
      place: placeName(context, item.region),
      ...amountsOf(context, item),
    }),
  );
  return join(each, locale.say("list.separator"));
}

/** A share with the mark of an estimate among its amounts. */
function sayShare(
  context: Context,
  { region, share, numerator, denominator }: Proportion,
): Sentence {
  return say(context.locale.say("finding.ratio.share"), {
    place: placeName(context, region),
    share: sayDerived(context, share),
    marks: sayMarks(context, { subjects: [], field: [numerator, denominator] }),
  });
}

function wordParts(
  context: Context,
  indicator: string,
  { region, parts }: Parts,
  form: Form,
): Wording {
  const { locale } = context;
  const place = placeName(context, region);
  const name = indicatorName(context, indicator);
  const bySize = parts.toSorted((a, b) => b.share.value.comparedTo(a.share.value));
  const items = form === "led" ? bySize.slice(0, MOST_NUMBERS) : parts;
  return {
    lead: () => say(locale.say("finding.parts.lead"), { place, indicator: name }),
    sentence: say(locale.say(`finding.parts.${form}`), {
      place,
      indicator: name,
      items: joinAsList(
        context,
        items.map((part) => sayPart(context, part, form)),
      ),
    }),
  };
}

/** Every place, or of many the one in focus, peers and both ends, in the order of the page. */
function sayRatios(context: Context, items: readonly Proportion[]): Sentence {
  const isMany = items.length > MOST_NAMED;
  const few = isMany ? chooseItems(context, items) : items;
  const each = joinAsList(
    context,
    few.map((item) => sayRatio(context, item)),
  );
  return isMany ? andOthers(context, each, items.length - few.length) : each;
}

function chooseItems(
  context: Context,
  items: readonly Proportion[],
  most?: number,
): readonly Proportion[] {
  const bySize = items.toSorted((a, b) => b.share.value.comparedTo(a.share.value));
  const ends = [bySize[0], bySize.at(-1)].filter((item) => item !== undefined);
  return handful(context, items, ({ region }) => region, ends, most);
}

function andOthers(context: Context, items: Sentence, count: number): Sentence {
  return say(context.locale.say("finding.ratio.some"), {
    items,
    rest: sayCount(context, count, "places whose ratio is left out"),
  });
}

/** e.g. 张店5.6%（44.9／804.1亿元）: one unit stands once. */
function sayRatio(context: Context, item: Proportion): Sentence {
  return say(context.locale.say("finding.ratio.item"), {
    place: placeName(context, item.region),
    share: sayDerived(context, item.share),
    ...amountsOf(context, item),
  });
}

function amountsOf(context: Context, { numerator, denominator }: Proportion) {
  const hasUnit = !shareUnit(context, numerator, denominator);
  return {
    numerator: sayAmount(context, numerator, { hasUnit }),
    denominator: sayAmount(context, denominator),
  };
}

/** A part with its share, and where there is room its amount. */
function sayPart(context: Context, { numerator, share }: Proportion, form: Form): Sentence {
  const part = indicatorName(context, numerator.indicator);
  const said = { part, share: sayDerived(context, share) };
  if (form === "led") {
    const marks = sayMarks(context, { subjects: [], field: [numerator] });
    return say(context.locale.say("finding.parts.share"), { ...said, marks });
  }
  return say(context.locale.say("finding.parts.item"), {
    ...said,
    value: sayAmount(context, numerator),
  });
}
