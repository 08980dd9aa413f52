import type { Dataset, Measure } from "../../dataset/model.ts";
import { MEASURES } from "../../dataset/model.ts";

/** How much a dataset holds of each thing. */
interface Counts {
  readonly figuresByRegion: ReadonlyMap<string, number>;
  readonly figuresByDocument: ReadonlyMap<string, number>;
  readonly documentsByRegion: ReadonlyMap<string, number>;
}

// A dataset is immutable, so it is counted once; the WeakMap frees the counts with it.
const countsByDataset = new WeakMap<Dataset, Counts>();

/** Counts figures and documents, once a dataset. */
export function countsOf(dataset: Dataset): Counts {
  const known = countsByDataset.get(dataset);
  if (known) return known;
  const { figures, documentById } = dataset;
  const counts = {
    figuresByRegion: countBy(figures, ({ region }) => region),
    figuresByDocument: countBy(figures, ({ document }) => document),
    documentsByRegion: countBy(documentById.values(), ({ region }) => region),
  };
  countsByDataset.set(dataset, counts);
  return counts;
}

function countBy<T>(all: Iterable<T>, keyOf: (one: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

/** How an indicator is reported. */
export interface Reporting {
  readonly figures: number;
  readonly places: number;
  /** In their own order. */
  readonly measures: readonly Measure[];
}

interface Gathered {
  figures: number;
  readonly places: Set<string>;
  readonly measures: Set<Measure>;
}

type ReportingById = ReadonlyMap<string, Reporting>;

const reportingByDataset = new WeakMap<Dataset, ReportingById>();

/** Tells how each indicator is reported by some places, or by all (null); nothing of those that are not. */
export function reportingOf(dataset: Dataset, regions: ReadonlySet<string> | null): ReportingById {
  if (regions !== null) return reportingBy(dataset, regions);
  const known = reportingByDataset.get(dataset) ?? reportingBy(dataset, null);
  reportingByDataset.set(dataset, known);
  return known;
}

function reportingBy({ figures }: Dataset, regions: ReadonlySet<string> | null): ReportingById {
  const gathered = new Map<string, Gathered>();
  for (const { indicator, region, measure } of figures) {
    if (regions && !regions.has(region)) continue;
    const one = gathered.get(indicator) ?? { figures: 0, places: new Set(), measures: new Set() };
    gathered.set(indicator, one);
    one.figures += 1;
    one.places.add(region);
    one.measures.add(measure);
  }
  return new Map(
    [...gathered].map(([indicator, one]) => [
      indicator,
      {
        figures: one.figures,
        places: one.places.size,
        measures: MEASURES.filter((measure) => one.measures.has(measure)),
      },
    ]),
  );
}
