import type { Step } from "../../analysis/findings/model.ts";
import { positionToTarget } from "../../analysis/tolerance.ts";

/** In the order in which a sentence has them. */
export const STEP_CLAUSES = [
  "above",
  "same",
  "below",
  "floorBelow",
  "floorSame",
  "atLeast",
  "ceilingAbove",
  "ceilingSame",
  "atMost",
  "open",
] as const;

/**
 * Where a target lies relative to its outcome. Where its bound leaves that open: on which side the number in it lies, which
 * is a fact, and never said of the target; `open` where the outcome is the bound.
 */
type StepClause = (typeof STEP_CLAUSES)[number];

export function clauseOf({
  direction,
  target,
  outcome,
}: Pick<Step, "direction" | "target" | "outcome">): StepClause {
  if (direction !== "open") return direction;
  const side = positionToTarget(outcome, target);
  if (target.bound === "at_least") {
    return side === "above" ? "floorBelow" : side === "same" ? "floorSame" : "atLeast";
  }
  if (target.bound !== "at_most") return "open";
  return side === "below" ? "ceilingAbove" : side === "same" ? "ceilingSame" : "atMost";
}

/** Which bound a target is, whatever side it lies on; the clause itself of one that is none. */
export function boundIn(clause: StepClause): StepClause {
  if (clause === "floorBelow" || clause === "floorSame") return "atLeast";
  return clause === "ceilingAbove" || clause === "ceilingSame" ? "atMost" : clause;
}
