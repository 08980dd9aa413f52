import { isRefusal } from "../derived/inputs.ts";
import { deriveRatio, deriveRatios } from "../derived/ratio.ts";
import { indexFigures } from "../figure-index.ts";
import type { Cell, Comparison, Derived, RatioSpec } from "../model.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf, Proportion } from "./model.ts";
import { comparisonOf, type Survey, type Topic } from "./survey.ts";

const WORTH = 0.65;
/** Parts of a whole make a finding only where a place publishes at least this many of them. */
const FEWEST_PARTS = 2;

/** Finds what the parts of a whole, or two amounts of one place, are to each other. */
export function findStructure(survey: Survey, topic: Topic): readonly FindingOf<"structure">[] {
  const ratios = survey.ratios.filter(({ numerator }) => numerator === topic.indicator.id);
  return [...ratios.flatMap((spec) => ratioOf(survey, topic, spec)), ...partsOf(survey, topic)];
}

function ratioOf(survey: Survey, topic: Topic, spec: RatioSpec): readonly FindingOf<"structure">[] {
  const { dataset, regions, timing } = survey;
  const items = deriveRatios(dataset, spec, regions, timing).flatMap(({ region, ratio }) =>
    isRefusal(ratio) ? [] : proportionOf(survey, region, ratio),
  );
  if (items.length === 0) return [];
  return [
    {
      kind: "structure",
      ...commonOf(survey, topic, items, `ratio/${spec.id}`, items.length / survey.regions.length),
      params: { form: "ratio", spec, items },
    },
  ];
}

function partsOf(survey: Survey, topic: Topic): readonly FindingOf<"structure">[] {
  const whole = ownComparison(topic);
  if (!whole || topic.indicator.parts.length === 0) return [];
  const comparisons = topic.indicator.parts.flatMap((id) => {
    const part = survey.topics.find(({ indicator }) => indicator.id === id);
    return (part && ownComparison(part)) ?? [];
  });
  return whole.cells.flatMap((cell, place): readonly FindingOf<"structure">[] => {
    const parts = comparisons.flatMap((comparison) =>
      partOf(survey, comparison.cells[place] ?? cell, cell),
    );
    if (parts.length < FEWEST_PARTS) return [];
    const { region } = cell;
    const common = commonOf(survey, topic, parts, `parts/${region}`, 1 / survey.regions.length);
    return [{ kind: "structure", ...common, params: { form: "parts", region, parts } }];
  });
}

function partOf(survey: Survey, part: Cell, whole: Cell): readonly Proportion[] {
  const spec = { unit: "percent", formula: "part-of-whole" } as const;
  const share = deriveRatio(survey.dataset, spec, part, whole);
  // A part larger than its whole is a fault of the documents, not a structure.
  return isRefusal(share) || share.value.gt(100) ? [] : proportionOf(survey, part.region, share);
}

function proportionOf(survey: Survey, region: string, share: Derived): readonly Proportion[] {
  const { figureById } = indexFigures(survey.dataset);
  const [numerator, denominator] = share.figures.map((id) => figureById.get(id));
  return numerator && denominator ? [{ region, numerator, denominator, share }] : [];
}

function ownComparison(topic: Topic): Comparison | null {
  return comparisonOf(topic, topic.indicator.measure, false);
}

function commonOf(
  survey: Survey,
  topic: Topic,
  items: readonly Proportion[],
  fact: string,
  coverage: number,
) {
  const about = { measure: topic.indicator.measure, target: false };
  const figures = items.flatMap(({ numerator, denominator }) => [numerator, denominator]);
  return makeCommon(survey, topic, about, {
    strength: WORTH * (0.5 + 0.5 * coverage),
    figures: [...new Set(figures)],
    subjects: items.map(({ numerator }) => numerator),
    fact,
  });
}
