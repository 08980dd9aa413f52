import type { ContrastItem, FindingOf } from "../../analysis/findings/model.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { indicatorName, sayAmount } from "../phrase.ts";
import { join, say, verbatim } from "../sentence.ts";
import { sayClauses } from "./clauses.ts";
import type { Form, Wording } from "./form.ts";
import { namePlacesBriefly } from "./name-briefly.ts";

const CLAUSES = ["below", "above", "same", "open"] as const;

/** Two growth targets of one plan side by side: on which side one lies of the other, and at what prices each is. */
export function wordContrast(
  context: Context,
  { params }: FindingOf<"contrast">,
  form: Form,
): Wording {
  const { locale } = context;
  const { spec, prices, items, largest } = params;
  const names = {
    indicator: indicatorName(context, spec.indicator),
    against: indicatorName(context, spec.against),
  };
  const clauses = sayClauses(context, items, {
    kind: "contrast",
    clauses: CLAUSES,
    clauseOf: ({ side }) => side,
    word: (item) => sayItem(context, item, form === "alone" || item === largest),
    ends: largest ? [largest] : [],
  });
  return {
    lead: (heading) => leadOf(heading, names, items),
    sentence: say(locale.say(`finding.contrast.${form}`), {
      ...names,
      clauses: join(clauses, locale.say("list.contrast")),
      prices: say(locale.say(`finding.contrast.prices.${pricesKey(prices)}`), {
        ...names,
        own: locale.say(`finding.contrast.at.${prices.target}`),
        other: locale.say(`finding.contrast.at.${prices.against}`),
      }),
    }),
  };
}

type Names = Readonly<Record<"indicator" | "against", string>>;

function pricesKey({ target, against }: FindingOf<"contrast">["params"]["prices"]) {
  return target === against ? "alike" : "differ";
}

/** e.g. 平阴（8%，7%）; without its numbers the place alone. */
function sayItem(
  context: Context,
  { region, target, against }: ContrastItem,
  hasNumbers: boolean,
): Sentence {
  const place = placeName(context, region);
  if (!hasNumbers) return verbatim(place);
  return say(context.locale.say("finding.contrast.item"), {
    place,
    target: sayAmount(context, target),
    against: sayAmount(context, against),
  });
}

/** Names those whose target lies below, else above; where neither, that they are about the same. */
function leadOf(context: Context, names: Names, items: readonly ContrastItem[]): Sentence {
  const inFocus = items.filter(({ region }) => context.focus.includes(region));
  const told = inFocus.length > 0 ? inFocus : items;
  const side = CLAUSES.find((one) => told.some((item) => item.side === one)) ?? "open";
  const regions = told.filter((item) => item.side === side).map(({ region }) => region);
  return say(context.locale.say(`finding.contrast.lead.${side}`), {
    ...names,
    places: namePlacesBriefly(context, regions, "places whose targets lie so"),
  });
}
