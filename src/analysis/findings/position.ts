import { Decimal } from "decimal.js";
import type { Figure } from "../../dataset/model.ts";
import { deriveDifference, isRate } from "../derived/difference.ts";
import type { Comparison } from "../model.ts";
import { isAboutTheSame } from "../tolerance.ts";
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

/** That the amounts of places differ in size says less than that their rates do. */
const OF_AMOUNTS = 0.5;

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
  const standing = field ? standingIn(field, figure) : null;
  const step = stepOf(topic, figure);
  // What stands alone, without a target beside it, is in the table. Of one place all stands alone.
  if (standing === null && step === null && survey.regions.length > 1) return [];
  const away = standing?.nearest ? sizeOf(figure, standing.nearest) : 0;
  const common = makeCommon(survey, topic, comparison, {
    kind: "position",
    size: Math.max(step?.size ?? 0, away * (isRate(figure) ? 1 : OF_AMOUNTS), LEAST),
    coverage: 1,
    figures: [...(standing?.field.figures ?? [figure]), ...(step ? [step.target] : [])],
    subjects: [figure],
  });
  const told = step ? [`${topic.indicator.id}/${comparison.measure}/target`] : [];
  const params = { figure, standing, step };
  return [{ ...common, facts: [...common.facts, ...told], params }];
}

/** Where nothing else is known of it, a figure is worth a little. */
const LEAST = 0.2;

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
  const nearest = nearerOf(figure, above.at(-1), below[0]);
  return {
    field,
    above: above.length,
    below: below.length,
    alike: others.filter((other) => !apart.includes(other)).map(({ region }) => region),
    nearest,
    difference: nearest ? differenceOf(figure, nearest) : null,
  };
}

/** Of the next above and the next below the nearer one; of equally near ones that above. */
function nearerOf(
  figure: Figure,
  above: Figure | undefined,
  below: Figure | undefined,
): Figure | null {
  if (!above || !below) return above ?? below ?? null;
  const isBelowNearer = awayFrom(figure, below).lt(awayFrom(figure, above));
  return isBelowNearer ? below : above;
}

function awayFrom(a: Figure, b: Figure): Decimal {
  return new Decimal(numberIn(a)).minus(numberIn(b)).abs();
}

function differenceOf(figure: Figure, nearest: Figure): Standing["difference"] {
  const [upper, lower] =
    numberIn(figure) > numberIn(nearest) ? [figure, nearest] : [nearest, figure];
  return deriveDifference(cellOf(upper), cellOf(lower));
}
