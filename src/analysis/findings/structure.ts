import type { Figure } from "../../dataset/model.ts";
import { isRefusal } from "../derived/inputs.ts";
import { deriveRatio, deriveRatios } from "../derived/ratio.ts";
import { indexFigures } from "../figure-index.ts";
import type { Cell, Comparison, Derived, RatioSpec } from "../model.ts";
import { whyNotComputed } from "../reasons.ts";
import { makeCommon } from "./make.ts";
import type { FindingOf, Proportion } from "./model.ts";
import { comparisonOf, isTold, type Survey, type Topic } from "./survey.ts";
import { PLAIN_SIZE, sizeOf } from "./weight.ts";

/** Parts of a whole make a finding only where a place publishes at least this many of them. */
const FEWEST_PARTS = 2;

/** Finds what the parts of a whole, or two amounts of one place, are to each other. */
export function findStructure(survey: Survey, topic: Topic): readonly FindingOf<"structure">[] {
  const ratios = survey.ratios.filter(({ numerator }) => numerator === topic.indicator.id);
  return [...ratios.flatMap((spec) => ratioOf(survey, topic, spec)), ...partsOf(survey, topic)];
}

function ratioOf(survey: Survey, topic: Topic, spec: RatioSpec): readonly FindingOf<"structure">[] {
  const { dataset, regions, timing } = survey;
  const all = deriveRatios(dataset, spec, regions, timing).flatMap(({ region, ratio }) =>
    isRefusal(ratio) ? [] : proportionOf(survey, region, ratio),
  );
  const items = all.filter(({ region }) => isTold(survey, region));
  const [first] = items;
  if (!first) return [];
  const isSingle = all.length === 1 && regions.length > 1;
  const moves = isSingle ? movesOf(survey, first) : [];
  const unstated = items.flatMap((item) => unstatedIn(survey, item));
  const common = commonOf(survey, topic, items, {
    fact: `ratio/${spec.id}`,
    coverage: items.length / survey.told.length,
    moves,
    ...sizeOfMoves(moves),
  });
  return [{ ...common, params: { form: "ratio", spec, items, isSingle, moves, unstated } }];
}

/** Growth of the denominator and the growth targets of both amounts of the one place that publishes them. */
function movesOf(
  survey: Survey,
  { region, numerator, denominator }: Proportion,
): readonly Figure[] {
  const growthOf = (indicator: string, target: boolean) => {
    const topic = survey.topics.find((one) => one.indicator.id === indicator);
    const cells = (topic && comparisonOf(topic, "growth", target)?.cells) ?? [];
    return cells.flatMap((cell) =>
      cell.region === region && cell.figure && whyNotComputed(cell) === null ? [cell.figure] : [],
    );
  };
  const { indicator } = denominator;
  return [
    ...growthOf(indicator, false),
    ...growthOf(indicator, true),
    ...growthOf(numerator.indicator, true),
  ];
}

/** How far the growth and the target of one of them are apart, where both are told. */
function sizeOfMoves([growth, target]: readonly Figure[]): { readonly size?: number } {
  if (growth?.indicator !== target?.indicator || !growth || !target) return {};
  return { size: Math.max(PLAIN_SIZE, sizeOf(growth, target)) };
}

/** The amounts of a ratio that state no basis, though their own growth of the same period does. */
function unstatedIn({ topics }: Survey, { numerator, denominator }: Proportion): readonly Figure[] {
  return [numerator, denominator].filter((amount) => {
    const topic = topics.find((one) => one.indicator.id === amount.indicator);
    const growth = topic && comparisonOf(topic, "growth", false);
    const own = growth?.cells.find(({ region }) => region === amount.region)?.figure;
    return amount.basis === null && own?.period === amount.period && own.basis !== null;
  });
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
    if (!isTold(survey, region)) return [];
    const coverage = 1 / survey.told.length;
    const common = commonOf(survey, topic, parts, { fact: `parts/${region}`, coverage });
    return [{ ...common, params: { form: "parts", region, parts } }];
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
  {
    fact,
    coverage,
    moves = [],
    ...rest
  }: {
    readonly fact: string;
    /** The share of the places that it is told of. */
    readonly coverage: number;
    readonly moves?: readonly Figure[];
    readonly size?: number;
  },
) {
  const about = { measure: topic.indicator.measure, target: false };
  const figures = items.flatMap(({ numerator, denominator }) => [numerator, denominator]);
  return makeCommon(survey, topic, about, {
    kind: "structure" as const,
    // What one place alone is made of is worth half of what all are.
    coverage: 0.5 + 0.5 * coverage,
    figures: [...new Set([...figures, ...moves])],
    subjects: items.map(({ numerator }) => numerator),
    fact,
    ...rest,
  });
}
