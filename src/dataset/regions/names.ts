import { groupBy } from "../../group-by.ts";
import { LANGUAGES, type Language, type Region, type Text } from "../model.ts";
import { cityStem, wholesOf } from "./tree.ts";

type RegionById = ReadonlyMap<string, Region>;

/** What a name is made of when it meets another: the place's own names, and those of what it lies within. */
type Whole = Pick<Region, "name" | "short">;

/**
 * Returns the places with names that tell them apart. Where several have one short name, their full names stand for it, e.g. 吉林省
 * and 吉林市; where these are the same as well, each bears the name of what it lies within: 济南市中, Shizhong (Jinan).
 *
 * Shape: the map itself where all names differ. `met`: the places that meet on a page; the others keep their names. Default: all.
 * Only the language in which names are the same is changed. Places that nothing tells apart keep their names; `checkNames`
 * reports them.
 */
export function tellApart(
  regionById: RegionById,
  met: (id: string) => boolean = () => true,
): RegionById {
  const meeting = [...regionById.values()].filter(({ id }) => met(id));
  const changed = new Map<string, Region>();
  for (const language of LANGUAGES) {
    for (const key of ["short", "name"] as const) {
      const formsOf = (region: Region) => [
        ...(key === "short" ? [region.name[language]] : []),
        ...formsWithin(region[key], wholesNamed(region, regionById), { language, key }),
      ];
      for (const [{ id }, name] of distinctNames(meeting, (one) => one[key][language], formsOf)) {
        const region = changed.get(id) ?? regionById.get(id);
        if (region) changed.set(id, { ...region, [key]: { ...region[key], [language]: name } });
      }
    }
  }
  if (changed.size === 0) return regionById;
  return new Map([...regionById].map(([id, region]) => [id, changed.get(id) ?? region]));
}

/** Returns the places that have the same short name in a language, each list in the order of the places. */
export function sameNames(
  regions: readonly Region[],
  language: Language,
): readonly (readonly Region[])[] {
  const alike = groupBy(regions, ({ short }) => short[language]);
  return [...alike.values()].filter((same) => same.length > 1);
}

/**
 * Chooses another name for each place whose own is not its alone: the first of its forms that no other takes at the same step, and
 * none has as its own or has taken before. So the order of the places is of no account.
 */
function distinctNames(
  regions: readonly Region[],
  nameOf: (region: Region) => string,
  formsOf: (region: Region) => readonly string[],
): ReadonlyMap<Region, string> {
  const chosen = new Map<Region, string>();
  const own = groupBy(regions, nameOf);
  const taken = new Set(own.keys());
  let open = [...own.values()]
    .filter((same) => same.length > 1)
    .flatMap((same) => same.map((region) => ({ region, forms: formsOf(region) })));
  for (let step = 0; open.length > 0; step++) {
    open = open.filter(({ forms }) => step < forms.length);
    const wanted = groupBy(open, ({ forms }) => forms[step] ?? "");
    const free = [...wanted].filter(([name, those]) => those.length === 1 && !taken.has(name));
    for (const [name, [one]] of free) if (one) chosen.set(one.region, name);
    for (const [name] of free) taken.add(name);
    open = open.filter(({ region }) => !chosen.has(region));
  }
  return chosen;
}

/** A name with what the place lies within: with the smallest, with the two smallest and so on; then the same with full names. */
function formsWithin(
  name: Text,
  wholes: readonly Whole[],
  { language, key }: { readonly language: Language; readonly key: "short" | "name" },
): readonly string[] {
  // A full name in Chinese takes full names: 济南市市中区. In English the short one is enough: Shizhong District (Jinan).
  const keys =
    key === "name" && language === "zh" ? (["name"] as const) : (["short", "name"] as const);
  return keys.flatMap((of) =>
    wholes.map((_, last) => {
      const names = wholes.slice(0, last + 1).map((whole) => whole[of][language]);
      return language === "zh"
        ? `${names.toReversed().join("")}${name.zh}`
        : `${name.en} (${names.join(", ")})`;
    }),
  );
}

/** What a place lies within, by name, the smallest first; a city that is no place of the dataset as well. */
function wholesNamed(region: Region, regionById: RegionById): readonly Whole[] {
  return [region, ...wholesOf(region.id, regionById)].flatMap((one) => {
    const city = one.city && { name: one.city, short: { ...one.city, zh: cityStem(one.city.zh) } };
    return [...(one === region ? [] : [one]), ...(city ? [city] : [])];
  });
}
