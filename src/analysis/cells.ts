import type { Dataset, Figure } from "../dataset/model.ts";
import { figuresOf, indexFigures } from "./figure-index.ts";
import type { Cell, Question, Variant } from "./model.ts";

/** One place's figures that answer a question, whatever their scope and basis. */
export interface Candidates {
  readonly region: string;
  readonly figures: readonly Figure[];
}

/** Returns for each place the figures of the year asked for, one entry a region, in their order. */
export function collectCandidates(dataset: Dataset, question: Question): readonly Candidates[] {
  return question.regions.map((region) => ({
    region,
    figures: answersOf(dataset, question, region),
  }));
}

/** Returns one cell a place, each with the first of `variants` that the place has. */
export function chooseCells(
  candidates: readonly Candidates[],
  variants: readonly Variant[],
): readonly Cell[] {
  return candidates.map(({ region, figures }) => {
    const variant = variants.find((one) => figures.some((figure) => isOfVariant(figure, one)));
    return makeCell(
      region,
      variant ? figures.filter((figure) => isOfVariant(figure, variant)) : [],
    );
  });
}

/** True where a figure has that scope and that basis. */
export function isOfVariant(figure: Figure, variant: Variant): boolean {
  return figure.scope === variant.scope && figure.basis === variant.basis;
}

function makeCell(region: string, figures: readonly Figure[]): Cell {
  const [only, ...others] = figures;
  const isPlain = only !== undefined && others.length === 0 && !only.conflict;
  return { region, figures, figure: isPlain ? only : null };
}

function answersOf(dataset: Dataset, question: Question, region: string): readonly Figure[] {
  const year = question.year ?? yearAskedFor(dataset, question.target, region);
  const answers = figuresOf(dataset, question.indicator, region).filter(
    (figure) =>
      figure.year === year &&
      figure.measure === question.measure &&
      (figure.status === "target") === question.target,
  );
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
