import type { OverTime } from "../../analysis/over-time/model.ts";
import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import { sayCount } from "../phrase.ts";
import { say } from "../sentence.ts";

/** Says how many places are compared and not listed. */
export function sayUntold(context: Context, { places, untold }: OverTime): Sentence {
  return say(context.locale.say("latest.untold"), {
    total: sayCount(context, places.length + untold, "places compared"),
    told: sayCount(context, places.length, "places listed"),
  });
}
