import type { Dataset, Figure, Reference } from "../dataset/model.ts";
import { figuresOn, ofPeriod } from "./figure-index.ts";
import type { Cell, Question, Variant } from "./model.ts";
import { periodAsked } from "./timing.ts";

/** One place's figures that answer a question, whatever their scope and basis. */
export interface Candidates {
  readonly region: string;
  readonly figures: readonly Figure[];
}

const NO_FIGURES: readonly Figure[] = [];

/** Returns for each place the figures of the period asked for, one entry a region, in their order. */
export function collectCandidates(dataset: Dataset, question: Question): readonly Candidates[] {
  const figuresByRegion = figuresOn(dataset, question);
  return question.regions.map((region) => {
    const published = figuresByRegion.get(region);
    if (!published) return { region, figures: NO_FIGURES };
    const period = periodAsked(dataset, question, region);
    return { region, figures: ofPeriod(published, period) };
  });
}

/** Returns one cell a place, each with the first of `variants` that the place has. */
export function chooseCells(
  candidates: readonly Candidates[],
  variants: readonly Variant[],
): readonly Cell[] {
  return candidates.map(({ region, figures }) => {
    if (figures.length === 0) return { region, figures: NO_FIGURES, figure: null };
    const variant = variants.find((one) => figures.some((figure) => isOfVariant(figure, one)));
    return makeCell(region, variant ? keepWhere(figures, variant) : NO_FIGURES);
  });
}

/** True where a figure has that scope and that basis, and is measured against the same. */
export function isOfVariant(figure: Figure, variant: Variant): boolean {
  return (
    figure.scope === variant.scope &&
    figure.basis === variant.basis &&
    figure.on === referenceOf(variant)
  );
}

/** What growth and change of a variant are measured against. */
export function referenceOf({ on = "year_earlier" }: Variant): Reference {
  return on;
}

function keepWhere(figures: readonly Figure[], variant: Variant): readonly Figure[] {
  return figures.length < 2 ? figures : figures.filter((figure) => isOfVariant(figure, variant));
}

/** Returns a cell: with a figure to compare with where there is just one and it contradicts nothing. */
export function makeCell(region: string, figures: readonly Figure[]): Cell {
  const only = figures.length === 1 ? figures[0] : undefined;
  return { region, figures, figure: only && only.standing !== "contradicted" ? only : null };
}
