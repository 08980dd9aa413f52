import { groupBy } from "../../group-by.ts";
import type { Region, Text } from "../model.ts";
import { tierOf } from "./level.ts";

type RegionById = ReadonlyMap<string, Region>;

/** Returns the places that one lies within, the smallest first; none for one that is unknown. */
export function wholesOf(id: string, regionById: RegionById): readonly Region[] {
  const wholes: Region[] = [];
  for (let one = wholeOf(id, regionById); one; one = wholeOf(one.id, regionById)) wholes.push(one);
  return wholes;
}

/** True where `part` lies within `whole`, at whatever depth; no place lies within itself. */
export function liesWithin(part: string, whole: string, regionById: RegionById): boolean {
  for (let one = wholeOf(part, regionById); one; one = wholeOf(one.id, regionById)) {
    if (one.id === whole) return true;
  }
  return false;
}

function wholeOf(id: string, regionById: RegionById): Region | undefined {
  const within = regionById.get(id)?.within ?? null;
  return within === null ? undefined : regionById.get(within);
}

/** More places than this, or briefings on them, are shown by city: nobody looks for one in a longer row. */
export const MOST_IN_A_ROW = 12;

/** The prefecture-level city of a place. */
interface City {
  /** The same for all places of one city, whether it is a place of the dataset or only named. */
  readonly key: string;
  readonly name: Text;
}

/** True also for a municipality 直辖市, e.g. 北京市, which is of the level of provinces. */
function isCity({ level, name }: Region): boolean {
  return level === "city" || (level === "province" && name.zh.endsWith("市"));
}

/** Returns the city that a place belongs to, or that it is; null where none is known. */
export function cityOf(id: string, regionById: RegionById): City | null {
  for (let one = regionById.get(id); one; one = wholeOf(one.id, regionById)) {
    if (isCity(one)) return { key: one.id, name: one.name };
    if (one.city !== null) return { key: `city ${cityStem(one.city.zh)}`, name: one.city };
  }
  return null;
}

// The places of a dataset are immutable; the WeakMap frees what is known of them with them.
const partsByPlaces = new WeakMap<RegionById, ReadonlyMap<string, readonly string[]>>();

/**
 * Returns the places of each city, by the key of the city: the city itself where it is one, and all that belong to it.
 *
 * Shape: cities in the order of their first places, places in theirs; those of no city stand under "".
 * Worked out once for the same map.
 */
export function placesByCity(regionById: RegionById): ReadonlyMap<string, readonly string[]> {
  const known = partsByPlaces.get(regionById);
  if (known) return known;
  const found = groupBy([...regionById.keys()], (id) => cityOf(id, regionById)?.key ?? "");
  partsByPlaces.set(regionById, found);
  return found;
}

/** The Chinese name of a city without the word for one: 济南市 → 济南. A single character keeps it. */
export function cityStem(name: string): string {
  return name.replace(/(?<=..)市$/, "");
}

/**
 * Returns the places of a list that are of the tier that most of them are of; of two tiers alike the lower.
 *
 * Shape: `ids` itself where all are of one tier.
 */
export function mainTier(ids: readonly string[], regionById: RegionById): readonly string[] {
  const tierIn = (id: string) => {
    const region = regionById.get(id);
    return region ? tierOf(region.level) : Number.NaN;
  };
  const [main, ...others] = [...groupBy(ids, tierIn)].sort(([a, some], [b, more]) => {
    return more.length - some.length || b - a;
  });
  return main === undefined || others.length === 0 ? ids : main[1];
}
