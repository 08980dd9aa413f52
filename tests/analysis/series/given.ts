import type { SeriesQuestion } from "../../../src/analysis/series/model.ts";
import { seriesOf } from "../../../src/analysis/series/series.ts";
import type { Dataset, Figure, Indicator } from "../../../src/dataset/model.ts";
import { buildDataset, type FigureSpec } from "../builder.ts";

export const [HERE, THERE] = ["here", "there"] as const;

/** A flow, a stock, a count and a share; all may be monthly. */
export const INDICATORS: readonly (Pick<Indicator, "id"> & Partial<Indicator>)[] = [
  { id: "sales", time: "flow" },
  { id: "deposits", time: "stock" },
  { id: "firms", measure: "count", time: "flow" },
  { id: "rate", measure: "share", time: "flow" },
];

/** What a test says of a figure; by default of the sales here. */
export type Spec = Partial<FigureSpec>;

export function given(...specs: readonly (Spec | readonly Spec[])[]): Dataset {
  return buildDataset({
    regions: [HERE, THERE],
    indicators: INDICATORS,
    scopes: ["city", "rural"],
    bases: ["net", "gross"],
    figures: specs.flat().map((spec) => ({ region: HERE, indicator: "sales", ...spec })),
  });
}

/** Months of 2023 from January on, nothing for those that are undefined. */
export function months(values: readonly (number | undefined)[], more: Spec = {}): readonly Spec[] {
  return values.flatMap((value, index) =>
    value === undefined ? [] : [{ period: month(index), value, ...more }],
  );
}

export function month(index: number): string {
  return `2023-${String(index + 1).padStart(2, "0")}`;
}

/** Years from 2010 on, nothing for those that are undefined. */
export function years(values: readonly (number | undefined)[], more: Spec = {}): readonly Spec[] {
  return values.flatMap((value, index) =>
    value === undefined ? [] : [{ period: `${2010 + index}`, value, ...more }],
  );
}

/** The sales here, month by month, where nothing else is asked. */
export function ask(dataset: Dataset, more: Partial<SeriesQuestion> = {}) {
  return seriesOf(dataset, {
    indicator: "sales",
    measure: "level",
    target: false,
    region: HERE,
    frequency: "month",
    ...more,
  });
}

export const GROWTH = { measure: "growth" } as const satisfies Partial<Figure>;
export const YEARLY = { frequency: "year" } as const satisfies Partial<SeriesQuestion>;
