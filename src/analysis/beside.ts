import type { Dataset, Figure, Period } from "../dataset/model.ts";
import { compareBases, compareScopes } from "../dataset/sameness.ts";
import { stepFrom } from "../dataset/time/period.ts";
import { makeCell, underOneName } from "./cells.ts";
import { compare } from "./compare.ts";
import { type FiguresByRegion, figuresOn } from "./figure-index.ts";
import { groupCells } from "./groups.ts";
import type { Cell, Comparison } from "./model.ts";
import { remember } from "./remembered.ts";
import { timeOf } from "./timing.ts";

/**
 * Returns the outcomes to set beside targets: each place's of the period before its target, in the target's scope.
 *
 * A place that reports the outcome only in another scope, or does not state the scope, has none here: an arrow from one
 * list of projects to another would show a change that nobody published. The basis is that of the target where the place publishes it,
 * else the one that the place publishes.
 *
 * Shape: one cell a region, in the order of the targets; where there is no target, the outcome as it is compared.
 * `target` must come from `compare` or `comparisonsOf` for the same regions: the answer is remembered by its question.
 */
export function compareBeside(
  dataset: Dataset,
  target: Comparison,
  regions: readonly string[],
): Comparison {
  // As with `compare`, the answer for a single place is not remembered.
  if (regions.length < 2) return compareAnew(dataset, target, regions);
  const { indicator, measure, period, frequency, variant } = target;
  const question = `beside ${JSON.stringify({ indicator, measure, period, frequency, variant })}`;
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
    const [aim] = target.cells[place]?.figures ?? [];
    return aim ? besideTarget(cell, aim, before(aim.period), published) : cell;
  });
  return { ...outcome, cells, ...groupCells(cells, outcome.order) };
}

function besideTarget(
  outcome: Cell,
  aim: Figure,
  period: Period | null,
  published: FiguresByRegion,
): Cell {
  const candidates = published.get(outcome.region) ?? [];
  const alike = candidates.filter(
    (figure) =>
      figure.period === period && figure.on === aim.on && compareScopes(figure, aim) === "same",
  );
  const onBasisOf = (other: Figure) =>
    alike.filter((figure) => compareBases(figure, other) === "same");
  const [first] = alike;
  const own = onBasisOf(aim);
  const figures = own.length > 0 || !first ? own : onBasisOf(first);
  return makeCell(outcome.region, underOneName(figures, aim));
}

/**
 * Tells why no outcome stands beside a target: its place reports the period before in another scope alone, or it is not
 * stated whether in the same. Null where it reports none, and where one stands there.
 */
export function whyNotBeside(dataset: Dataset, aim: Figure): "scope" | "scope-not-stated" | null {
  const { indicator, measure, region } = aim;
  const period = stepFrom(aim.period, -1, timeOf(dataset, indicator));
  const outcomes = (
    figuresOn(dataset, { indicator, measure, target: false }).get(region) ?? []
  ).filter((figure) => figure.period === period);
  const answers = outcomes.map((figure) => compareScopes(figure, aim));
  if (answers.length === 0 || answers.includes("same")) return null;
  return answers.includes("not-stated") ? "scope-not-stated" : "scope";
}
