import type { Figure } from "../../dataset/model.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf, Step } from "./model.ts";
import { signOf } from "./sign.ts";
import { isTold, type Survey, type Topic } from "./survey.ts";
import { meanSize, sizeOf } from "./weight.ts";

/** Finds what fell and is to rise, and what rose and is to fall. */
export function findTurn(survey: Survey, topic: Topic): readonly FindingOf<"turn">[] {
  return (["rise", "fall"] as const).flatMap((to) => {
    const turning = topic.steps.growth.filter(
      (step) => isTold(survey, step.region) && turnOf(step) === to,
    );
    if (turning.length === 0) return [];
    const figures: readonly Figure[] = turning.flatMap(({ outcome, target }) => [outcome, target]);
    const common = makeCommon(
      survey,
      topic,
      { measure: "growth", target: true },
      {
        kind: "turn",
        size: meanSize(turning.map(({ outcome, target }) => sizeOf(outcome, target))),
        // A turn in a single place already has 70 % of the worth, however many places there are.
        coverage: 0.7 + 0.3 * (turning.length / survey.told.length),
        figures,
        subjects: figures,
        isOwn: true,
      },
    );
    return [{ ...common, params: { to, steps: turning } }];
  });
}

function turnOf({ outcome, target }: Step): "rise" | "fall" | null {
  const [before, after] = [signOf(outcome), signOf(target)];
  if (before === "fell" && after === "rose") return "rise";
  return before === "rose" && after === "fell" ? "fall" : null;
}
