import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import { countInWords } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { say } from "../sentence.ts";

/** More places than this are counted in a lead, not named. */
const MOST_NAMED = 2;

/** Names the places of a lead, or counts them where they are more than a few. */
export function namePlacesBriefly(
  context: Context,
  regions: readonly string[],
  formula: string,
): Sentence {
  if (regions.length <= MOST_NAMED) return namePlaces(context, regions);
  const count = countInWords(context, regions.length, formula);
  return say(context.locale.say("finding.ambition.several"), { count });
}
