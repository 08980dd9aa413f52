import type { Dataset, Figure, Measure } from "../../dataset/model.ts";
import { compareBeside, whyNotBeside } from "../beside.ts";
import type { Cell, ReasonCode } from "../model.ts";
import { unlikeness } from "../reasons.ts";
import { makeCommon } from "./make.ts";
import { type FindingOf, type Step, UNLIKE_CODES, type Unlike } from "./model.ts";
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
    const unlike = unlikeIn(survey, topic, measure);
    return [{ kind: "ambition", ...common, params: { steps, asked, unlike } }];
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

/** 1 where all steps have the same direction, less where some go above and some below. */
function agreementOf(steps: readonly Step[]): number {
  const above = steps.filter(({ direction }) => direction === "above").length;
  const below = steps.filter(({ direction }) => direction === "below").length;
  return 0.7 + (0.3 * Math.max(above, below)) / steps.length;
}
