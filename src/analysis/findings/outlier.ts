import type { Figure } from "../../dataset/model.ts";
import { deriveDifference } from "../derived/difference.ts";
import { coverageOf, numberIn, sizeOfField } from "./field.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf } from "./model.ts";
import { type Contest, cellOf, type Survey, type Topic } from "./survey.ts";

/** With fewer figures, the others cannot show what is usual. */
const SMALLEST_FIELD = 4;
/** An outlier is more than this many times as far from the nearest figure as the others are from one another. */
const APART = 2;

/** Finds one place that stands apart from all others, which are close together. */
export function findOutlier(survey: Survey, topic: Topic): readonly FindingOf<"outlier">[] {
  return topic.contests.flatMap((contest) => outlierOf(survey, topic, contest));
}

function outlierOf(
  survey: Survey,
  topic: Topic,
  contest: Contest,
): readonly FindingOf<"outlier">[] {
  const { comparison, field } = contest;
  const found = apartIn(contest);
  if (!found) return [];
  const { figure, nearest, side } = found;
  const [upper, lower] = side === "above" ? [figure, nearest] : [nearest, figure];
  const difference = deriveDifference(cellOf(upper), cellOf(lower));
  const common = makeCommon(survey, topic, comparison, {
    kind: "outlier",
    size: sizeOfField(field),
    coverage: coverageOf(field),
    figures: field.figures,
    subjects: [figure],
  });
  return [{ ...common, params: { field, figure, side, nearest, difference } }];
}

function apartIn({
  field: { figures },
  ends,
}: Contest): { figure: Figure; nearest: Figure; side: "above" | "below" } | null {
  const [top, second] = figures;
  const [last, first] = [figures.at(-1), figures.at(-2)];
  if (!ends || !top || !second || !first || !last || figures.length < SMALLEST_FIELD) return null;
  const isApart = (gap: number, rest: number) => rest > 0 && gap > APART * rest;
  if (ends.highest.length === 1 && isApart(gapOf(top, second), gapOf(second, last))) {
    return { figure: top, nearest: second, side: "above" };
  }
  if (ends.lowest.length === 1 && isApart(gapOf(first, last), gapOf(top, first))) {
    return { figure: last, nearest: first, side: "below" };
  }
  return null;
}

function gapOf(upper: Figure, lower: Figure): number {
  return numberIn(upper) - numberIn(lower);
}
