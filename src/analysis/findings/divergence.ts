import { coverageOf, sizeOfField } from "./field.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf } from "./model.ts";
import { type Sign, signOf } from "./sign.ts";
import type { Contest, Survey, Topic } from "./survey.ts";

/** Finds what rose in some places and fell in others in the same year. */
export function findDivergence(survey: Survey, topic: Topic): readonly FindingOf<"divergence">[] {
  return topic.contests
    .filter(
      ({ comparison: { measure, target } }) =>
        !target && (measure === "growth" || measure === "change"),
    )
    .flatMap((contest) => divergenceOf(survey, topic, contest));
}

function divergenceOf(
  survey: Survey,
  topic: Topic,
  contest: Contest,
): readonly FindingOf<"divergence">[] {
  const { comparison, field } = contest;
  const going = (sign: Sign) => field.figures.filter((figure) => signOf(figure) === sign);
  const [rose, fell, unchanged] = [going("rose"), going("fell"), going("unchanged")];
  if (rose.length === 0 || fell.length === 0) return [];
  const common = makeCommon(survey, topic, comparison, {
    kind: "divergence",
    size: sizeOfField(field),
    coverage: coverageOf(field),
    figures: [...rose, ...unchanged, ...fell],
    subjects: rose.length < fell.length ? rose : fell,
  });
  return [{ ...common, params: { field, rose, fell, unchanged } }];
}
