import { groupBy } from "../grouping.ts";
import type { Dataset, Figure, Indicator, Measure } from "../model.ts";
import { MEASURES } from "../model.ts";

/** One question to all places: an indicator's measure, outcome or target, of one scope and basis. */
export interface WorkbookRow {
  readonly indicator: Indicator;
  readonly measure: Measure;
  readonly isTarget: boolean;
  readonly scope: string | null;
  readonly basis: string | null;
  readonly unit: string;
  /** None where a place does not publish it; two or more where its document contradicts itself. */
  readonly figuresByRegion: ReadonlyMap<string, readonly Figure[]>;
}

/** Lists what is known of a theme, in the order of indicators, then outcomes before targets. */
export function rowsOfTheme(dataset: Dataset, theme: string): readonly WorkbookRow[] {
  const byIndicator = groupBy(dataset.figures, ({ indicator }) => indicator);
  return [...dataset.indicatorById.values()]
    .filter((indicator) => indicator.theme === theme)
    .flatMap((indicator) => rowsOfIndicator(indicator, byIndicator.get(indicator.id) ?? []));
}

function rowsOfIndicator(indicator: Indicator, figures: readonly Figure[]): readonly WorkbookRow[] {
  const rows = groupBy(figures, ({ measure, status, scope, basis }) =>
    JSON.stringify([status === "target", MEASURES.indexOf(measure), scope, basis]),
  );
  return [...rows.values()]
    .flatMap(([first, ...others]) => (first ? [rowOf(indicator, first, others)] : []))
    .sort((left, right) => rankOf(left) - rankOf(right));
}

function rowOf(indicator: Indicator, first: Figure, others: readonly Figure[]): WorkbookRow {
  return {
    indicator,
    measure: first.measure,
    isTarget: first.status === "target",
    scope: first.scope,
    basis: first.basis,
    unit: first.unit,
    figuresByRegion: groupBy([first, ...others], ({ region }) => region),
  };
}

function rankOf({ isTarget, measure }: WorkbookRow): number {
  return (isTarget ? MEASURES.length : 0) + MEASURES.indexOf(measure);
}
