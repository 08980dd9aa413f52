import { ABOUT_POINTS, ESTIMATE_POINTS, ESTIMATE_RATIO } from "../analysis/tolerance.ts";
import type { Context } from "./context.ts";
import { countKinds, unprovedOf } from "./documents.ts";
import { FORMULA_BY_KIND } from "./fact-kinds.ts";
import type { Locale, LocaleText } from "./locale.ts";
import type { Guide, Sentence, Sign } from "./model.ts";
import { hasRanks } from "./rank.ts";
import { say, sayQuantity } from "./sentence.ts";

/** What stands in a row of its own has the sign of what does not stand beside. */
const APART = "Apart";

/** Signs that are the same in every language. */
const SIGNS: Readonly<Record<string, string>> = {
  about: "≈",
  at_least: "≥",
  at_most: "≤",
  rank: "n/m",
  arrow: "→",
};

/** The rules on comparing places: left out on a page about one place. */
const OF_SEVERAL: readonly string[] = ["ranked", "sideBySide", "years"];
/** What explains the sign of a rank: left out on a page that has none. */
const OF_RANKS: readonly string[] = ["provisional", "rank"];

/** Words how the comparison is to be read, once all else is worded: what is compared, what not, and why; and every sign. */
export function buildGuide(context: Context, { isBook = false } = {}): Guide {
  const { locale, isOfOne = false, documents } = context;
  const unproved = unprovedOf(documents);
  const isRanked = hasRanks(context);
  const isMeant = (key: string) =>
    !(isOfOne && OF_SEVERAL.includes(key)) &&
    !(key.endsWith(APART) && !isBook) &&
    !(`${key}${APART}` in signs && isBook) &&
    !(!isRanked && OF_RANKS.includes(key)) &&
    !(key === "unproved" && unproved.length === 0);
  const signs = locale.group("sign");
  const rules = Object.keys(locale.group("guide")).filter(
    (key) => key.endsWith(NAME) && isMeant(key.slice(0, -NAME.length)),
  );
  return {
    rules: rules.map((key) => {
      const wording = locale.say(`guide.${key.slice(0, -NAME.length)}.text`);
      const slots = key === `unproved${NAME}` ? { documents: countKinds(context, unproved) } : {};
      return {
        name: locale.say(`guide.${key}`),
        text: say(wording, { ...slots, ...limitsIn(context, wording) }),
      };
    }),
    marks: Object.keys(signs)
      .filter(isMeant)
      .map((key) => explain(locale, "sign", key)),
  };
}

const NAME = ".name";

/** The limits that a wording names, each with its unit: only what is printed may be made. */
function limitsIn(context: Context, wording: LocaleText): Readonly<Record<string, Sentence>> {
  const { locale } = context;
  const points = locale.say("derivedUnit.points");
  const limits = {
    tolerance: sayLimit(context, ABOUT_POINTS, "quantity", points),
    estimate: sayLimit(context, ESTIMATE_POINTS, "quantity", points),
    share: sayLimit(context, 100 * ESTIMATE_RATIO, "percent", ""),
  };
  const named = Object.entries(limits).filter(([name]) => wording.includes(`{${name}}`));
  return Object.fromEntries(named.map(([name, make]) => [name, make()]));
}

function sayLimit(
  { ledger, locale }: Context,
  limit: number,
  wording: "quantity" | "percent",
  unit: string,
): () => Sentence {
  return () => {
    const numeral = ledger.enter({
      text: String(limit),
      is: "tolerance",
      value: null,
      unit: null,
      figures: [],
      formula: FORMULA_BY_KIND.tolerance,
    });
    return sayQuantity(locale.say(wording), numeral, unit);
  };
}

/** A sign with its meaning: in full in the guide, in a word or two under a table. */
export function explain(locale: Locale, length: "sign" | "legend", key: string): Sign {
  return { sign: signOf(locale, key), meaning: locale.say(`${length}.${key}`) };
}

/** The sign of a meaning as tables print it. */
function signOf(locale: Locale, key: string): string {
  if (key === "targetElsewhere") return signOf(locale, "elsewhere");
  if (key.endsWith(APART)) return signOf(locale, key.slice(0, -APART.length));
  if (SIGNS[key] !== undefined) return SIGNS[key];
  return locale.say(locale.has(`mark.${key}`) ? `mark.${key}` : "labels.none");
}
