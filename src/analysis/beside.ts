import type { Dataset, Figure, Period } from "../dataset/model.ts";
import { compareBases, compareScopes } from "../dataset/sameness.ts";
import { stepFrom } from "../dataset/time/period.ts";
import { makeCell, underOneName } from "./cells.ts";
import { compare } from "./compare.ts";
import { type FiguresByRegion, figuresOn } from "./figure-index.ts";
import { groupCells } from "./groups.ts";
import { aimOf, type Cell, type Comparison } from "./model.ts";
import { remember } from "./remembered.ts";
import { timeOf } from "./timing.ts";

/**
 * Returns the outcomes to set beside targets: each place's of the period before its target, in the target's scope. So
 * they are beside a target that a place gives in another measure instead.
 *
 * A place that reports the outcome only in another scope, or does not state the scope, has none here: an arrow from one
 * list of projects to another would show a change that nobody published. The basis is that of the target where the place publishes it,
 * else the one that the place publishes.
 *
 * Shape: one cell a region, in the order of the targets; where there is no target, the outcome as it is compared.
 * `target` must come from `compare` or `comparisonsOf` for the same regions, whether or not `withInstead` filled its gaps:
 * the answer is remembered by its question and what stands in them.
 */
export function compareBeside(
  dataset: Dataset,
  target: Comparison,
  regions: readonly string[],
): Comparison {
  // As with `compare`, the answer for a single place is not remembered.
  if (regions.length < 2) return compareAnew(dataset, target, regions);
  const { indicator, measure, period, frequency, variant } = target;
  const instead = target.cells.flatMap((cell) => cell.instead?.[0]?.id ?? []);
  const question = `beside ${JSON.stringify({ indicator, measure, period, frequency, variant, instead })}`;
  return remember(dataset, regions, question, () => compareAnew(dataset, target, regions));
}

function compareAnew(dataset: Dataset, target: Comparison, regions: readonly string[]): Comparison {
  const { indicator, measure, frequency } = target;
  const time = timeOf(dataset, indicator);
  const before = (period: Period) => stepFrom(period, -1, time, frequency);
  const period = target.period && before(target.period);
  const outcome = compare(dataset, {
    indicator,
    measure,
    target: false,
    period,
    frequency,
    regions,
  });
  const published = figuresOn(dataset, outcome);
  const cells = outcome.cells.map((cell, place) => {
    const [aim] = aimOf(target.cells[place] ?? NO_TARGET);
    return aim ? besideTarget(cell, aim, before(aim.period), published) : cell;
  });
  return { ...outcome, cells, ...groupCells(cells, outcome.order) };
}

const NO_TARGET = { figures: [] };

function besideTarget(
  outcome: Cell,
  aim: Figure,
  period: Period | null,
  published: FiguresByRegion,
): Cell {
  const candidates = published.get(outcome.region) ?? [];
  const alike = candidates.filter(
    (figure) =>
      figure.period === period &&
      compareScopes(figure, aim) === "same" &&
      // An amount has no base, so that the growth planned after it may have any.
      (figure.measure !== aim.measure || figure.on === aim.on),
  );
  const onBasisOf = (other: Figure) =>
    alike.filter((figure) => compareBases(figure, other) === "same");
  const [first] = alike;
  const own = onBasisOf(aim);
  const figures = own.length > 0 || !first ? own : onBasisOf(first);
  return makeCell(outcome.region, underOneName(figures, aim));
}

/**
 * Tells why nothing stands on the other side of an arrow: the place publishes what was asked for there in another scope
 * alone, or on another basis, or it is not stated whether in the same scope. Null where it publishes none, and where one
 * stands there.
 */
export function whyNotBeside(
  dataset: Dataset,
  asked: Pick<Comparison, "indicator" | "measure" | "target">,
  end: Figure,
): "basis" | "scope" | "scope-not-stated" | null {
  const before = stepFrom(end.period, -1, timeOf(dataset, asked.indicator));
  const period = asked.target ? end.period : before;
  const published = (figuresOn(dataset, asked).get(end.region) ?? []).filter(
    (figure) => figure.period === period,
  );
  const answers = published.map((figure) => compareScopes(figure, end));
  if (answers.length === 0) return null;
  // An outcome is set beside its target whatever its basis, a target beside its outcome on the same alone.
  if (answers.includes("same")) return asked.target ? "basis" : null;
  return answers.includes("not-stated") ? "scope-not-stated" : "scope";
}
