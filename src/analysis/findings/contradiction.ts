import type { Cell, Comparison } from "../model.ts";
import { whyNotComputed } from "../reasons.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf } from "./model.ts";
import type { Survey, Topic } from "./survey.ts";
import { shareOf } from "./weight.ts";

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
    kind: "contradiction",
    // A doubt about one figure concerns whoever reads it, however many places there are.
    coverage: 0.5 + 0.5 * shareOf(1, survey.told.length),
    figures,
    subjects: figures,
    fact: `${cause}/${region}`,
  });
  return [{ ...common, params: { region, cause, figures } }];
}
