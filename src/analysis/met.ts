import type { Dataset, Figure, Measure, Period } from "../dataset/model.ts";
import { areAlike } from "../dataset/sameness.ts";
import { comparePeriods, isOfFrequency, periodFor } from "../dataset/time/period.ts";
import { makeCell, underOneName } from "./cells.ts";
import { compare } from "./compare.ts";
import { type FiguresByRegion, figuresOn, topicsOn } from "./figure-index.ts";
import { groupCells } from "./groups.ts";
import type { Cell, Comparison } from "./model.ts";
import { remember } from "./remembered.ts";
import { periodsOfPlace, type Timing, timeOf } from "./timing.ts";

/** What is asked of every place: an indicator and a measure. */
export interface MetQuestion {
  readonly indicator: string;
  readonly measure: Measure;
  readonly regions: readonly string[];
  readonly timing: Timing;
}

/** Outcomes, and before each the target for the same period. */
export interface Met {
  readonly comparison: Comparison;
  readonly before: Comparison;
}

/**
 * Returns the outcomes for which a target of the same period, scope, basis and reference is published as well.
 *
 * Shape: one cell a region in both; of each place the period asked for, or the latest for which it has both. Of a place that
 * has not both, the one that it has. Null where no place has both.
 */
export function compareWithTarget(dataset: Dataset, asked: MetQuestion): Met | null {
  const { indicator, measure, regions, timing } = asked;
  if (regions.length < 2) return compareAnew(dataset, asked);
  const question = `met ${JSON.stringify([indicator, measure, timing])}`;
  return remember(dataset, regions, question, () => compareAnew(dataset, asked));
}

/** The measures of an indicator of which outcomes are published as well as targets, by whatever places. */
export function measuresWithBoth(dataset: Dataset, indicator: string): readonly Measure[] {
  const topics = topicsOn(dataset, indicator);
  const planned = new Set(topics.flatMap(({ measure, target }) => (target ? [measure] : [])));
  return topics.flatMap(({ measure, target }) =>
    !target && planned.has(measure) ? [measure] : [],
  );
}

function compareAnew(
  dataset: Dataset,
  { indicator, measure, regions, timing }: MetQuestion,
): Met | null {
  const on = (target: boolean) => figuresOn(dataset, { indicator, measure, target });
  const [outcomes, targets] = [on(false), on(true)];
  if (outcomes.size === 0 || targets.size === 0) return null;
  const time = timeOf(dataset, indicator);
  const { period, frequency } = timing;
  const isAsked = (figure: Figure) =>
    period === null
      ? isOfFrequency(figure.period, time, frequency)
      : figure.period === periodFor(period, time);
  const pairs = regions.map((region) => pairOf(region, outcomes, targets, isAsked));
  if (pairs.every((pair) => pair === null)) return null;
  const ask = (target: boolean) =>
    compare(dataset, { indicator, measure, target, regions, period, frequency });
  const plain = ask(false);
  const sides = plain.cells.map((cell, place) => {
    const planned = (targets.get(cell.region) ?? []).filter(isAsked);
    const last = periodsOfPlace(dataset, cell.region, frequency).outcome;
    return pairs[place] ?? oneSide(cell, planned, last);
  });
  const comparison = (target: boolean, cells: readonly Cell[]): Comparison => {
    const asked = target ? ask(true) : plain;
    return { ...asked, cells, ...groupCells(cells, asked.order) };
  };
  return {
    comparison: comparison(
      false,
      sides.map(([outcome]) => outcome),
    ),
    before: comparison(
      true,
      sides.map(([, target]) => target),
    ),
  };
}

type Pair = readonly [outcome: Cell, target: Cell];

function pairOf(
  region: string,
  outcomes: FiguresByRegion,
  targets: FiguresByRegion,
  isAsked: (figure: Figure) => boolean,
): Pair | null {
  const planned = (targets.get(region) ?? []).filter(isAsked);
  const reached = (outcomes.get(region) ?? []).filter(isAsked);
  const isMet = (figure: Figure) => planned.some((target) => isAlike(figure, target));
  const period = latestOf(reached.filter(isMet));
  const first = reached.find((figure) => figure.period === period && isMet(figure));
  if (!first) return null;
  const like = (some: readonly Figure[]) =>
    underOneName(some.filter((figure) => isAlike(figure, first)));
  return [makeCell(region, like(reached)), makeCell(region, like(planned))];
}

/** One side of a place that has not both: the outcome as it is compared, else the last target that has come due. */
function oneSide(outcome: Cell, planned: readonly Figure[], last: Period | null): Pair {
  const { region, figures } = outcome;
  const isDue = ({ period }: Figure) => last !== null && comparePeriods(period, last) <= 0;
  const due = figures.length > 0 ? [] : planned.filter(isDue);
  const period = latestOf(due);
  const first = due.find((figure) => figure.period === period);
  return [
    outcome,
    makeCell(region, first ? underOneName(due.filter((figure) => isAlike(figure, first))) : []),
  ];
}

function isAlike(a: Figure, b: Figure): boolean {
  return a.period === b.period && a.on === b.on && areAlike(a, b);
}

function latestOf(figures: readonly Figure[]): Period | null {
  const [last] = figures.map(({ period }) => period).sort((a, b) => comparePeriods(b, a));
  return last ?? null;
}
