import type { Dataset } from "../../../dataset/model.ts";
import { cityOf, MOST_IN_A_ROW, placesByCity, wholesOf } from "../../../dataset/regions/tree.ts";
import { groupBy } from "../../../group-by.ts";
import { hasWords, wordsToFind } from "../../find.ts";
import type { Words } from "../../words.ts";
import { knownOf } from "../known.ts";
import type { ChooseQuery } from "./query.ts";

/** A place that may be ticked. */
interface PlaceOption {
  readonly id: string;
  readonly name: string;
  /** In what text it is found; empty where no script looks for it. */
  readonly find: string;
  readonly isChosen: boolean;
  /** True where it was looked for and is not what was. */
  readonly isHidden: boolean;
}

interface PlaceGroup {
  /** Name of the city; empty where all stand in one row. */
  readonly name: string;
  readonly places: readonly PlaceOption[];
  readonly isHidden: boolean;
}

/** A city by which places are found. */
interface CityOption {
  readonly name: string;
  readonly count: string;
}

/** The places as the form offers them. */
interface PlacesModel {
  /** All places, or those found, in groups. */
  readonly groups: readonly PlaceGroup[];
  /** Of many places those chosen; none where all are offered. */
  readonly chosen: readonly PlaceOption[];
  /** Of many places the cities, by province; none where all are offered. */
  readonly cities: readonly { readonly name: string; readonly cities: readonly CityOption[] }[];
  readonly isSearched: boolean;
  /** What the search came to; empty where nothing was looked for. */
  readonly found: string;
  readonly more: string;
  /** How many are chosen. */
  readonly count: string;
}

/** Most places that are all offered at once. */
const MOST_OFFERED = 200;
/** Most places that a search lists. */
const MOST_FOUND = 60;

/** Offers the places: few all at once, of many those chosen and those found, and the cities to find others by. */
export function placesModel(dataset: Dataset, query: ChooseQuery, words: Words): PlacesModel {
  const { regionById } = dataset;
  const ids = [...regionById.keys()];
  const isSearched = ids.length > MOST_IN_A_ROW;
  const asked = isSearched ? wordsToFind(query.find) : [];
  const { textById } = knownOf(dataset);
  const matching = ids.filter((id) => hasWords(textById.get(id) ?? "", asked));
  const isMany = ids.length > MOST_OFFERED;
  const chosen = query.places.filter((id) => regionById.has(id));
  const open = isMany && asked.length > 0 ? matching.filter((id) => !chosen.includes(id)) : [];
  const offered = isMany ? open.slice(0, MOST_FOUND) : ids;
  const option = (id: string) => optionOf(id, { dataset, query, words, asked });
  const left = open.length - MOST_FOUND;
  return {
    groups: groupsOf(offered, dataset, words).map(({ name, ids: own }) => {
      const places = own.map(option);
      return { name, places, isHidden: places.every(({ isHidden }) => isHidden) };
    }),
    chosen: isMany ? chosen.map(option) : [],
    cities: isMany ? citiesOf(dataset, words) : [],
    isSearched,
    found: asked.length === 0 ? "" : countOf("found", matching.length, words),
    more: left > 0 ? words.count("foundMore", left) : "",
    count: countOf("chosen", chosen.length, words),
  };
}

function countOf(key: string, number: number, words: Words): string {
  return number === 0 ? words.say(`${key}None`) : words.count(key, number);
}

interface Asked {
  readonly dataset: Dataset;
  readonly query: ChooseQuery;
  readonly words: Words;
  readonly asked: readonly string[];
}

function optionOf(id: string, { dataset, query, words, asked }: Asked): PlaceOption {
  const { regionById, textById } = knownOf(dataset);
  const text = textById.get(id) ?? "";
  const isChosen = query.places.includes(id);
  return {
    id,
    name: regionById.get(id)?.name[words.language] ?? id,
    find: dataset.regionById.size > MOST_OFFERED ? "" : text,
    isChosen,
    isHidden: !isChosen && !hasWords(text, asked),
  };
}

/** Few places in one row, more by city. */
function groupsOf(ids: readonly string[], { regionById }: Dataset, words: Words) {
  if (ids.length === 0) return [];
  if (ids.length <= MOST_IN_A_ROW) return [{ name: "", ids }];
  const nameOf = (id: string) => cityOf(id, regionById)?.name[words.language] ?? "";
  const byCity = [...groupBy(ids, nameOf)];
  if (byCity.length === 1) return [{ name: "", ids }];
  return byCity.map(([name, own]) => ({ name: name || words.say("otherCities"), ids: own }));
}

function citiesOf(dataset: Dataset, words: Words) {
  const { regionById } = dataset;
  const { language } = words;
  const cities = [...placesByCity(regionById)].flatMap(([, ids]) => {
    const [first = ""] = ids;
    const city = cityOf(first, regionById);
    const top = wholesOf(first, regionById).findLast(({ level }) => level === "province");
    const name = city?.name[language];
    if (!name) return [];
    return [{ top: top?.name[language] ?? "", name, count: words.count("cityCount", ids.length) }];
  });
  return [...groupBy(cities, ({ top }) => top)].map(([name, own]) => ({
    name: name || words.say("allCities"),
    cities: own.map((city) => ({ name: city.name, count: city.count })),
  }));
}
