import type { Comparison } from "../model.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf } from "./model.ts";
import type { Survey, Topic } from "./survey.ts";

/** Finds what more than half of the places publish and some do not. */
export function findGap(survey: Survey, topic: Topic): readonly FindingOf<"gap">[] {
  return topic.comparisons
    .filter(({ target, measure }) => !target && measure !== "change")
    .flatMap((comparison) => gapOf(survey, topic, comparison));
}

function gapOf(survey: Survey, topic: Topic, comparison: Comparison): readonly FindingOf<"gap">[] {
  const published = comparison.cells.filter(({ figures }) => figures.length > 0);
  const missing = new Set(
    comparison.cells.filter(({ figures }) => figures.length === 0).map(({ region }) => region),
  );
  if (missing.size === 0 || published.length <= missing.size) return [];
  const instead = topic.comparisons
    .filter((other) => !other.target)
    .flatMap(({ cells }) => cells.filter(({ region }) => missing.has(region)))
    .flatMap(({ figures }) => figures);
  const common = makeCommon(survey, topic, comparison, {
    kind: "gap",
    coverage: published.length / comparison.cells.length,
    figures: [...published.flatMap(({ figures }) => figures), ...instead],
    subjects: instead,
    fact: "gap",
  });
  return [
    {
      ...common,
      regions: survey.regions,
      subjects: [...missing],
      params: { published: published.map(({ region }) => region), missing: [...missing], instead },
    },
  ];
}
