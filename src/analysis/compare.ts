import type { Dataset, Indicator } from "../dataset/model.ts";
import { ReportError } from "../error.ts";
import { type Candidates, chooseCells, collectCandidates } from "./cells.ts";
import { topicsOn } from "./figure-index.ts";
import { groupCells } from "./groups.ts";
import type { Comparison, Question, Variant } from "./model.ts";
import { orderOf } from "./ranks.ts";
import { remember } from "./remembered.ts";
import { askedOf, LATEST_YEARS, type Timing } from "./timing.ts";
import { namedBy, rankVariants } from "./variants.ts";

/**
 * Puts one question to all places and grades what may stand side by side.
 *
 * Shape: one cell a region asked for, in their order.
 * Errors: USAGE where the indicator or a region is not in the dataset.
 */
export function compare(dataset: Dataset, question: Question): Comparison {
  const indicator = checkQuestion(dataset, question);
  // The comparison of a single place is quick, and its array of regions is rarely used again: it is not remembered.
  if (question.regions.length < 2) return compareAnew(dataset, indicator, question);
  const { regions, ...asked } = question;
  // The JSON differs for an absent variant and for one whose scope and basis are null: these are two questions.
  return remember(dataset, regions, `compare ${JSON.stringify(asked)}`, () =>
    compareAnew(dataset, indicator, question),
  );
}

function compareAnew(dataset: Dataset, indicator: Indicator, question: Question): Comparison {
  return answer(dataset, indicator, question, collectCandidates(dataset, question));
}

/**
 * Returns every comparison of an indicator that at least one place answers.
 *
 * Shape: by measure, what was reached before what is planned; where a place publishes more than one scope or
 * basis, the comparison of each left out follows the one that left it out.
 * Errors: USAGE where the indicator or a region is not in the dataset.
 */
export function comparisonsOf(
  dataset: Dataset,
  indicatorId: string,
  regions: readonly string[],
  timing: Timing = LATEST_YEARS,
): readonly Comparison[] {
  const indicator = checkQuestion(dataset, { indicator: indicatorId, regions });
  return remember(dataset, regions, `all ${JSON.stringify([indicatorId, timing])}`, () =>
    comparisonsAnew(dataset, indicator, regions, timing),
  );
}

function comparisonsAnew(
  dataset: Dataset,
  indicator: Indicator,
  regions: readonly string[],
  timing: Timing,
): readonly Comparison[] {
  return topicsOn(dataset, indicator.id).flatMap(({ measure, target }) => {
    const question = {
      ...askedOf(timing, target),
      indicator: indicator.id,
      measure,
      target,
      regions,
    };
    const candidates = collectCandidates(dataset, question);
    if (candidates.every(({ figures }) => figures.length === 0)) return [];
    const main = compare(dataset, question);
    return [
      main,
      ...variantsLeftOut(dataset, candidates, main).map((variant) =>
        answer(dataset, indicator, { ...question, variant }, namedAs(variant, candidates)),
      ),
    ];
  });
}

function answer(
  dataset: Dataset,
  indicator: Indicator,
  question: Question,
  candidates: readonly Candidates[],
): Comparison {
  const { measure, target, period = null, frequency = "year", variant = null } = question;
  const variants = variant ? [variant] : rankVariants(dataset, candidates);
  const cells = chooseCells(candidates, variants);
  const order = orderOf(indicator.direction);
  return {
    indicator: indicator.id,
    measure,
    target,
    period,
    frequency,
    variant,
    order,
    cells,
    ...groupCells(cells, order),
  };
}

function variantsLeftOut(
  dataset: Dataset,
  candidates: readonly Candidates[],
  { cells }: Comparison,
): readonly Variant[] {
  if (candidates.every(({ figures }, place) => figures.length === cells[place]?.figures.length)) {
    return [];
  }
  const shown = new Set(cells.flatMap((cell) => cell.figures));
  const left = candidates.flatMap(({ figures }) => figures.filter((figure) => !shown.has(figure)));
  const names = new Set(left.map((figure) => namedBy(figure)));
  return rankVariants(dataset, candidates, namedBy).filter((variant) =>
    names.has(namedBy(variant)),
  );
}

/** The candidates under the name of a variant alone: what has the same under another name is shown already. */
function namedAs(variant: Variant, candidates: readonly Candidates[]): readonly Candidates[] {
  return candidates.map(({ region, figures }) => ({
    region,
    figures: figures.filter((figure) => namedBy(figure) === namedBy(variant)),
  }));
}

/** Returns the indicator of a question. Errors: USAGE where it or a region is not in the dataset. */
export function checkQuestion(
  dataset: Dataset,
  { indicator: id, regions }: Pick<Question, "indicator" | "regions">,
): Indicator {
  const indicator = dataset.indicatorById.get(id);
  if (!indicator) {
    throw new ReportError("USAGE", `Cannot compare "${id}": expected the id of an indicator.`, {
      hint: "run `briefings data` to see the indicators there are",
    });
  }
  for (const region of regions) {
    if (dataset.regionById.has(region)) continue;
    throw new ReportError("USAGE", `Cannot compare "${region}": expected the id of a region.`, {
      hint: `known are ${[...dataset.regionById.keys()].join(", ")}`,
    });
  }
  return indicator;
}
