import type { Dataset, Figure } from "../dataset/model.ts";
import { areAlike } from "../dataset/sameness.ts";
import { compareBeside } from "./beside.ts";
import { makeCell, variantOf } from "./cells.ts";
import { compare } from "./compare.ts";
import { compareWithTarget, type Met, type MetQuestion } from "./met.ts";
import type { Cell, Comparison, Question, Variant } from "./model.ts";
import { whyNotComputed } from "./reasons.ts";

/**
 * The answers of the places that contain all that are compared, for reference: a place is never ranked with its parts.
 *
 * Shape: each method gives the comparison back with `references`, one cell a place, in the order given.
 */
interface References {
  /** To a question that was put to the places compared. */
  readonly of: (comparison: Comparison, question: Question) => Comparison;
  /** To the outcomes set beside targets, whose comparison has its references already. */
  readonly beside: (outcome: Comparison, target: Comparison) => Comparison;
  /** To outcomes and the targets for the same period. */
  readonly met: (row: Met | null, asked: Omit<MetQuestion, "regions">) => Met | null;
}

/** Returns those of some places of which any document is in the dataset: of the others a page has nothing to show. */
export function publishingPlaces(
  { figures }: Pick<Dataset, "figures">,
  places: readonly string[],
): readonly string[] {
  return places.filter((place) => figures.some(({ region }) => region === place));
}

/** Finds the answers of some places to what is asked of their parts; in the scope and basis of most of these where they have it. */
export function openReferences(dataset: Dataset, places: readonly string[]): References {
  if (places.length === 0) return { of: (one) => one, beside: (one) => one, met: (row) => row };
  const lists = places.map((place) => [place]);
  const answer = (question: Question): Comparison => compare(dataset, question);
  return {
    of: (comparison, question) => {
      const variant = comparison.variant ?? mainVariantOf(comparison);
      const references = lists.flatMap((regions): readonly Cell[] => {
        const alike = variant ? answer({ ...question, regions, variant }).cells : [];
        const isAlike = alike.some(({ figures }) => figures.length > 0);
        return isAlike ? alike : answer({ ...question, regions }).cells;
      });
      return { ...comparison, references };
    },
    beside: (outcome, target) => ({
      ...outcome,
      references: lists.flatMap((regions, index) => {
        const cell = target.references?.[index];
        return cell ? compareBeside(dataset, { ...target, cells: [cell] }, regions).cells : [];
      }),
    }),
    met: (row, asked) => {
      const found = places.map((place, index) => ({
        place,
        met: compareWithTarget(dataset, { ...asked, regions: lists[index] ?? [] }),
      }));
      const cellsOf = (side: keyof Met) =>
        found.flatMap(({ place, met }) => met?.[side].cells ?? [makeCell(place, [])]);
      return (
        row && {
          comparison: { ...row.comparison, references: cellsOf("comparison") },
          before: { ...row.before, references: cellsOf("before") },
        }
      );
    },
  };
}

/** The scope and basis of the first ranked group, else of the first figure. */
function mainVariantOf({ groups, cells }: Comparison): Variant | null {
  const first = groups[0]?.regions[0];
  const cell = cells.find(({ region }) => region === first);
  const figure = cell?.figures[0];
  return figure ? variantOf(figure) : null;
}

/**
 * Returns the figure of the smallest place for reference that may stand beside the figures of a rank: a rate of the same period,
 * basis, scope and unit; null where there is none.
 *
 * The amounts of a whole and of its parts are not compared, so that none is returned for an amount.
 */
export function referenceFor(
  { references = [], measure }: Comparison,
  [first]: readonly Figure[],
): Figure | null {
  if (!first || !["growth", "share"].includes(measure)) return null;
  const isAlike = (figure: Figure) =>
    figure.period === first.period &&
    figure.on === first.on &&
    areAlike(figure, first) &&
    figure.unit === first.unit;
  const cell = references.find(
    (one: Cell) => whyNotComputed(one) === null && one.figure !== null && isAlike(one.figure),
  );
  return cell?.figure ?? null;
}
