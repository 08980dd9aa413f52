import { cityOf } from "../../dataset/regions/tree.ts";
import { deriveDifference } from "../derived/difference.ts";
import { coverageOf, numberIn } from "./field.ts";
import { makeCommon } from "./make.ts";
import type { Field, FindingOf } from "./model.ts";
import { type Contest, cellOf, type Survey, type Topic } from "./survey.ts";

/** Finds fields in which all are about the same, so that nobody is ahead. */
export function findSpread(survey: Survey, topic: Topic): readonly FindingOf<"spread">[] {
  return topic.contests.flatMap((contest) => spreadOf(survey, topic, contest));
}

function spreadOf(survey: Survey, topic: Topic, contest: Contest): readonly FindingOf<"spread">[] {
  const { comparison, field, ends } = contest;
  const [highest] = ends?.highest ?? [];
  const [lowest] = ends?.lowest ?? [];
  if (!ends || !highest || !lowest || !ends.highest.includes(lowest)) return [];
  const isEqual = numberIn(highest) === numberIn(lowest);
  // For targets, `makeCommon` already applies such a factor, for every kind of finding.
  const own = isEqual && !comparison.target ? ownShareOf(survey, field) : 1;
  const common = makeCommon(survey, topic, comparison, {
    kind: "spread",
    coverage: coverageOf(field) * own,
    figures: field.figures,
    subjects: field.figures,
  });
  const difference = deriveDifference(cellOf(highest), cellOf(lowest));
  return [{ ...common, params: { field, highest, lowest, isEqual, difference } }];
}

/** A value that a city sets for all its places says nothing about any of them: places of one city count once. */
function ownShareOf({ dataset: { regionById } }: Survey, { figures }: Field): number {
  const cities = new Set(figures.map(({ region }) => cityOf(region, regionById)?.key ?? region));
  return cities.size / figures.length;
}
