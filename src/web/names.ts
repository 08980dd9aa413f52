import type { Dataset, Text } from "../dataset/model.ts";
import { MEASURES } from "../dataset/model.ts";
import { tellApart } from "../dataset/regions/names.ts";
import type { SaidFigures } from "../view/said.ts";
import type { Words } from "./words.ts";

/** Names of the ids in figures; published beside the figures as `names.json`. */
export interface Names {
  readonly regions: NameById;
  readonly indicators: NameById;
  readonly units: NameById;
  readonly scopes: NameById;
  readonly bases: NameById;
  readonly documents: NameById;
}

/** What `names.json` of an edition holds. */
export interface EditionNames extends Names {
  /** Figure id → how pages say it; absent in editions of an earlier version. */
  readonly figures?: SaidFigures;
}

type NameById = Readonly<Record<string, Text>>;

/** Collects the names in a dataset; places of one name bear that of what they lie within. */
export function namesOf(dataset: Dataset): Names {
  return {
    regions: collect(tellApart(dataset.regionById), ({ short }) => short),
    indicators: collect(dataset.indicatorById, ({ short }) => short),
    units: collect(dataset.unitById, ({ name }) => name),
    scopes: collect(dataset.scopeById, ({ name }) => name),
    bases: collect(dataset.basisById, ({ name }) => name),
    documents: collect(dataset.documentById, ({ title }) => title),
  };
}

function collect<T>(byId: ReadonlyMap<string, T>, nameOf: (item: T) => Text): NameById {
  return Object.fromEntries([...byId].map(([id, item]) => [id, nameOf(item)]));
}

/** Most places named in a heading. */
export const MOST_PLACES = 12;

/** Names places in their order, e.g. `Zhangdian, Boshan`; of many the first, and how many more. */
export function namePlaces(regions: readonly string[], words: Words, { regions: byId }: Names) {
  const named = regions.slice(0, MOST_PLACES).map((id) => byId[id]?.[words.language] ?? id);
  const left = regions.length - named.length;
  const more = left > 0 ? [words.count("morePlaces", left)] : [];
  return [...named, ...more].join(words.say("placesJoint"));
}

/** Ending of the id of a second figure that contradicts the first, e.g. `~2`. */
const SECOND = /~(\d+)$/;

/** Names a figure for a reader by its id, e.g. `Boshan, budget revenue, growth, 2022, net of VAT refunds`. */
export function nameFigure(names: Names, id: string, words: Words): string {
  const [region = "", indicator = "", year = "", measure = "", ...marks] = id
    .replace(SECOND, "")
    .split("/");
  const nameIn = (list: NameById, key: string) => list[key]?.[words.language] ?? null;
  const qualities = marks.map(
    (mark) => nameIn(names.scopes, mark) ?? nameIn(names.bases, mark) ?? words.all[mark] ?? mark,
  );
  const second = id.match(SECOND) ? [words.say("second")] : [];
  const isRate = MEASURES.some((known) => known === measure) && measure in words.all;
  return [
    nameIn(names.regions, region) ?? region,
    nameIn(names.indicators, indicator) ?? indicator,
    ...(isRate ? [words.say(measure)] : []),
    year.replace("--", "/"),
    ...qualities,
    ...second,
  ].join(words.say("joint"));
}

/** A value and its unit, whose id is empty for words. */
interface Value {
  readonly value: string;
  readonly unit: string;
}

/** A revision in the reader's language; the unit once, at the end, where both have the same. */
export interface Revision {
  readonly before: string;
  readonly after: string;
  readonly unit: string;
}

/** Says what a figure was and is; null stands for a figure that was or is not there. */
export function sayRevision(
  names: Names,
  before: Value | null,
  after: Value | null,
  words: Words,
): Revision {
  const units = new Set([before, after].flatMap((side) => (side ? [side.unit] : [])));
  const [unit = ""] = units;
  const isShared = units.size === 1 && unit !== "" && unit !== "%";
  const unitText = (id: string) =>
    words.say("unit", { unit: names.units[id]?.[words.language] ?? id });
  const say = (side: Value | null) => {
    if (side === null) return words.say("absent");
    if (isShared || side.unit === "") return side.value;
    return side.unit === "%" ? `${side.value}%` : `${side.value} ${unitText(side.unit)}`;
  };
  return { before: say(before), after: say(after), unit: isShared ? unitText(unit) : "" };
}
