import type { Measure } from "../../dataset/model.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf, Step } from "./model.ts";
import { STEP_MEASURES } from "./steps.ts";
import { comparisonOf, type Survey, type Topic } from "./survey.ts";

const WORTH = 0.85;

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
        strength: WORTH * Math.sqrt(steps.length / asked) * agreementOf(steps),
        figures: steps.flatMap(({ outcome, target }) => [outcome, target]),
        subjects: steps.map((step) => step.target),
      },
    );
    const unlike = unlikeIn(topic, measure);
    return [{ kind: "ambition", ...common, params: { steps, asked, unlike } }];
  });
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

/** 1 where all steps have the same direction, less where some go above and some below. */
function agreementOf(steps: readonly Step[]): number {
  const above = steps.filter(({ direction }) => direction === "above").length;
  const below = steps.filter(({ direction }) => direction === "below").length;
  return 0.7 + (0.3 * Math.max(above, below)) / steps.length;
}
