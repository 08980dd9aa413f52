import type { Bound, Measure } from "../../dataset/model.ts";
import { isRefusal } from "../derived/inputs.ts";
import { deriveTargetGap, deriveTargetShare } from "../derived/target.ts";
import type { Step, StepDirection } from "./model.ts";
import { comparisonOf, type Topic } from "./survey.ts";

/** Returns each place's way from outcome to target, for the places where that can be said. */
export function stepsOf(topic: Topic, measure: Measure): readonly Step[] {
  const outcomes = comparisonOf(topic, measure, false);
  const targets = comparisonOf(topic, measure, true);
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
        direction: directionOf(change.value.minus(level).toNumber(), change.bound),
      },
    ];
  });
}

function directionOf(change: number, bound: Bound): StepDirection {
  const isOpen = { exact: false, about: false, at_least: change <= 0, at_most: change >= 0 }[bound];
  if (isOpen) return "open";
  if (change === 0) return "same";
  return change > 0 ? "above" : "below";
}
