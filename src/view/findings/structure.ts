import type { FindingOf, Proportion } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { groupBy } from "../../group-by.ts";
import { type Context, lowerFirst, placeName } from "../context.ts";
import { sayDerived } from "../derived.ts";
import type { Sentence } from "../model.ts";
import {
  indicatorName,
  joinAsList,
  nameFigure,
  sayAmount,
  sayCount,
  sayFigure,
  shareUnit,
} from "../phrase.ts";
import { handful, MOST_NAMED } from "../places.ts";
import { capitaliseFirst, join, say } from "../sentence.ts";
import type { Form, Wording } from "./form.ts";

/** What parts are of a whole, or two amounts of one place to each other. */
export function wordStructure(
  context: Context,
  { indicator, params }: FindingOf<"structure">,
  form: Form,
): Wording {
  const { locale, language } = context;
  if (params.form === "ratio" && params.isSingle) return wordSingle(context, params, form);
  if (params.form === "ratio") {
    const name = params.spec.name[language];
    const key = context.isOfOne || params.items.length === 1 ? (`${form}One` as const) : form;
    return {
      lead: () => say(locale.say("finding.ratio.lead"), { name }),
      sentence: say(locale.say(`finding.ratio.${key}`), {
        name: lowerFirst(name),
        items: sayRatios(context, params.items),
        unstated: sayUnstated(context, params.unstated),
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

type Ratio = Extract<FindingOf<"structure">["params"], { readonly form: "ratio" }>;

/** The ratio of the one place that has it, and then how the two amounts grow: a sentence each. */
function wordSingle(
  context: Context,
  { spec, items, moves, unstated }: Ratio,
  form: Form,
): Wording {
  const { locale, language } = context;
  const [item] = items;
  if (!item) throw new Error(`No place has the ratio ${spec.id}`);
  const name = spec.name[language];
  const slots = { name: lowerFirst(name), place: placeName(context, item.region) };
  const ratio = say(locale.say(`finding.ratio.single.${form}`), {
    ...slots,
    share: sayDerived(context, item.share),
    inputs: form === "alone" ? sayInputs(context, item) : "",
    unstated: sayUnstated(context, unstated),
  });
  const ofDenominator = moves.filter(({ indicator }) => indicator === item.denominator.indicator);
  const told = form === "alone" ? moves : ofDenominator;
  return {
    lead: () => say(locale.say("finding.ratio.single.lead"), { name, place: slots.place }),
    sentence: join(
      [ratio, ...(told.length > 0 ? [sayMoves(context, told)] : [])],
      locale.say("list.sentence"),
    ),
  };
}

/** e.g. 一般公共预算支出上年增长20%，目标为增长1.2%. */
function sayMoves(context: Context, moves: readonly Figure[]): Sentence {
  const { locale } = context;
  const byIndicator = [...groupBy(moves, ({ indicator }) => indicator)];
  const clauses = byIndicator.map(([indicator, figures]) =>
    say(locale.say("finding.ratio.single.moves"), {
      indicator: indicatorName(context, indicator),
      moves: join(
        figures.map((figure) =>
          say(
            locale.say(`finding.ratio.single.${figure.status === "target" ? "target" : "past"}`),
            {
              value:
                figure.status === "target"
                  ? nameFigure(context, figure)
                  : sayFigure(context, figure),
            },
          ),
        ),
        locale.say("list.contrast"),
      ),
    }),
  );
  const said = say(locale.say("finding.ratio.single.after"), {
    clauses: join(clauses, locale.say("list.clause")),
  });
  return capitaliseFirst(said);
}

/** Which amounts state no basis, though the growth beside them does. */
function sayUnstated(context: Context, figures: readonly Figure[]): Sentence {
  if (figures.length === 0) return [];
  const each = figures.map((figure) =>
    say(context.locale.say("finding.ratio.ofPlace"), {
      place: placeName(context, figure.region),
      indicator: indicatorName(context, figure.indicator),
    }),
  );
  return say(context.locale.say("finding.ratio.unstated"), {
    figures: joinAsList(context, each),
  });
}

function sayInputs(context: Context, { numerator, denominator }: Proportion): Sentence {
  return say(context.locale.say("finding.ratio.inputs"), {
    numerator: sayAmount(context, numerator, {
      hasUnit: !shareUnit(context, numerator, denominator),
    }),
    denominator: sayAmount(context, denominator),
  });
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
