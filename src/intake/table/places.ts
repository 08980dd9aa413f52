import type { Dataset, Region } from "../../dataset/model.ts";
import { cityOf, liesWithin, wholesOf } from "../../dataset/regions/tree.ts";
import { groupBy } from "../../group-by.ts";
import { normalise } from "../../sources/normalise.ts";

/** Finds places by their names. */
export interface PlaceFinder {
  /** The place that the words of a line name. */
  readonly find: (words: readonly string[]) => FoundPlace | null;
  /** Whether a word is the name of a place, or of several, or says that a line is of all. */
  readonly isName: (word: string) => boolean;
}

interface FoundPlace {
  readonly region: string;
  /** The word that names it; of a total the word for all. */
  readonly word: string;
  readonly isTotal: boolean;
}

const TOTAL = /^(?:全[市县区省州盟旗]|合计|总计|全部|.{0,8}(?:合计|总计))$/;

/**
 * Makes a finder of places. Where several have the name, the one counts that lies within what the other words name, then the one
 * within the place that the document is of, or in its city; a total is of that place itself, or of the city that it lies within.
 */
export function openPlaces({ regionById }: Pick<Dataset, "regionById">, home: string): PlaceFinder {
  const named = groupBy(
    [...regionById.values()].flatMap((region) =>
      [...new Set([region.name.zh, region.short.zh])].map(
        (name) => [normalise(name), region] as const,
      ),
    ),
    ([name]) => name,
  );
  const regionsOf = (word: string) => (named.get(word) ?? []).map(([, region]) => region);
  const isNear = nearTo(home, regionById);
  const find = (words: readonly string[]): FoundPlace | null => {
    const found = words.toReversed().find((word) => regionsOf(word).length > 0);
    if (found === undefined) {
      const word = words.find((one) => TOTAL.test(one));
      const region = word === undefined ? null : totalOf(word, home, regionById);
      return word === undefined || region === null ? null : { region, word, isTotal: true };
    }
    const others = words.filter((word) => word !== found);
    const isWithin = ({ id }: Region) =>
      others.some((word) => regionsOf(word).some((whole) => liesWithin(id, whole.id, regionById)));
    const alike = regionsOf(found);
    const [one, other] = narrowed(narrowed(alike, isWithin), isNear);
    return one && !other ? { region: one.id, word: found, isTotal: false } : null;
  };
  return { find, isName: (word) => named.has(word) || TOTAL.test(word) };
}

/** The place whose total it is: 全县 of a county is its own, 全市 and 合计 its city's; null where that is no place of the data. */
function totalOf(word: string, home: string, regionById: Dataset["regionById"]): string | null {
  const own = regionById.get(home);
  const hasParts = [...regionById.keys()].some((id) => liesWithin(id, home, regionById));
  if (!own || hasParts || own.level === "city" || /^全[县区旗]/.test(word)) return home;
  const city = wholesOf(home, regionById).find(({ level }) => level === "city");
  return city?.id ?? (own.city === null && word !== "全市" ? home : null);
}

/** Those for which something holds; all where it holds for none. */
function narrowed(
  regions: readonly Region[],
  holds: (region: Region) => boolean,
): readonly Region[] {
  const some = regions.filter(holds);
  return some.length > 0 ? some : regions;
}

function nearTo(home: string, regionById: Dataset["regionById"]): (region: Region) => boolean {
  const city = cityOf(home, regionById)?.key;
  return ({ id }) =>
    id === home ||
    liesWithin(id, home, regionById) ||
    (city !== undefined && cityOf(id, regionById)?.key === city);
}
