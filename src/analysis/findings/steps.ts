import type { Measure } from "../../dataset/model.ts";
import { isRefusal } from "../derived/inputs.ts";
import { deriveTargetGap, deriveTargetShare } from "../derived/target.ts";
import type { Comparison } from "../model.ts";
import { positionOf } from "../tolerance.ts";
import type { Step } from "./model.ts";
import { sizeOf } from "./weight.ts";

/** Measures whose targets are compared with outcomes. Levels are not: their quotient is an unpublished growth rate. */
export const STEP_MEASURES = ["growth", "share", "count"] as const satisfies readonly Measure[];

/** Measure → the steps from outcome to target, of the places for which the change can be derived. */
export type StepsByMeasure = Readonly<Record<(typeof STEP_MEASURES)[number], readonly Step[]>>;

/** Returns all steps from outcome to target in the comparisons of one indicator. */
export function findSteps(comparisons: readonly Comparison[]): StepsByMeasure {
  const [growth, share, count] = STEP_MEASURES.map((measure) => stepsOf(comparisons, measure));
  return { growth: growth ?? [], share: share ?? [], count: count ?? [] };
}

function stepsOf(comparisons: readonly Comparison[], measure: Measure): readonly Step[] {
  const find = (target: boolean) =>
    comparisons.find((one) => one.measure === measure && one.target === target);
  const [outcomes, targets] = [find(false), find(true)];
  if (!outcomes || !targets) return [];
  const derive = measure === "count" ? deriveTargetShare : deriveTargetGap;
  return targets.cells.flatMap((target, place) => {
    const outcome = outcomes.cells[place];
    if (!outcome?.figure || !target.figure) return [];
    const change = derive(target, outcome);
    if (isRefusal(change)) return [];
    return [
      {
        region: target.region,
        outcome: outcome.figure,
        target: target.figure,
        change,
        direction: positionOf(target.figure, outcome.figure),
        size: sizeOf(outcome.figure, target.figure),
      },
    ];
  });
}
