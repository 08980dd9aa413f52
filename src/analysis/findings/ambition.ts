import type { Dataset, Figure, Measure } from "../../dataset/model.ts";
import { compareBeside, whyNotBeside } from "../beside.ts";
import type { Cell, ReasonCode } from "../model.ts";
import { unlikeness } from "../reasons.ts";
import { makeCommon } from "./make.ts";
import { type FindingOf, type Step, UNLIKE_CODES, type Unlike } from "./model.ts";
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
    const unlike = unlikeIn(survey, topic, measure);
    return [{ ...common, params: { steps, largest: largestOf(steps), asked, unlike } }];
  });
}

/** Places whose target is a number and whose outcome is of another scope or basis, or does not say of which. */
function unlikeIn({ dataset, regions }: Survey, topic: Topic, measure: Measure): readonly Unlike[] {
  const targets = comparisonOf(topic, measure, true);
  if (!targets) return [];
  const outcomes = compareBeside(dataset, targets, regions).cells;
  const why = targets.cells.map(({ region, figure }, place) => ({
    region,
    codes: figure?.value == null ? [] : whyUnlike(dataset, figure, outcomes[place]),
  }));
  return UNLIKE_CODES.map((code) => ({
    code,
    regions: why.filter(({ codes }) => codes.includes(code)).map(({ region }) => region),
  })).filter((one) => one.regions.length > 0);
}

function whyUnlike(
  dataset: Dataset,
  target: Figure,
  outcome: Cell | undefined,
): readonly ReasonCode[] {
  if (outcome && outcome.figures.length > 0) {
    const { figure } = outcome;
    return figure?.value == null ? [] : unlikeness(figure, target);
  }
  const why = whyNotBeside(dataset, { ...target, target: false }, target);
  return why === null ? [] : [why];
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
