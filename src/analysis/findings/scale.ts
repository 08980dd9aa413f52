import { deriveMultiple } from "../derived/multiple.ts";
import { coverageOf, sizeOfField } from "./field.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf } from "./model.ts";
import { type Contest, cellOf, isOfRates, type Survey, type Topic } from "./survey.ts";

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
    kind: "scale",
    size: sizeOfField(field),
    coverage: coverageOf(field),
    figures: field.figures,
    subjects: ends.highest,
  });
  return [{ ...common, params: { field, ...ends, multiple } }];
}
