import type { BriefingSpec, Dataset } from "../../../dataset/model.ts";
import { frequencyOf } from "../../../dataset/time/period.ts";
import { hasPart, type Kind } from "../../../view/kind.ts";
import type { Words } from "../../words.ts";
import { knownOf } from "../known.ts";

type KindById = ReadonlyMap<string, Kind>;

/** A kind of briefing, or a briefing, that may be chosen. */
export interface KindOption {
  readonly id: string;
  readonly name: string;
  /** What it is for; of a briefing its kind. */
  readonly purpose: string;
  /** How many places it is for; empty for any number. */
  readonly places: string;
  /** True where it is about one place among others. */
  readonly hasFocus: boolean;
  readonly isChosen: boolean;
}

/** Most briefings that are listed by name: the kinds and places say the same of more. */
const MOST_LISTED = 40;

/** The kinds of which the dataset has figures, the briefings beside them, and which is chosen. */
export function kindsModel(
  dataset: Dataset,
  kindById: KindById,
  asked: string,
  words: Words,
): { readonly kinds: readonly KindOption[]; readonly briefings: readonly KindOption[] } {
  const kinds = [...kindById.values()].filter((kind) => isOffered(kind, dataset));
  const chosen = asked === "" ? defaultOf(kinds) : asked;
  const others = [...dataset.briefings.values()].filter(
    ({ id, kind }) => id !== kind || !kinds.some((one) => one.id === id),
  );
  const listed = others.length > MOST_LISTED ? others.filter(({ id }) => id === chosen) : others;
  return {
    kinds: kinds.map((kind) => optionOf(kind, chosen, words)),
    briefings: listed.map((spec) => briefingOption(spec, kindById, chosen, words)),
  };
}

/** What is chosen where nothing is asked for: the comparison, else the first there is. */
function defaultOf(kinds: readonly Kind[]): string {
  return (kinds.find(({ id }) => id === "comparison") ?? kinds[0])?.id ?? "";
}

/** A kind of the latest months and quarters needs such figures; a briefing of another kind may have its name. */
function isOffered(kind: Kind, dataset: Dataset): boolean {
  const namesake = dataset.briefings.get(kind.id);
  if (namesake && namesake.kind !== kind.id) return false;
  if (!hasPart(kind, "latest")) return true;
  return knownOf(dataset).periods.some((period) => frequencyOf(period) !== "year");
}

function optionOf(kind: Kind, chosen: string, words: Words): KindOption {
  return {
    id: kind.id,
    name: kind.name[words.language],
    purpose: words.all[`purpose-${kind.id}`] ?? "",
    places: sayPlaces(kind, words),
    hasFocus: hasFocus(kind),
    isChosen: kind.id === chosen,
  };
}

function briefingOption(
  { id, title, kind: kindId }: BriefingSpec,
  kindById: KindById,
  chosen: string,
  { language }: Words,
): KindOption {
  const kind = kindById.get(kindId);
  return {
    id,
    name: title[language],
    purpose: kind?.name[language] ?? "",
    places: "",
    hasFocus: kind ? hasFocus(kind) : false,
    isChosen: id === chosen,
  };
}

/** True for a kind that says where one place stands among others. */
function hasFocus(kind: Kind): boolean {
  return hasPart(kind, "position");
}

function sayPlaces({ places: { from, to } }: Kind, words: Words): string {
  if (to === null) return from > 1 ? words.say("placesFrom", { count: String(from) }) : "";
  if (from === to) return words.say("placesExactly", { count: String(to) });
  return words.say("placesBetween", { from: String(from), to: String(to) });
}
