import type { Figure } from "../../dataset/model.ts";
import { deriveDifference } from "../derived/difference.ts";
import type { Comparison } from "../model.ts";
import { isAboutTheSame } from "../near-tie.ts";
import { endsOf, fieldOf, numberIn } from "./field.ts";
import { makeCommon } from "./make.ts";
import type { Field, FindingOf, Standing, Step } from "./model.ts";
import { cellOf, type Survey, type Topic } from "./survey.ts";
import { sizeOf } from "./weight.ts";

/** Finds where the place in focus stands among the others of its period, and how far it is from its own target. */
export function findPosition(survey: Survey, topic: Topic): readonly FindingOf<"position">[] {
  const { focus } = survey;
  if (focus === null) return [];
  return topic.comparisons
    .filter(({ target }) => !target)
    .flatMap((comparison) => positionOf(survey, topic, comparison, focus));
}

/** The size of a figure that no other place has: it is told, but says nothing of a difference. */
const SOLE = 0.3;

function positionOf(
  survey: Survey,
  topic: Topic,
  comparison: Comparison,
  focus: string,
): readonly FindingOf<"position">[] {
  const figure = comparison.cells.find(({ region }) => region === focus)?.figure;
  if (!figure || figure.value === null || figure.remark !== null) return [];
  const group = comparison.groups.find(({ regions }) => regions.includes(focus));
  const field = group ? fieldOf(comparison, group) : null;
  const isRanked = field !== null;
  const standing = field ? standingIn(field, figure) : null;
  // A bound leaves its place among the others open: nothing is said of it.
  if (isRanked && standing === null) return [];
  const step = stepOf(topic, figure);
  const { nearest = null } = standing ?? {};
  const common = makeCommon(survey, topic, comparison, {
    kind: "position",
    size: Math.max(step?.size ?? SOLE, nearest ? sizeOf(figure, nearest) : SOLE),
    coverage: 1,
    figures: [...(standing?.field.figures ?? [figure]), ...(step ? [step.target] : [])],
    subjects: [figure],
  });
  const told = step ? [`${topic.indicator.id}/${comparison.measure}/target`] : [];
  const params = { figure, standing, step, asked: survey.regions.length };
  return [{ ...common, facts: [...common.facts, ...told], params }];
}

function stepOf(topic: Topic, figure: Figure): Step | null {
  const steps = Object.values(topic.steps).flat();
  return steps.find(({ outcome }) => outcome === figure) ?? null;
}

function standingIn(field: Field, figure: Figure): Standing | null {
  if (!endsOf(field)) return null;
  const others = field.figures.filter((other) => other !== figure);
  const apart = others.filter((other) => !isAboutTheSame(other, figure));
  const [above, below] = [
    apart.filter((other) => numberIn(other) > numberIn(figure)),
    apart.filter((other) => numberIn(other) < numberIn(figure)),
  ];
  const nearest = above.at(-1) ?? below[0] ?? null;
  return {
    field,
    above: above.length,
    below: below.length,
    alike: others.filter((other) => !apart.includes(other)).map(({ region }) => region),
    nearest,
    difference: nearest ? differenceOf(figure, nearest) : null,
  };
}

function differenceOf(figure: Figure, nearest: Figure): Standing["difference"] {
  const [upper, lower] =
    numberIn(figure) > numberIn(nearest) ? [figure, nearest] : [nearest, figure];
  return deriveDifference(cellOf(upper), cellOf(lower));
}
