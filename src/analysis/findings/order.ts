import { deriveDifference } from "../derived/difference.ts";
import { isRefusal } from "../derived/inputs.ts";
import type { Derived, Refusal } from "../model.ts";
import { coverageOf } from "./field.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf } from "./model.ts";
import { type Contest, cellOf, isOfRates, type Survey, type Topic } from "./survey.ts";

const WORTH = 0.85;

/** Finds rates and changes of which some are higher than others: the two ends and how far they are apart. */
export function findOrder(survey: Survey, topic: Topic): readonly FindingOf<"order">[] {
  return topic.contests.filter(isOfRates).flatMap((contest) => orderOf(survey, topic, contest));
}

function orderOf(survey: Survey, topic: Topic, contest: Contest): readonly FindingOf<"order">[] {
  const { comparison, field, ends } = contest;
  const [top] = ends?.highest ?? [];
  const [bottom] = ends?.lowest ?? [];
  if (!ends || !top || !bottom || ends.highest.includes(bottom)) return [];
  const difference = deriveDifference(cellOf(top), cellOf(bottom));
  const common = makeCommon(survey, topic, comparison, {
    strength: WORTH * coverageOf(field) * contrastOf(difference),
    figures: field.figures,
    subjects: field.order === "highest-first" ? ends.highest : ends.lowest,
  });
  return [{ kind: "order", ...common, params: { field, ...ends, difference } }];
}

/** Factor for the size of the difference: 1 from ten points on. */
function contrastOf(difference: Derived | Refusal): number {
  if (isRefusal(difference) || difference.unit !== "points") return 0.8;
  return Math.min(1, 0.7 + 0.03 * difference.value.abs().toNumber());
}
