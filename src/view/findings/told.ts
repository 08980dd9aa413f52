import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { say } from "../sentence.ts";

/** A place with what is told of it: `step` in brackets within a list of places, `detail` after a clause on several. */
export function sayTold(
  context: Context,
  key: "step" | "detail",
  region: string,
  parts: Sentence,
): Sentence {
  const wording = key === "step" ? "finding.ambition.step" : "finding.details.place";
  return say(context.locale.say(wording), { place: placeName(context, region), parts });
}
