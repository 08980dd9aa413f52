/** What places report of an indicator. */

import type { Dataset, Measure } from "../dataset/model.ts";
import { collectCandidates } from "./cells.ts";
import { measuresBeside } from "./instead.ts";
import { askedOf, type Timing } from "./timing.ts";

/** A measure that places report of an indicator, as outcome or as target. */
export interface Reported {
  readonly measure: Measure;
  readonly target: boolean;
  /** Those of the places that do, in their order; one at least. */
  readonly regions: readonly string[];
}

/** Lists what places report of an indicator for the periods asked, measure by measure. */
export function reportedOf(
  dataset: Dataset,
  indicator: string,
  regions: readonly string[],
  timing: Timing,
): readonly Reported[] {
  return measuresOf(dataset, indicator).flatMap((measure) =>
    [false, true].flatMap((target) => {
      const question = { indicator, measure, target, regions, ...askedOf(timing, target) };
      const reporting = collectCandidates(dataset, question).filter(
        ({ figures }) => figures.length > 0,
      );
      if (reporting.length === 0) return [];
      return [{ measure, target, regions: reporting.map(({ region }) => region) }];
    }),
  );
}

/** How many places report an indicator, outcome or target. */
export function placesReporting(
  dataset: Dataset,
  indicator: string,
  regions: readonly string[],
  timing: Timing,
): number {
  const reported = reportedOf(dataset, indicator, regions, timing);
  return new Set(reported.flatMap((one) => one.regions)).size;
}

/** The measures in which an indicator may be reported. */
export function measuresOf(dataset: Dataset, indicator: string): readonly Measure[] {
  return measuresBeside(dataset.indicatorById.get(indicator)?.measure ?? "level");
}
