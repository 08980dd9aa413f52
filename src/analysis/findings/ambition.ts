import type { Measure } from "../../dataset/model.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf, Step } from "./model.ts";
import { STEP_MEASURES } from "./steps.ts";
import { comparisonOf, type Survey, type Topic } from "./survey.ts";
import { isSmall, meanSize, shareOf } from "./weight.ts";

/** Finds where targets lie against what was reached the year before, each place against itself. */
export function findAmbition(survey: Survey, topic: Topic): readonly FindingOf<"ambition">[] {
  return STEP_MEASURES.flatMap((measure) => {
    const steps = topic.steps[measure];
    const asked = survey.regions.length;
    // Where two places are asked, the step of only one of them is no comparison.
    if (steps.length === 0 || (asked === 2 && steps.length === 1)) return [];
    const common = makeCommon(
      survey,
      topic,
      { measure, target: true },
      {
        kind: "ambition",
        size: meanSize(steps.map(({ size }) => size)),
        coverage: shareOf(steps.length, asked),
        figures: steps.flatMap(({ outcome, target }) => [outcome, target]),
        subjects: steps.map((step) => step.target),
        isOwn: true,
      },
    );
    const params = { steps, largest: largestOf(steps), asked, unlike: unlikeIn(topic, measure) };
    return [{ ...common, params }];
  });
}

/** So many differences have their numbers in a sentence that has room for few. */
const MOST_TOLD = 2;

/** The largest step of each direction unless it is small, then the largest of all. */
function largestOf(steps: readonly Step[]): readonly Step[] {
  const byWay = steps
    .filter(({ direction }) => direction !== "same")
    .toSorted((a, b) => awayOf(b) - awayOf(a));
  const ofDirections = byWay.filter(
    ({ direction, size }, index) =>
      !isSmall(size) && byWay.findIndex((step) => step.direction === direction) === index,
  );
  return [...new Set([...ofDirections, ...byWay])].slice(0, MOST_TOLD);
}

/** How far a target lies from its outcome: in points, or in percent of the outcome. */
function awayOf({ change: { value, unit } }: Step): number {
  return value
    .minus(unit === "percent" ? 100 : 0)
    .abs()
    .toNumber();
}

/** Places whose outcome and target are both numbers, but differ in basis or scope. */
function unlikeIn(topic: Topic, measure: Measure): readonly string[] {
  const cellsOf = (target: boolean) => comparisonOf(topic, measure, target)?.cells ?? [];
  const outcomes = new Map(cellsOf(false).map(({ region, figure }) => [region, figure]));
  return cellsOf(true).flatMap(({ region, figure: target }) => {
    const outcome = outcomes.get(region);
    const areNumbers = [outcome, target].every((one) => typeof one?.value === "number");
    const areAlike = outcome?.basis === target?.basis && outcome?.scope === target?.scope;
    return areNumbers && !areAlike ? [region] : [];
  });
}
