import type { Bound, Measure } from "../../dataset/model.ts";
import { isRefusal } from "../derived/inputs.ts";
import { deriveTargetGap, deriveTargetShare } from "../derived/target.ts";
import type { Comparison } from "../model.ts";
import type { Step, StepDirection } from "./model.ts";

/** Measures whose targets are held against outcomes: a quotient or difference of levels would be a growth rate. */
export const STEP_MEASURES = ["growth", "share", "count"] as const satisfies readonly Measure[];

/** Measure → each place's way from outcome to target, for the places where that can be said. */
export type StepsByMeasure = Readonly<Record<(typeof STEP_MEASURES)[number], readonly Step[]>>;

/** Returns all ways from outcome to target in the comparisons of one indicator. */
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
  const level = measure === "count" ? 100 : 0;
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
        direction: directionOf(change.value.minus(level).toNumber(), change.bound, measure),
      },
    ];
  });
}

/**
 * How far "about" reaches, in points: a target of about 6% is not below an outcome of 6.1%.
 *
 * Source: no official tolerance exists; the convention of this project, which the page states.
 */
const ABOUT_POINTS = 0.2;

function directionOf(change: number, bound: Bound, measure: Measure): StepDirection {
  const isOpen = { exact: false, about: false, at_least: change <= 0, at_most: change >= 0 }[bound];
  if (isOpen) return "open";
  const about = bound === "about" && measure !== "count" ? ABOUT_POINTS : 0;
  if (Math.abs(change) <= about) return "same";
  return change > 0 ? "above" : "below";
}
