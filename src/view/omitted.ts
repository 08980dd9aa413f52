import type { Omitted } from "../analysis/omitted.ts";
import type { Context } from "./context.ts";
import type { Sentence } from "./model.ts";
import { joinAsList, sayCount } from "./phrase.ts";
import { say } from "./sentence.ts";

/** Says what was left out so that the briefing fits its pages; empty where nothing was. */
export function sayOmitted(context: Context, omitted: Omitted): Sentence {
  const { locale } = context;
  const left = { ...omitted, charts: omitted.charts + omitted.proofs };
  const parts = (["findings", "charts", "indicators", "only"] as const)
    .filter((part) => left[part] > 0)
    .map((part) =>
      say(locale.say(`omitted.${part}`), {
        count: sayCount(context, left[part], `${part} left out to fit`),
      }),
    );
  const all = [...(omitted.places ? [say(locale.say("omitted.places"))] : []), ...parts];
  if (all.length === 0) return [];
  return say(locale.say("omitted.sentence"), { parts: joinAsList(context, all) });
}
