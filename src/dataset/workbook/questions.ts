import { groupBy } from "../../group-by.ts";
import type { Dataset, Figure, Indicator, Measure, Reference } from "../model.ts";
import { MEASURES } from "../model.ts";
import { comparePeriods } from "../time/period.ts";

/**
 * One question to all places: an indicator's measure, outcome or target, of one scope and basis. Where a place has
 * figures of several periods, each period is a question of its own, the latest first.
 */
export interface Question {
  readonly indicator: Indicator;
  readonly measure: Measure;
  readonly isTarget: boolean;
  readonly scope: string | null;
  readonly basis: string | null;
  readonly on: Reference;
  readonly unit: string;
  /** The figures that count: none where a place publishes none; two or more where documents contradict each other. */
  readonly figuresByRegion: ReadonlyMap<string, readonly Figure[]>;
}

/** Lists what is known of a theme, in the order of indicators, then outcomes before targets. */
export function questionsOfTheme(dataset: Dataset, theme: string): readonly Question[] {
  const answers = dataset.figures.filter(
    ({ standing }) => standing === "counts" || standing === "contradicted",
  );
  const byIndicator = groupBy(answers, ({ indicator }) => indicator);
  return [...dataset.indicatorById.values()]
    .filter((indicator) => indicator.theme === theme)
    .flatMap((indicator) => questionsOfIndicator(indicator, byIndicator.get(indicator.id) ?? []));
}

function questionsOfIndicator(
  indicator: Indicator,
  figures: readonly Figure[],
): readonly Question[] {
  const asked = groupBy(figures, ({ measure, status, scope, basis, on }) =>
    JSON.stringify([status === "target", MEASURES.indexOf(measure), scope, basis, on]),
  );
  return [...asked.values()]
    .flatMap(byPeriod)
    .flatMap(([first, ...others]) => (first ? [questionOf(indicator, first, others)] : []))
    .sort((left, right) => rankOf(left) - rankOf(right));
}

/** Figures of one question, parted where a place has several periods. */
function byPeriod(figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const byRegion = groupBy(figures, ({ region }) => region);
  const isOneEach = [...byRegion.values()].every(
    (own) => new Set(own.map(({ period }) => period)).size === 1,
  );
  if (isOneEach) return [figures];
  const parts = groupBy(figures, ({ period }) => period);
  return [...parts].sort(([a], [b]) => comparePeriods(b, a)).map(([, part]) => part);
}

function questionOf(indicator: Indicator, first: Figure, others: readonly Figure[]): Question {
  return {
    indicator,
    measure: first.measure,
    isTarget: first.status === "target",
    scope: first.scope,
    basis: first.basis,
    on: first.on,
    unit: first.unit,
    figuresByRegion: groupBy([first, ...others], ({ region }) => region),
  };
}

function rankOf({ isTarget, measure }: Question): number {
  return (isTarget ? MEASURES.length : 0) + MEASURES.indexOf(measure);
}
