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
  /** Two of the places that would be compared, e.g. `boshan` is of the level county, `jinan` of the level city. */
  readonly mixed: string;
}

// Places are immutable, so what a whole contains is worked out once: briefings of the same places get the same array, by which
// they share comparisons (`remember`). The WeakMap frees them with the places.
const chosenByRegions = new WeakMap<RegionById, Map<string, Places>>();

/**
 * Tells which places of a list are compared and which stand for reference.
 *
 * Shape: `regions` is `ids` itself where there is no reference. A place that contains all others of the list is a reference. All
 * others must be of one tier.
 */
export function choosePlaces(ids: readonly string[], regionById: RegionById): Places | MixedLevels {
  const above = new Set(ids.flatMap((id) => wholesOf(id, regionById).map((whole) => whole.id)));
  const wholes = ids.filter((id) => above.has(id));
  const regions = wholes.length === 0 ? ids : ids.filter((id) => !above.has(id));
  for (const whole of wholes) {
    const part = regions.find((id) => liesWithin(id, whole, regionById));
    const other = regions.find((id) => !liesWithin(id, whole, regionById));
    if (other !== undefined)
      return { mixed: `\`${whole}\` contains \`${part}\`, but not \`${other}\`` };
  }
  const [one = ""] = regions;
  const other = regions.find((id) => tierIn(regionById, id) !== tierIn(regionById, one));
  if (other === undefined) return { regions, references: sortedBySize(wholes, regionById) };
  const [own, its] = [one, other].map((id) => regionById.get(id)?.level);
  return { mixed: `\`${one}\` is of the level ${own}, \`${other}\` of the level ${its}` };
}

/**
 * Returns the places of a briefing that names none: those of the tier of the place in focus, else of the tier that most places of
 * the dataset are of, and what contains all of them.
 *
 * Shape: the same for the same `regionById`.
 */
export function placesByDefault(regionById: RegionById, focus: string | null = null): Places {
  const all = [...regionById.keys()];
  const first = focus !== null && regionById.has(focus) ? focus : mainTier(all, regionById)[0];
  const tier = first === undefined ? Number.NaN : tierIn(regionById, first);
  return chosenOnce(regionById, `tier ${tier}`, () => {
    const regions = all.filter((id) => tierIn(regionById, id) === tier);
    return { regions, references: commonWholes(regions, regionById) };
  });
}

/**
 * Returns the places within one that are of the tier that most of them are of, with that one for reference.
 *
 * Shape: the same for the same `regionById`; no regions where nothing lies within it.
 */
export function placesWithin(whole: string, regionById: RegionById): Places {
  return chosenOnce(regionById, whole, () => {
    const parts = [...regionById.keys()].filter((id) => liesWithin(id, whole, regionById));
    return { regions: mainTier(parts, regionById), references: [whole] };
  });
}

function chosenOnce(regionById: RegionById, key: string, choose: () => Places): Places {
  const known = chosenByRegions.get(regionById) ?? new Map<string, Places>();
  chosenByRegions.set(regionById, known);
  const places = known.get(key) ?? choose();
  known.set(key, places);
  return places;
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
  return region ? tierOf(region.level) : -1;
}
