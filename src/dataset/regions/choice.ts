import type { Region } from "../model.ts";
import { tierOf } from "./level.ts";
import { liesWithin, mainTier, wholesOf } from "./tree.ts";

type RegionById = ReadonlyMap<string, Region>;

/** The places of a briefing. */
export interface Places {
  /** Those that are compared, all of one tier; none lies within another. In the order of the page. */
  readonly regions: readonly string[];
  /** Those that each compared place lies within, the smallest first: shown for reference, never ranked with their parts. */
  readonly references: readonly string[];
}

/** Why places cannot be put into one comparison. */
export interface MixedLevels {
  /** The levels of the places that would be compared, e.g. `boshan` county, `zibo` city. */
  readonly mixed: string;
}

/**
 * Tells which places of a list are compared and which stand for reference.
 *
 * A place that contains all others of the list is a reference. All others must be of one tier.
 */
export function choosePlaces(ids: readonly string[], regionById: RegionById): Places | MixedLevels {
  const containing = new Set(
    ids.flatMap((id) => wholesOf(id, regionById).map((whole) => whole.id)),
  );
  const wholes = ids.filter((id) => containing.has(id));
  const regions = ids.filter((id) => !containing.has(id));
  const contains = (whole: string) => regions.every((id) => liesWithin(id, whole, regionById));
  const apart = wholes.filter((whole) => !contains(whole));
  const tiers = new Set([...regions, ...apart].map((id) => tierIn(regionById, id)));
  if (apart.length > 0 || tiers.size > 1) {
    const [one = ""] = regions;
    const other =
      apart[0] ?? regions.find((id) => tierIn(regionById, id) !== tierIn(regionById, one)) ?? "";
    const say = (id: string) => `\`${id}\` is of the level ${regionById.get(id)?.level}`;
    return { mixed: `${say(one)}, ${say(other)}` };
  }
  return { regions, references: sortedBySize(wholes, regionById) };
}

/**
 * Returns the places of a briefing that names none: those of the tier that most places of the dataset are of, and what contains
 * all of them.
 *
 * Shape: `all` itself where every place is compared, so that briefings share what is worked out for the same array.
 */
export function placesByDefault(all: readonly string[], regionById: RegionById): Places {
  const main = mainTier(all, regionById);
  if (main.length === all.length) return { regions: all, references: [] };
  return { regions: main, references: commonWholes(main, regionById) };
}

/** Returns the places within one that are of the tier that most of them are of, with that one for reference. */
export function placesWithin(whole: string, regionById: RegionById): Places {
  const parts = [...regionById.keys()].filter((id) => liesWithin(id, whole, regionById));
  return { regions: mainTier(parts, regionById), references: [whole] };
}

/** The places that all of a list lie within, the smallest first. */
function commonWholes(ids: readonly string[], regionById: RegionById): readonly string[] {
  const [first, ...others] = ids;
  if (first === undefined) return [];
  let common = wholesOf(first, regionById).map(({ id }) => id);
  for (const other of others) {
    if (common.length === 0) break;
    const own = new Set(wholesOf(other, regionById).map(({ id }) => id));
    common = common.filter((id) => own.has(id));
  }
  return common;
}

function sortedBySize(wholes: readonly string[], regionById: RegionById): readonly string[] {
  return wholes.toSorted((a, b) => tierIn(regionById, b) - tierIn(regionById, a));
}

function tierIn(regionById: RegionById, id: string): number {
  const region = regionById.get(id);
  return region ? tierOf(region.level) : Number.NaN;
}
