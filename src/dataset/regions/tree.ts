import { groupBy } from "../../group-by.ts";
import type { Region, Text } from "../model.ts";
import { tierOf } from "./level.ts";

type RegionById = ReadonlyMap<string, Region>;

/** Returns the places that one lies within, the smallest first; none for one that is unknown. */
export function wholesOf(id: string, regionById: RegionById): readonly Region[] {
  const wholes: Region[] = [];
  for (let at = wholeOf(id, regionById); at !== null; at = wholeOf(at.id, regionById))
    wholes.push(at);
  return wholes;
}

/** True where `part` lies within `whole`, at whatever depth; no place lies within itself. */
export function liesWithin(part: string, whole: string, regionById: RegionById): boolean {
  for (let at = wholeOf(part, regionById); at !== null; at = wholeOf(at.id, regionById))
    if (at.id === whole) return true;
  return false;
}

/** The smallest place that one lies within; null where there is none. */
function wholeOf(id: string, regionById: RegionById): Region | null {
  const within = regionById.get(id)?.within ?? null;
  return within === null ? null : (regionById.get(within) ?? null);
}

/** More places than this, or briefings on them, are shown by city: nobody looks for one in a longer row. */
export const MOST_IN_A_ROW = 12;

/** The prefecture-level city of a place. */
interface City {
  /** The same for all places of one city, whether it is a place of the dataset or only named. */
  readonly key: string;
  readonly name: Text;
}

/** Returns the city that a place belongs to, or that it is; null where none is known. */
export function cityOf(id: string, regionById: RegionById): City | null {
  for (let at = regionById.get(id) ?? null; at !== null; at = wholeOf(at.id, regionById)) {
    if (at.level === "city") return { key: at.id, name: at.name };
    if (at.city !== null) return { key: `city ${at.city.zh}`, name: at.city };
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

/** Returns the places of a list that are of the tier that most of them are of; of two tiers alike the lower. */
export function mainTier(ids: readonly string[], regionById: RegionById): readonly string[] {
  const known = ids.flatMap((id) => {
    const region = regionById.get(id);
    return region ? [{ id, tier: tierOf(region.level) }] : [];
  });
  const [main] = [...groupBy(known, ({ tier }) => tier)].sort(([a, some], [b, others]) => {
    return others.length - some.length || b - a;
  });
  return (main?.[1] ?? []).map(({ id }) => id);
}
