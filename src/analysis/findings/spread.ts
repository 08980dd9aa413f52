import { deriveDifference } from "../derived/difference.ts";
import { coverageOf, numberIn } from "./field.ts";
import { makeCommon } from "./make.ts";
import type { Finding } from "./model.ts";
import { type Contest, cellOf, type Survey, type Topic } from "./survey.ts";

const WORTH = 0.6;

/** Finds fields in which all are about the same, so that nobody is ahead. */
export function findSpread(survey: Survey, topic: Topic): readonly Finding[] {
  return topic.contests.flatMap((contest) => spreadOf(survey, topic, contest));
}

function spreadOf(survey: Survey, topic: Topic, contest: Contest): readonly Finding[] {
  const { comparison, field, ends } = contest;
  const [highest] = ends?.highest ?? [];
  const [lowest] = ends?.lowest ?? [];
  if (!ends || !highest || !lowest || !ends.highest.includes(lowest)) return [];
  const common = makeCommon(survey, topic, comparison, {
    strength: WORTH * coverageOf(field),
    figures: field.figures,
    subjects: field.figures,
  });
  const isEqual = numberIn(highest) === numberIn(lowest);
  const difference = deriveDifference(cellOf(highest), cellOf(lowest));
  return [{ kind: "spread", ...common, params: { field, highest, lowest, isEqual, difference } }];
}
