import type { Figure } from "../dataset/model.ts";
import { basisMeant, isScopeStated, scopeKey, scopeMeant } from "../dataset/sameness.ts";
import { comparePeriods, frequencyOf, type Period } from "../dataset/time/period.ts";
import { groupBy } from "../group-by.ts";
import type { Cell, Group, Order, Reason, ReasonCode } from "./model.ts";
import { rankFigures } from "./ranks.ts";
import { caveatsOf, collectReasons, unlikeness, whyNotComputed } from "./reasons.ts";

/** A cell that can be computed with. */
interface Computable extends Cell {
  readonly figure: Figure;
}

/** What all figures of a ranked group have in common, beside their scope and basis. */
const COMMON = ["period", "on", "unit"] as const;

/**
 * Parts cells into groups of one grade, with every reason for it.
 *
 * Cells of one period, reference, basis, scope and unit, by whatever name, make a ranked group where there are two of them or more; all
 * others with a figure stand side by side in one last group. Where some figures of a period and scope state a basis, those
 * of one stated basis are ranked with each other, and those that state none with nobody: these may be on any. Nor is one ranked
 * whose scope is not stated.
 */
export function groupCells(
  cells: readonly Cell[],
  order: Order,
): { groups: readonly Group[]; notes: readonly Reason[] } {
  const computable = cells.filter(isComputable);
  const parts = rankableParts(computable);
  const ranked = new Set<Cell>(parts.flat());
  const unranked = cells.filter((cell) => cell.figures.length > 0 && !ranked.has(cell));
  const whyOutside = differFrom(parts[0] ?? computable);
  const groups = parts.map((part) => rankGroup(part, order));
  if (unranked.length > 0) groups.push(standBeside(unranked, collectReasons(unranked, whyOutside)));
  return { groups, notes: collectReasons(cells, whyOutside) };
}

function isComputable(cell: Cell): cell is Computable {
  return whyNotComputed(cell) === null;
}

/** The groups that can be ranked: the largest first, then the latest period. */
function rankableParts(cells: readonly Computable[]): readonly (readonly Computable[])[] {
  const universes = groupBy(
    cells,
    ({ figure }) => `${figure.period} ${figure.on} ${scopeKey(figure)} ${figure.unit}`,
  );
  return [...universes.values()]
    .flatMap((universe) => {
      const byBasis = groupBy(universe, ({ figure }) => basisMeant(figure));
      // Beside figures that state a basis one that does not may be on any.
      return [...byBasis].flatMap(([basis, part]) =>
        basis === null && byBasis.size > 1 ? [] : [part],
      );
    })
    .filter((part) => part.length > 1)
    .sort((a, b) => b.length - a.length || comparePeriods(periodOf(b), periodOf(a)));
}

function periodOf([first]: readonly Computable[]): Period {
  return first?.figure.period ?? "1990";
}

function rankGroup(part: readonly Computable[], order: Order): Group {
  const caveats = collectReasons(part, ({ figure }) => caveatsOf(figure));
  const figures = part.map((cell) => cell.figure);
  return {
    regions: part.map((cell) => cell.region),
    grade: caveats.length > 0 ? "caveat" : "like-for-like",
    ranks: rankFigures(figures, order),
    provisional: caveats.length > 0,
    reasons: caveats,
  };
}

function standBeside(cells: readonly Cell[], reasons: readonly Reason[]): Group {
  return {
    regions: cells.map((cell) => cell.region),
    grade: "side-by-side",
    ranks: null,
    provisional: false,
    reasons,
  };
}

/** Tells of a cell why it cannot be computed with, or in what it differs from those it is held against. */
function differFrom(others: readonly Computable[]): (cell: Cell) => readonly ReasonCode[] {
  const valuesByKey = COMMON.map(
    (key) => [key, new Set<unknown>(others.map(({ figure }) => figure[key]))] as const,
  );
  const kinds = kindsOf(others.map(({ figure }) => figure));
  return (cell) => {
    const why = whyNotComputed(cell);
    if (why !== null || !isComputable(cell)) return why === null ? [] : [why];
    const { figure } = cell;
    const unlike = valuesByKey.flatMap(([key, values]): readonly ReasonCode[] => {
      if (values.size === 1 && values.has(figure[key])) return [];
      if (key === "on") return ["reference"];
      if (key !== "period") return [key];
      const areYears = [figure.period, ...values].every((one) => frequencyOf(`${one}`) === "year");
      return [areYears ? "year" : "period"];
    });
    return [...unlike, ...new Set(kinds.flatMap((kind) => unlikeness(figure, kind)))];
  };
}

/** A few figures for all of one scope and basis: two, so that there is another for each of them. */
function kindsOf(figures: readonly Figure[]): readonly Figure[] {
  const kinds = groupBy(figures, (figure) =>
    JSON.stringify([scopeMeant(figure), isScopeStated(figure), basisMeant(figure)]),
  );
  return [...kinds.values()].flatMap((alike) => alike.slice(0, 2));
}
