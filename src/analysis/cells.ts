import type { Dataset, Figure } from "../dataset/model.ts";
import { figuresOn, indexFigures } from "./figure-index.ts";
import type { Cell, Question, Variant } from "./model.ts";

/** One place's figures that answer a question, whatever their scope and basis. */
export interface Candidates {
  readonly region: string;
  readonly figures: readonly Figure[];
}

const NO_FIGURES: readonly Figure[] = [];

/** Returns for each place the figures of the year asked for, one entry a region, in their order. */
export function collectCandidates(dataset: Dataset, question: Question): readonly Candidates[] {
  const figuresByRegion = figuresOn(dataset, question);
  return question.regions.map((region) => {
    const published = figuresByRegion.get(region);
    if (!published) return { region, figures: NO_FIGURES };
    const year = question.year ?? yearAskedFor(dataset, question.target, region);
    return { region, figures: ofYear(dataset, published, year) };
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

/** True where a figure has that scope and that basis. */
export function isOfVariant(figure: Figure, variant: Variant): boolean {
  return figure.scope === variant.scope && figure.basis === variant.basis;
}

function keepWhere(figures: readonly Figure[], variant: Variant): readonly Figure[] {
  return figures.length < 2 ? figures : figures.filter((figure) => isOfVariant(figure, variant));
}

/** Returns a cell: with a figure to compare with where there is just one and it contradicts nothing. */
export function makeCell(region: string, figures: readonly Figure[]): Cell {
  const only = figures.length === 1 ? figures[0] : undefined;
  return { region, figures, figure: only && !only.conflict ? only : null };
}

function ofYear(
  dataset: Dataset,
  figures: readonly Figure[],
  year: number | undefined,
): readonly Figure[] {
  if (figures.length === 1) return figures[0]?.year === year ? figures : NO_FIGURES;
  const answers = figures.filter((figure) => figure.year === year);
  return answers.length < 2 ? answers : ofLatestDocument(dataset, answers);
}

function yearAskedFor(dataset: Dataset, isTarget: boolean, region: string): number | undefined {
  const document = indexFigures(dataset).latestDocumentByRegion.get(region);
  return isTarget ? document?.planYear : document?.pastYear;
}

// A later document revises what an earlier one said of the same year; that is no contradiction.
function ofLatestDocument(dataset: Dataset, figures: readonly Figure[]): readonly Figure[] {
  const { recencyByDocument } = indexFigures(dataset);
  const recencyOf = (figure: Figure) => recencyByDocument.get(figure.document) ?? -1;
  const latest = figures.reduce((most, figure) => Math.max(most, recencyOf(figure)), -1);
  return figures.filter((figure) => recencyOf(figure) === latest);
}
