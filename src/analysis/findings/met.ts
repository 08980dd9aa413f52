import { Decimal } from "decimal.js";
import { type Figure, MEASURES } from "../../dataset/model.ts";
import { isRate } from "../derived/difference.ts";
import { deriveOutcomeGap, deriveOutcomeShare } from "../derived/met.ts";
import { compareWithTarget } from "../met.ts";
import { ESTIMATE_SHIFT_POINTS, ESTIMATE_SHIFT_RATIO } from "../near-tie.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf, MetSide, MetStep } from "./model.ts";
import { ABOUT_POINTS } from "./steps.ts";
import { cellOf, isTold, type Survey, type Topic } from "./survey.ts";
import { meanSize, shareOf, sizeOf } from "./weight.ts";

/** Finds on which side of its target an outcome lies, each place against itself. */
export function findMet(survey: Survey, topic: Topic): readonly FindingOf<"met">[] {
  return MEASURES.flatMap((measure) => {
    const { dataset, regions, timing } = survey;
    const { id: indicator } = topic.indicator;
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
  const side = sideOf(target, outcome);
  return [{ region: outcome.region, target, outcome, change, side }];
}

/** On which side of the target's number the outcome lies. */
export function sideOf(target: Figure, outcome: Figure): MetSide {
  // Decimal arithmetic, since in binary 6.3 - 6 is less than 0.3.
  const way = new Decimal(outcome.value ?? Number.NaN).minus(target.value ?? Number.NaN).toNumber();
  if (Math.abs(way) < reachOf(target, outcome)) return "same";
  if (outcome.bound === "at_least" && way < 0) return "open";
  if (outcome.bound === "at_most" && way > 0) return "open";
  return way > 0 ? "above" : "below";
}

/** Numbers closer than this are about the same: half a printed digit, an estimate's shift, or the reach of "about". */
function reachOf(target: Figure, outcome: Figure): number {
  const printed = (outcome.precision ?? 0) / 2;
  const isOfRates = isRate(outcome);
  const shift = isOfRates
    ? ESTIMATE_SHIFT_POINTS
    : Math.abs(outcome.value ?? 0) * ESTIMATE_SHIFT_RATIO;
  const isAbout = isOfRates && [target, outcome].some(({ bound }) => bound === "about");
  return Math.max(
    printed,
    outcome.status === "estimate" ? shift : 0,
    isAbout ? ABOUT_POINTS + printed : 0,
  );
}
