import type { Figure } from "../dataset/model.ts";
import { compareScopes } from "../dataset/sameness.ts";
import { groupCells } from "./groups.ts";
import type { Cell, Comparison } from "./model.ts";

/** Outcomes, and after each the target for the next period. */
interface Paired {
  /** The targets. */
  readonly comparison: Comparison;
  /** The outcomes. */
  readonly before: Comparison;
}

/**
 * Joins the outcomes and the targets of one indicator and measure in rows: each figure in one of them, and an arrow only
 * between two that may stand beside each other.
 *
 * `outcomes` and `plans`: as compared, then those of each further scope or basis; of a plan, `before` is what `compareBeside`
 * set beside it. What may not stand beside the other end of its arrow has a row of its own, and its cell says so.
 * Shape: rows without a figure are left out.
 */
export function pairOutcomes(
  outcomes: readonly Comparison[],
  plans: readonly Paired[],
): readonly Paired[] {
  const [outcome, ...furtherOutcomes] = outcomes;
  const [plan] = plans;
  if (!outcome || !plan) return [];
  /** The plan whose target may stand beside the outcome of a place as it is compared. */
  const beside = ({ of }: Along) =>
    plans.find((one) => hasAny(of(one.comparison)) && isSame(of(one.before), of(outcome)));
  const first: Paired = {
    before: outcome,
    comparison: withCells(plan.comparison, (at) => {
      const own = beside(at);
      if (own) return at.of(own.comparison) ?? at.cell;
      return hasAny(at.cell) ? empty(at.cell, at.of(outcome), at.cell) : at.cell;
    }),
  };
  const planned = new Set(figuresOf(first.comparison));
  const rows = [first];
  for (const one of plans) {
    const comparison = withCells(one.comparison, ({ cell }) =>
      cell.figures.some((figure) => !planned.has(figure)) ? cell : inOwnRow(cell),
    );
    for (const figure of figuresOf(comparison)) planned.add(figure);
    const before = withCells(one.before, ({ cell, of }) => {
      const aim = of(comparison);
      if (!hasAny(aim)) return inOwnRow(cell);
      return hasAny(cell) ? cell : empty(cell, of(outcome), aim);
    });
    rows.push({ comparison, before });
  }
  const shown = new Set(rows.flatMap(({ before }) => figuresOf(before)));
  const isLeft = (cell: Cell | undefined) => cell?.figures.some((figure) => !shown.has(figure));
  const left = furtherOutcomes.map((one) => ({
    comparison: withCells(plan.comparison, ({ cell, of }) =>
      isLeft(of(one)) ? empty(cell) : inOwnRow(cell),
    ),
    before: withCells(one, ({ cell }) => (isLeft(cell) ? cell : inOwnRow(cell))),
  }));
  return [...rows, ...left].filter(hasFigures);
}

/** A cell, and the cells of the same place in other comparisons. */
interface Along {
  readonly cell: Cell;
  readonly of: (other: Comparison) => Cell | undefined;
}

/** Puts other cells into a comparison, those for reference included. */
function withCells(comparison: Comparison, make: (at: Along) => Cell): Comparison {
  const along = (listOf: (one: Comparison) => readonly Cell[]) =>
    listOf(comparison).map((cell, place) => make({ cell, of: (other) => listOf(other)[place] }));
  const cells = along((one) => one.cells);
  return {
    ...comparison,
    cells,
    ...(comparison.references ? { references: along(({ references = [] }) => references) } : {}),
    ...groupCells(cells, comparison.order),
  };
}

/** An empty cell; where both ends of its arrow are published, it says why they stand apart. */
function empty({ region }: Cell, outcome?: Cell, target?: Cell): Cell {
  const [from] = outcome?.figures ?? [];
  const [to] = target?.figures ?? [];
  const nothing = { region, figures: [], figure: null };
  return from && to ? { ...nothing, apart: whyApart(from, to) } : nothing;
}

function inOwnRow(cell: Cell): Cell {
  return { ...empty(cell), apart: "own-row" };
}

function whyApart(from: Figure, to: Figure): "unstated" | "elsewhere" {
  return compareScopes(from, to) === "not-stated" ? "unstated" : "elsewhere";
}

function hasAny(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.figures.length > 0;
}

function isSame(a: Cell | undefined, b: Cell | undefined): boolean {
  const ids = (cell: Cell | undefined) => (cell?.figures ?? []).map(({ id }) => id).join();
  return ids(a) === ids(b);
}

function figuresOf({ cells, references = [] }: Comparison): readonly Figure[] {
  return [...cells, ...references].flatMap(({ figures }) => figures);
}

function hasFigures({ comparison, before }: Paired): boolean {
  return figuresOf(comparison).length + figuresOf(before).length > 0;
}
