import { groupBy } from "../../group-by.ts";
import { LANGUAGES, type Language, type Region, type Text } from "../model.ts";
import { wholesOf } from "./tree.ts";

type RegionById = ReadonlyMap<string, Region>;

/**
 * Returns the places with names that tell them apart. Where several have one short name, their full names stand for it, e.g. 吉林省
 * and 吉林市; where these are the same as well, each bears the name of what it lies within: 济南市中, Shizhong (Jinan).
 *
 * Shape: the map itself where all names differ. `met`: the places that meet on a page; the others keep their names. Default: all.
 * Only the language in which names are the same is changed. Places of one name
 * that lie within nothing keep it: `sameNames` finds them.
 */
export function tellApart(
  regionById: RegionById,
  met: (id: string) => boolean = () => true,
): RegionById {
  const added = new Map<string, Region>();
  const meeting = [...regionById.values()].filter(({ id }) => met(id));
  for (const language of LANGUAGES) {
    for (const same of sameNames(meeting, language)) {
      const areFullApart = new Set(same.map(({ name }) => name[language])).size === same.length;
      for (const region of same) {
        const known = added.get(region.id) ?? region;
        const renamed = areFullApart
          ? { ...known, short: { ...known.short, [language]: known.name[language] } }
          : nameWithWhole(known, language, regionById);
        added.set(region.id, renamed);
      }
    }
  }
  if (added.size === 0) return regionById;
  return new Map([...regionById].map(([id, region]) => [id, added.get(id) ?? region]));
}

/** Returns the places that have the same short name in a language, each list in the order of the places. */
function sameNames(regions: readonly Region[], language: Language): readonly (readonly Region[])[] {
  const alike = groupBy(regions, ({ short }) => short[language]);
  return [...alike.values()].filter((same) => same.length > 1);
}

function nameWithWhole(region: Region, language: Language, regionById: RegionById): Region {
  const whole = wholeOf(region, regionById);
  if (whole === null) return region;
  const joined = (name: Text, long: boolean): Text => ({
    ...name,
    [language]:
      language === "zh"
        ? `${long ? whole.name.zh : whole.short.zh}${name.zh}`
        : `${name.en} (${whole.short.en})`,
  });
  return { ...region, name: joined(region.name, true), short: joined(region.short, false) };
}

/** What a place lies within, by name; null where nothing is known of it. */
function wholeOf(
  { id, city }: Region,
  regionById: RegionById,
): Pick<Region, "name" | "short"> | null {
  const [whole] = wholesOf(id, regionById);
  if (whole) return whole;
  return city && { name: city, short: { ...city, zh: city.zh.replace(/(?<=..)市$/, "") } };
}
