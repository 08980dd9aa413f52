import { asOf } from "../../../dataset/as-of.ts";
import type { Dataset } from "../../../dataset/model.ts";
import { placesByDefault, placesWithin } from "../../../dataset/regions/choice.ts";
import { FREQUENCIES, frequencyOf } from "../../../dataset/time/period.ts";
import { groupBy } from "../../../group-by.ts";
import type { Kind } from "../../../view/kind.ts";
import { sayPeriod } from "../../../view/period.ts";
import { addressOf, otherLanguage } from "../addresses.ts";
import { type FieldFault, faultsView } from "../faults.ts";
import type { Shown } from "../frame.ts";
import { knownOf } from "../known.ts";
import { themesModel } from "./contents.ts";
import { type KindOption, kindsModel } from "./kinds.ts";
import { placesModel } from "./places.ts";
import type { ChooseQuery } from "./query.ts";

/** What the form of a choice is made of. */
interface ChooseModel {
  readonly dataset: Dataset;
  readonly kindById: ReadonlyMap<string, Kind>;
  readonly query: ChooseQuery;
  /** What is wrong with the choice, by its fields. */
  readonly faults: readonly FieldFault[];
}

/** What `site/choose.hbs` is filled with. */
export function chooseView(model: ChooseModel, shown: Shown) {
  const { dataset: all, kindById, query, faults } = model;
  const { words, place } = shown;
  const { language, base } = place;
  const dataset = known(all, query.as_of);
  const { kinds, briefings } = kindsModel(dataset, kindById, query.briefing, words);
  const chosen = [...kinds, ...briefings].find(({ isChosen }) => isChosen);
  const places = placesAsked(dataset, query);
  const periods = periodsOf(dataset, query, shown);
  return {
    words: words.all,
    heading: words.say("heading"),
    open: addressOf(base, language, "open"),
    openOther: addressOf(base, otherLanguage(language), "open"),
    update: addressOf(base, language, "choose"),
    query,
    ...faultsView(faults),
    kinds,
    briefings,
    ready: words.count("readyBriefings", briefings.length),
    isReady: briefings.some(({ isChosen }) => isChosen),
    places: placesModel(dataset, query, words),
    groups: groupsOf(dataset, query, shown),
    wholes: wholesOf(dataset, query, shown),
    focus: focusOf(dataset, query, { chosen, places, shown }),
    themes: themesModel(dataset, query, places, words),
    periods,
    summary: words.say("summaryAll", {
      kind: chosen?.name ?? query.briefing,
      places: sayPlaces(dataset, query, shown),
      period: sayChosen(periods, query),
    }),
  };
}

function sayChosen(
  { latest, given }: ReturnType<typeof periodsOf>,
  { period }: ChooseQuery,
): string {
  const options = [...latest, ...given.flatMap((one) => one.options)];
  return options.find(({ isChosen }) => isChosen)?.name ?? period;
}

/** The dataset as of a date, where that is one. */
function known(dataset: Dataset, date: string): Dataset {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? asOf(dataset, date) : dataset;
}

/** The places that the choice comes to; of a mistaken one the nearest. */
function placesAsked(dataset: Dataset, { briefing, places, group, within }: ChooseQuery) {
  const { regionById, groupById, briefings } = dataset;
  const listed = places.filter((id) => regionById.has(id));
  if (listed.length > 0) return listed;
  const own = groupById.get(group)?.places;
  if (own) return own;
  if (regionById.has(within)) return placesWithin(within, regionById).regions;
  return briefings.get(briefing)?.regions ?? placesByDefault(regionById).regions;
}

interface SelectOption {
  readonly id: string;
  readonly name: string;
  readonly isChosen: boolean;
}

function groupsOf(
  { groupById }: Dataset,
  { group }: ChooseQuery,
  { words }: Shown,
): readonly SelectOption[] {
  return [...groupById.values()].map(({ id, name, places }) => ({
    id,
    name: words.count("groupOption", places.length, { name: name[words.language] }),
    isChosen: id === group,
  }));
}

function wholesOf(
  dataset: Dataset,
  { within }: ChooseQuery,
  { words: { language } }: Shown,
): readonly SelectOption[] {
  const { wholes, regionById } = knownOf(dataset);
  return wholes.map((id) => ({
    id,
    name: regionById.get(id)?.name[language] ?? id,
    isChosen: id === within,
  }));
}

interface FocusAsked {
  readonly chosen: KindOption | undefined;
  readonly places: readonly string[];
  readonly shown: Shown;
}

/** Most places of which one is chosen from a list. */
const MOST_IN_A_LIST = 300;

/** The place in focus, offered among the places chosen; hidden where the kind has none. */
function focusOf(dataset: Dataset, query: ChooseQuery, { chosen, places, shown }: FocusAsked) {
  const { regionById } = knownOf(dataset);
  const own = dataset.briefings.get(query.briefing)?.focus ?? "";
  const focus = query.focus === "" ? own : query.focus;
  const offered = places.length > MOST_IN_A_LIST ? [] : places;
  return {
    isHidden: !chosen?.hasFocus,
    options: offered.map((id) => ({
      id,
      name: regionById.get(id)?.name[shown.words.language] ?? id,
      isChosen: id === focus,
    })),
  };
}

/** The choices of a period: the latest of each place, the latest common, and by their length those that there are. */
function periodsOf(dataset: Dataset, { period }: ChooseQuery, { words, locale }: Shown) {
  const option = (id: string, name: string): SelectOption => ({
    id,
    name,
    isChosen: id === period,
  });
  const byFrequency = groupBy(knownOf(dataset).periods, frequencyOf);
  return {
    latest: [option("", words.say("latest")), option("latest-common", words.say("latestCommon"))],
    given: FREQUENCIES.flatMap((frequency) => {
      const own = byFrequency.get(frequency) ?? [];
      if (own.length === 0) return [];
      const options = own.map((id) => option(id, sayPeriod(locale, id)));
      return [{ name: words.say(`frequency-${frequency}`), options }];
    }),
  };
}

/** Most places that the sentence about the choice names. */
const MOST_NAMED = 6;

function sayPlaces(dataset: Dataset, query: ChooseQuery, { words }: Shown): string {
  const { regionById } = knownOf(dataset);
  const { language } = words;
  const nameOf = (id: string) => regionById.get(id)?.short[language] ?? id;
  const { places, group, within, briefing } = query;
  if (places.length > MOST_NAMED) {
    const names = places.slice(0, MOST_NAMED).map(nameOf).join(words.say("joint"));
    return words.count("placesMany", places.length, { places: names });
  }
  if (places.length > 0) return places.map(nameOf).join(words.say("joint"));
  if (group !== "") return dataset.groupById.get(group)?.name[language] ?? group;
  if (within !== "") return words.say("withinAll", { place: nameOf(within) });
  return words.say(dataset.briefings.has(briefing) ? "ownPlaces" : "allPlaces");
}
