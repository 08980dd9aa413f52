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
      const formsOf = (region: Region) => formsIn(region, regionById, { language, key });
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

/** A place whose name is not its alone, and those that may stand for it, the shortest first. */
interface Open {
  readonly region: Region;
  readonly forms: readonly string[];
}

/** Chooses another name for each place whose own is not its alone, as far as one is free. */
function distinctNames(
  regions: readonly Region[],
  nameOf: (region: Region) => string,
  formsOf: (region: Region) => readonly string[],
): ReadonlyMap<Region, string> {
  const chosen = new Map<Region, string>();
  const own = groupBy(regions, nameOf);
  const taken = new Set(own.keys());
  const same = [...own.values()].filter((those) => those.length > 1).flat();
  const all = same.map((region): Open => ({ region, forms: formsOf(region) }));
  // Nothing tells those apart that have every form in common: they keep their names, and the forms are free for others.
  const alike = [...groupBy(all, ({ forms }) => forms.join("\n")).values()];
  let open: readonly Open[] = alike.filter((those) => those.length === 1).flat();
  for (let before = -1; chosen.size > before; ) {
    before = chosen.size;
    // A name that several wanted is free once all but one have another.
    for (const [region, name] of freeNames(open, taken)) {
      chosen.set(region, name);
      taken.add(name);
    }
    open = open.filter(({ region }) => !chosen.has(region));
  }
  return chosen;
}

/**
 * Goes through the forms of all places at once: a place takes the first that no other wants at the same step, and none has. So the
 * order of the places is of no account.
 */
function freeNames(open: readonly Open[], taken: ReadonlySet<string>): ReadonlyMap<Region, string> {
  const chosen = new Map<Region, string>();
  const used = new Set(taken);
  let left = open;
  for (let step = 0; left.length > 0; step++) {
    left = left.filter(({ region, forms }) => !chosen.has(region) && step < forms.length);
    const wanted = groupBy(left, ({ forms }) => forms[step] ?? "");
    for (const [name, [one, other]] of wanted) {
      if (!one || other || used.has(name)) continue;
      chosen.set(one.region, name);
      used.add(name);
    }
  }
  return chosen;
}

interface NameKey {
  readonly language: Language;
  readonly key: "short" | "name";
}

/** The names that may stand for a place's own: of a short one the full name; then each with what the place lies within. */
function formsIn(
  region: Region,
  regionById: RegionById,
  { language, key }: NameKey,
): readonly string[] {
  const wholes = wholesNamed(region, regionById);
  const long = formsWithin(region.name, wholes, { language, key: "name" });
  if (key === "name") return long;
  return [region.name[language], ...formsWithin(region.short, wholes, { language, key }), ...long];
}

/** A name with what the place lies within: with the smallest, with the two smallest and so on; then the same with full names. */
function formsWithin(
  name: Text,
  wholes: readonly Whole[],
  { language, key }: NameKey,
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
