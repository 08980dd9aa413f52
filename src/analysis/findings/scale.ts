import { isRefusal } from "../derived/inputs.ts";
import { deriveMultiple } from "../derived/multiple.ts";
import type { Derived, Refusal } from "../model.ts";
import { coverageOf } from "./field.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf } from "./model.ts";
import { type Contest, cellOf, isOfRates, type Survey, type Topic } from "./survey.ts";

const WORTH = 0.75;

/** Finds amounts that differ in size: the largest, the smallest, and how many times one is the other. */
export function findScale(survey: Survey, topic: Topic): readonly FindingOf<"scale">[] {
  return topic.contests
    .filter((contest) => !isOfRates(contest))
    .flatMap((contest) => scaleOf(survey, topic, contest));
}

function scaleOf(survey: Survey, topic: Topic, contest: Contest): readonly FindingOf<"scale">[] {
  const { comparison, field, ends } = contest;
  const [top] = ends?.highest ?? [];
  const [bottom] = ends?.lowest ?? [];
  if (!ends || !top || !bottom || ends.highest.includes(bottom)) return [];
  const multiple = deriveMultiple(cellOf(top), cellOf(bottom));
  const common = makeCommon(survey, topic, comparison, {
    strength: WORTH * coverageOf(field) * contrastOf(multiple) * (comparison.target ? 0.5 : 1),
    figures: field.figures,
    subjects: ends.highest,
  });
  return [{ kind: "scale", ...common, params: { field, ...ends, multiple } }];
}

/** Factor for the size of the multiple: 1 from ten times on. */
function contrastOf(multiple: Derived | Refusal): number {
  if (isRefusal(multiple)) return 0.8;
  return Math.min(1, 0.7 + 0.3 * Math.log10(multiple.value.toNumber()));
}
