import { deriveDifference } from "../derived/difference.ts";
import { coverageOf, sizeOfField } from "./field.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf } from "./model.ts";
import { type Contest, cellOf, isOfRates, type Survey, type Topic } from "./survey.ts";

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
    kind: "order",
    size: sizeOfField(field),
    coverage: coverageOf(field),
    figures: field.figures,
    subjects: field.order === "highest-first" ? ends.highest : ends.lowest,
  });
  return [{ ...common, params: { field, ...ends, difference } }];
}
