import type { Dataset, Figure, Period, Region } from "../../dataset/model.ts";
import { tellApart } from "../../dataset/regions/names.ts";
import { cityOf, wholesOf } from "../../dataset/regions/tree.ts";
import { comparePeriods } from "../../dataset/time/period.ts";
import { plainText } from "../find.ts";

/** What pages ask of a dataset at every turn. */
interface Known {
  /** The places under names that tell them apart. */
  readonly regionById: ReadonlyMap<string, Region>;
  /** Id of a place → the plain text in which it is found: its names, its city, what it lies within. */
  readonly textById: ReadonlyMap<string, string>;
  /** Id of an indicator → the places that report it. */
  readonly reporters: ReadonlyMap<string, ReadonlySet<string>>;
  /** The periods of outcomes, the latest first. */
  readonly periods: readonly Period[];
  /** The periods of all figures, those of targets as well, the latest first. */
  readonly allPeriods: readonly Period[];
  /** How many figures are of each document. */
  readonly countByDocument: ReadonlyMap<string, number>;
  readonly figureById: ReadonlyMap<string, Figure>;
  /** Ids of places in which others lie. */
  readonly wholes: readonly string[];
}

const knownByDataset = new WeakMap<Dataset, Known>();

/** Works out once what pages ask of a dataset, which is immutable. */
export function knownOf(dataset: Dataset): Known {
  const known = knownByDataset.get(dataset) ?? workOut(dataset);
  knownByDataset.set(dataset, known);
  return known;
}

function workOut({ regionById, figures }: Dataset): Known {
  const named = tellApart(regionById);
  const reporters = new Map<string, Set<string>>();
  const periods = new Set<Period>();
  const countByDocument = new Map<string, number>();
  for (const { indicator, region, status, period, document } of figures) {
    countByDocument.set(document, (countByDocument.get(document) ?? 0) + 1);
    const places = reporters.get(indicator) ?? new Set();
    reporters.set(indicator, places.add(region));
    if (status !== "target") periods.add(period);
  }
  const above = new Set([...regionById.values()].flatMap(({ within }) => within ?? []));
  return {
    regionById: named,
    textById: new Map([...named.keys()].map((id) => [id, findText(id, named)])),
    reporters,
    periods: latestFirst(periods),
    allPeriods: latestFirst(new Set(figures.map(({ period }) => period))),
    countByDocument,
    figureById: new Map(figures.map((figure) => [figure.id, figure])),
    wholes: [...regionById.keys()].filter((id) => above.has(id)),
  };
}

function latestFirst(periods: ReadonlySet<Period>): readonly Period[] {
  return [...periods].sort((a, b) => comparePeriods(b, a));
}

function findText(id: string, regionById: ReadonlyMap<string, Region>): string {
  const own = regionById.get(id);
  const regions = [...(own ? [own] : []), ...wholesOf(id, regionById)];
  const texts = regions.flatMap(({ name, short }) => [name, short]);
  const city = cityOf(id, regionById)?.name;
  const all = [...texts, ...(city ? [city] : [])].flatMap(({ zh, en }) => [zh, en]);
  return plainText([...new Set(all)].join(" "));
}
