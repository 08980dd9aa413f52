import type { Dataset } from "../dataset/model.ts";
import { collectCandidates, makeCell } from "./cells.ts";
import { compare } from "./compare.ts";
import { groupCells } from "./groups.ts";
import type { Cell, Comparison } from "./model.ts";
import { remember } from "./remembered.ts";

/**
 * Returns the outcomes to set beside targets: each place's in the scope of its own target.
 *
 * A place that reports the outcome only in another scope has none here: an arrow from one list of projects to
 * another would tell of a change that nobody published. On the target's basis where the place has it, else on
 * the one it has.
 *
 * Shape: one cell a region, in the order of the targets; where there is no target, the outcome as it is compared.
 * `target` is what `compare` or `comparisonsOf` answers for these regions, of which the work is done once.
 */
export function compareBeside(
  dataset: Dataset,
  target: Comparison,
  regions: readonly string[],
): Comparison {
  const { indicator, measure, variant } = target;
  const question = `beside ${JSON.stringify({ indicator, measure, variant })}`;
  return remember(dataset, regions, question, () => compareAnew(dataset, target, regions));
}

function compareAnew(dataset: Dataset, target: Comparison, regions: readonly string[]): Comparison {
  const { indicator, measure } = target;
  const question = { indicator, measure, target: false, regions };
  const outcome = compare(dataset, question);
  const candidates = collectCandidates(dataset, question);
  const cells = outcome.cells.map((cell, place) =>
    besideTarget(cell, target.cells[place], candidates[place]?.figures ?? []),
  );
  return { ...outcome, cells, ...groupCells(cells, outcome.order) };
}

function besideTarget(outcome: Cell, target: Cell | undefined, candidates: Cell["figures"]): Cell {
  const [aim] = target?.figures ?? [];
  if (!aim) return outcome;
  const alike = candidates.filter(({ scope }) => scope === aim.scope);
  const basis = alike.some((figure) => figure.basis === aim.basis) ? aim.basis : alike[0]?.basis;
  return makeCell(
    outcome.region,
    alike.filter((figure) => figure.basis === basis),
  );
}
