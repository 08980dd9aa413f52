import type { Figure } from "../../dataset/model.ts";
import { isRate } from "../derived/difference.ts";
import { deriveOutcomeGap, deriveOutcomeShare } from "../derived/met.ts";
import { compareWithTarget, measuresWithBoth } from "../met.ts";
import { positionToTarget } from "../tolerance.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf, MetStep } from "./model.ts";
import { cellOf, isTold, type Survey, type Topic } from "./survey.ts";
import { meanSize, shareOf, sizeOf } from "./weight.ts";

/** Finds on which side of its target an outcome lies, each place against itself. */
export function findMet(survey: Survey, topic: Topic): readonly FindingOf<"met">[] {
  const { dataset, regions, timing } = survey;
  const { id: indicator } = topic.indicator;
  return measuresWithBoth(dataset, indicator).flatMap((measure) => {
    const met = compareWithTarget(dataset, { indicator, measure, regions, timing });
    const steps = (met?.comparison.cells ?? []).flatMap(({ figure }, place) => {
      const target = met?.before.cells[place]?.figure;
      return figure && target && isTold(survey, figure.region) ? metStep(target, figure) : [];
    });
    if (steps.length === 0) return [];
    const common = makeCommon(
      survey,
      topic,
      { measure, target: false },
      {
        kind: "met",
        size: meanSize(steps.map(({ target, outcome }) => sizeOf(target, outcome))),
        coverage: shareOf(steps.length, survey.told.length),
        figures: steps.flatMap(({ target, outcome }) => [target, outcome]),
        subjects: steps.map(({ outcome }) => outcome),
        fact: "met",
      },
    );
    return [{ ...common, params: { steps, asked: regions.length } }];
  });
}

/** Sets an outcome against its target; none where one of them is words or in doubt. */
export function metStep(target: Figure, outcome: Figure): readonly MetStep[] {
  if (target.value === null || outcome.value === null) return [];
  if (target.remark !== null || outcome.remark !== null) return [];
  const derive = isRate(outcome) ? deriveOutcomeGap : deriveOutcomeShare;
  const change = derive(cellOf(outcome), cellOf(target));
  const side = positionToTarget(outcome, target);
  return [{ region: outcome.region, target, outcome, change, side }];
}
