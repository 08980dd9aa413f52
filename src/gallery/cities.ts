import type { Dataset, Text } from "../dataset/model.ts";
import { tellApart } from "../dataset/regions/names.ts";
import { cityOf, MOST_IN_A_ROW, placesByCity } from "../dataset/regions/tree.ts";
import { groupBy } from "../group-by.ts";
import type { ManifestEntry } from "../results/manifest.ts";

/** Places by whose names a briefing is found: of more a page tells the distribution, and names only some. */
const MOST_FOUND_BY = 60;

/** Outputs that stand together in a long gallery. */
interface OutputGroup {
  /** `several`: on places of more than one city; `others`: of no city; `all`: no output is of one. */
  readonly of: Text | "several" | "others" | "all";
  readonly outputs: readonly ManifestEntry[];
}

type Output = Pick<ManifestEntry, "id" | "base" | "regions" | "focus">;
type Source = Pick<Dataset, "regionById" | "briefings">;

/** True where there are so many briefings, those for other places than their own counted each, that a reader looks for one by its place. */
export function isLong(outputs: readonly Pick<ManifestEntry, "id">[]): boolean {
  return new Set(outputs.map(({ id }) => id)).size > MOST_IN_A_ROW;
}

/** The places that an output is about: the one in focus, else those that it compares. */
export function placesAbout(output: Output, { briefings }: Source): readonly string[] {
  const { base, regions } = output;
  const focus = output.focus ?? briefings.get(base)?.focus ?? null;
  return focus === null ? regions : [focus];
}

/**
 * Groups outputs by the city of what they are about.
 *
 * Shape: those on several cities first, then the cities in the order of regions.yaml, then those on places of no city; in each
 * the comparisons first, then in the order of the places.
 */
export function groupByCities(
  outputs: readonly ManifestEntry[],
  source: Source,
): readonly OutputGroup[] {
  const regionById = tellApart(source.regionById);
  const indexById = new Map([...regionById.keys()].map((id, index) => [id, index]));
  const rankOf = (output: ManifestEntry) => {
    const about = placesAbout(output, source);
    return about.length === 1 ? (indexById.get(about[0] ?? "") ?? -1) : -1;
  };
  const found = groupBy(
    outputs.toSorted((a, b) => rankOf(a) - rankOf(b)),
    (output) => cityKeyOf(placesAbout(output, source), source),
  );
  const keys = [...placesByCity(source.regionById).keys()].filter((key) => key !== NO_CITY);
  return [SEVERAL, ...keys, NO_CITY].flatMap((key): readonly OutputGroup[] => {
    const own = found.get(key);
    if (!own) return [];
    if (key === SEVERAL) return [{ of: found.size === 1 ? "all" : "several", outputs: own }];
    if (key === NO_CITY) return [{ of: found.size === 1 ? "all" : "others", outputs: own }];
    const [place = ""] = own.flatMap((output) => placesAbout(output, source));
    return [{ of: cityOf(place, regionById)?.name ?? "others", outputs: own }];
  });
}

const SEVERAL = "several cities";
const NO_CITY = "";

function cityKeyOf(places: readonly string[], { regionById }: Source): string {
  const keys = new Set(places.map((id) => cityOf(id, regionById)?.key ?? NO_CITY));
  const [key = SEVERAL, ...others] = keys;
  return others.length === 0 ? key : SEVERAL;
}

/** The names by which an output is found, in both languages: full and short, as they are told apart and as they are called. */
export function namesToFind(
  output: ManifestEntry,
  source: Source,
  toldApart: Dataset["regionById"],
): string {
  const about = placesAbout(output, source);
  const places = about.length > MOST_FOUND_BY ? [] : about;
  const texts = places.flatMap((id) => {
    const regions = [source.regionById.get(id), toldApart.get(id)];
    return regions.flatMap((region) => (region ? [region.name, region.short] : []));
  });
  return [...new Set(texts.flatMap(({ zh, en }) => [zh, en]))].join(" ");
}
