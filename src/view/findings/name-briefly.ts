import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import { countInWords } from "../phrase.ts";
import { namePlaces } from "../places.ts";
import { say } from "../sentence.ts";

/** More places than this are counted in a lead, not named. */
export const MOST_IN_LEAD = 2;

/** Names the places of a lead, or counts them where they are more than a few; `formula` says which places are counted. */
export function namePlacesBriefly(
  context: Context,
  regions: readonly string[],
  formula: string,
): Sentence {
  if (regions.length <= MOST_IN_LEAD) return namePlaces(context, regions);
  return countPlaces(context, regions.length, formula);
}

/** So many places, e.g. 三地. */
export function countPlaces(context: Context, count: number, formula: string): Sentence {
  return say(context.locale.say("finding.ambition.several"), {
    count: countInWords(context, count, formula),
  });
}
