import type { Cell, Comparison } from "../model.ts";
import { whyNotComputed } from "../reasons.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf } from "./model.ts";
import type { Survey, Topic } from "./survey.ts";

const WORTH = 0.55;

/** Finds documents that say two things, or print a growth that does not follow from their own figures. */
export function findContradiction(
  survey: Survey,
  topic: Topic,
): readonly FindingOf<"contradiction">[] {
  return topic.comparisons.flatMap((comparison) =>
    comparison.cells.flatMap((cell) => contradictionIn(survey, topic, comparison, cell)),
  );
}

function contradictionIn(
  survey: Survey,
  topic: Topic,
  comparison: Comparison,
  cell: Cell,
): readonly FindingOf<"contradiction">[] {
  const { region, figures } = cell;
  const cause = whyNotComputed(cell);
  if (cause !== "conflict" && cause !== "remark") return [];
  const common = makeCommon(survey, topic, comparison, {
    strength: WORTH,
    figures,
    subjects: figures,
    fact: `${cause}/${region}`,
  });
  return [{ kind: "contradiction", ...common, params: { region, cause, figures } }];
}
