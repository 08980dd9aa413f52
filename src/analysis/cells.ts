import { byText } from "../by-text.ts";
import type { Dataset, Figure, Reference } from "../dataset/model.ts";
import { basisMeant, scopeMeant } from "../dataset/sameness.ts";
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

/** True where a figure has that scope and that basis under any name, and is measured against the same. */
export function isOfVariant(figure: Figure, variant: Variant): boolean {
  return (
    scopeMeant(figure) === scopeMeant(variant) &&
    basisMeant(figure) === basisMeant(variant) &&
    figure.on === referenceOf(variant)
  );
}

/** The scope and basis of a figure, and what it is measured against. */
export function variantOf({ scope, basis, on, sense }: Figure): Variant {
  return {
    scope,
    basis,
    ...(on === "year_earlier" ? {} : { on }),
    ...(sense ? { sense } : {}),
  };
}

/**
 * Returns the figures to show of those that one place has of one scope and basis, maybe under several names.
 *
 * Numbers come before words, and of equal numbers those under the name asked for, else under the first name in order.
 * Different numbers contradict each other under whatever names, and all are returned.
 */
export function underOneName(
  figures: readonly Figure[],
  asked: Pick<Variant, "scope" | "basis"> | null = null,
): readonly Figure[] {
  if (figures.length < 2 || figures.some(({ standing }) => standing === "contradicted")) {
    return figures;
  }
  const numbers = figures.filter(({ value }) => value !== null);
  if (new Set(numbers.map(({ value, bound }) => `${bound} ${value}`)).size > 1) return numbers;
  const shown = numbers.length > 0 ? numbers : figures;
  const names = shown.map(nameOf).sort(byText);
  const name = asked && names.includes(nameOf(asked)) ? nameOf(asked) : names[0];
  return shown.filter((figure) => nameOf(figure) === name);
}

function nameOf({ scope, basis }: Pick<Variant, "scope" | "basis">): string {
  return `${scope ?? ""} ${basis ?? ""}`;
}

/** What growth and change of a variant are measured against. */
export function referenceOf({ on = "year_earlier" }: Variant): Reference {
  return on;
}

function keepWhere(figures: readonly Figure[], variant: Variant): readonly Figure[] {
  if (figures.length < 2) return figures;
  return underOneName(
    figures.filter((figure) => isOfVariant(figure, variant)),
    variant,
  );
}

/** Returns a cell: with a figure to compare with where there is just one and it contradicts nothing. */
export function makeCell(region: string, figures: readonly Figure[]): Cell {
  const only = figures.length === 1 ? figures[0] : undefined;
  return { region, figures, figure: only && only.standing !== "contradicted" ? only : null };
}
