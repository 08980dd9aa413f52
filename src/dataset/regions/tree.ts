import type { Region, Text } from "../model.ts";
import { tierOf } from "./level.ts";

type RegionById = ReadonlyMap<string, Region>;

/** Returns the places that one lies within, the smallest first; none for one that is unknown. */
export function wholesOf(id: string, regionById: RegionById): readonly Region[] {
  const within = regionById.get(id)?.within ?? null;
  const whole = within === null ? undefined : regionById.get(within);
  return whole ? [whole, ...wholesOf(whole.id, regionById)] : [];
}

/** True where `part` lies within `whole`, at whatever depth; no place lies within itself. */
export function liesWithin(part: string, whole: string, regionById: RegionById): boolean {
  return wholesOf(part, regionById).some(({ id }) => id === whole);
}

/** The prefecture-level city of a place. */
interface City {
  /** The same for all places of one city, whether it is a place of the dataset or only named. */
  readonly key: string;
  readonly name: Text;
}

/** Returns the city that a place belongs to, or that it is; null where none is known. */
export function cityOf(id: string, regionById: RegionById): City | null {
  const region = regionById.get(id);
  if (!region) return null;
  for (const one of [region, ...wholesOf(id, regionById)]) {
    if (one.level === "city") return { key: one.id, name: one.name };
    if (one.city !== null) return { key: `city ${one.city.zh}`, name: one.city };
  }
  return null;
}

/** Returns the places of a list that are of the tier that most of them are of; of two tiers alike the lower. */
export function mainTier(ids: readonly string[], regionById: RegionById): readonly string[] {
  const idsByTier = new Map<number, string[]>();
  for (const id of ids) {
    const region = regionById.get(id);
    if (!region) continue;
    const tier = tierOf(region.level);
    idsByTier.set(tier, [...(idsByTier.get(tier) ?? []), id]);
  }
  const [main] = [...idsByTier].sort(([a, some], [b, others]) => {
    return others.length - some.length || b - a;
  });
  return main?.[1] ?? [];
}
