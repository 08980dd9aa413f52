import type { ContrastItem, FindingOf } from "../../analysis/findings/model.ts";
import type { Prices } from "../../dataset/model.ts";
import { sayPrices } from "../chart/prices.ts";
import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import { indicatorName, sayAmount } from "../phrase.ts";
import { join, say } from "../sentence.ts";
import { sayClauses } from "./clauses.ts";
import type { Form, Wording } from "./form.ts";
import { namePlacesBriefly } from "./name-briefly.ts";
import { sayTold } from "./told.ts";

const SIDES = ["below", "above", "same", "open"] as const;
const CLAUSES = ["below", "above", "same", "atLeast", "atMost", "open"] as const;

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
  const told = largest ?? (items.length === 1 ? items[0] : undefined);
  const clauses = sayClauses(context, items, {
    kind: "contrast",
    clauses: CLAUSES,
    clauseOf,
    hasDetail: (item) => item.side !== "open" && (form === "alone" || item === told),
    word: (item) => sayTold(context, "step", item.region, sayNumbers(context, item)),
    detail: (item) => sayTold(context, "detail", item.region, sayNumbers(context, item)),
    ends: largest ? [largest] : [],
  });
  return {
    lead: (heading) => leadOf(heading, { ...names, ...pricedIn(context, prices) }, items),
    sentence: say(locale.say(`finding.contrast.${form}`), {
      ...names,
      clauses: join(clauses, locale.say("list.row")),
      prices: say(locale.say(`finding.contrast.prices.${pricesKey(prices, form)}`), {
        ...names,
        own: locale.say(`finding.contrast.at.${prices.target}`),
        other: locale.say(`finding.contrast.at.${prices.against}`),
      }),
    }),
  };
}

type Names = Readonly<Record<"indicator" | "against", string>>;

/** Growth of two kinds stands side by side only, and so the lead says which each is. */
function pricedIn(context: Context, prices: FindingOf<"contrast">["params"]["prices"]) {
  const priced = (at: Prices) => (prices.target === prices.against ? "" : sayPrices(context, at));
  return { own: priced(prices.target), other: priced(prices.against) };
}

/** After a lead that says which prices are whose, only that they differ. */
function pricesKey({ target, against }: FindingOf<"contrast">["params"]["prices"], form: Form) {
  if (target === against) return "alike";
  return form === "led" ? "differLed" : "differ";
}

/** On which side one target lies of the other; where a bound leaves that open, whether it is its own and which. */
function clauseOf({ side, target }: ContrastItem): (typeof CLAUSES)[number] {
  if (side !== "open") return side;
  if (target.bound === "at_least") return "atLeast";
  return target.bound === "at_most" ? "atMost" : "open";
}

/** Both numbers, e.g. 分别为8%、7%; of two that are equal only one. */
function sayNumbers(context: Context, { target, against }: ContrastItem): Sentence {
  const { locale } = context;
  if (target.value === against.value && target.bound === against.bound) {
    const amount = sayAmount(context, target);
    return say(locale.say("finding.contrast.numbers.equal"), { target: amount });
  }
  return say(locale.say("finding.contrast.numbers.differ"), {
    target: sayAmount(context, target),
    against: sayAmount(context, against),
  });
}

/** Names those whose target lies below, else above; where neither, that they are about the same. */
function leadOf(
  context: Context,
  names: Names & Readonly<Record<"own" | "other", string>>,
  items: readonly ContrastItem[],
): Sentence {
  const { side, led } = pickLed(items, context.focus);
  return say(context.locale.say(`finding.contrast.lead.${side}`), {
    ...names,
    places: namePlacesBriefly(
      context,
      led.map(({ region }) => region),
      "places whose targets lie so",
    ),
  });
}

/** Those that the lead is about: the place in focus, else all of the side that it tells. */
export function pickLed(items: readonly ContrastItem[], focus: readonly string[]) {
  const inFocus = items.filter(({ region }) => focus.includes(region));
  const told = inFocus.length > 0 ? inFocus : items;
  const side = SIDES.find((one) => told.some((item) => item.side === one)) ?? "open";
  return { side, led: told.filter((item) => item.side === side) };
}
