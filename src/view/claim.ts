/** What a claim such as "highest" carries with it: that some of what it rests on is an estimate or a bound. */

import type { Figure } from "../dataset/model.ts";
import type { Context } from "./context.ts";
import type { Sentence } from "./model.ts";
import { join, say } from "./sentence.ts";

/** The figures that a claim is about, and all that it holds them against. */
interface Claim {
  readonly subjects: readonly Figure[];
  readonly field: readonly Figure[];
}

/** The marks of a lead or a title, e.g. （预计）, （含预计数，含概数）; nothing where every figure is actual and exact. */
export function sayMarks({ locale }: Context, { subjects, field }: Claim): Sentence {
  const marks = [
    ...(isEstimated(subjects) ? ["own"] : field.some(isEstimate) ? ["estimates"] : []),
    ...(field.some(({ bound }) => bound !== "exact") ? ["bounds"] : []),
  ].map((mark) => say(locale.say(`claim.${mark}`)));
  if (marks.length === 0) return [];
  return say(locale.say("claim.marks"), { marks: join(marks, locale.say("list.detail")) });
}

const isEstimate = ({ status }: Figure) => status === "estimate";

function isEstimated(figures: readonly Figure[]): boolean {
  return figures.length > 0 && figures.every(isEstimate);
}
