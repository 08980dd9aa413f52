import type { Dataset } from "../../dataset/model.ts";
import { liesWithin } from "../../dataset/regions/tree.ts";
import { checkKnown, knownIndicators, knownPlaces } from "./known.ts";

/** Which places are asked for. */
export interface PlacesAsked {
  readonly places?: readonly string[] | undefined;
  readonly group?: string | undefined;
  readonly within?: string | undefined;
}

/** Which indicators. */
export interface SubjectsAsked {
  readonly themes?: readonly string[] | undefined;
  readonly indicators?: readonly string[] | undefined;
}

type Ids = ReadonlySet<string>;

/** The places for which all holds that is asked for; null where nothing is asked. Errors: QueryFault. */
export function placesSought(dataset: Dataset, asked: PlacesAsked): Ids | null {
  const { regionById, groupById } = dataset;
  const listed = knownPlaces(dataset, asked.places);
  const group = asked.group ? ofGroup(groupById, asked.group) : null;
  const naming = { field: "within", what: "place" };
  const [whole] = (asked.within && knownPlaces(dataset, [asked.within], naming)) || [];
  if (!listed && !group && whole === undefined) return null;
  const start = listed ?? group ?? [...regionById.keys()];
  const isOfGroup = group && new Set(group);
  return new Set(
    start
      .filter((id) => isOfGroup?.has(id) ?? true)
      .filter((id) => whole === undefined || liesWithin(id, whole, regionById)),
  );
}

function ofGroup(groupById: Dataset["groupById"], id: string): readonly string[] {
  checkKnown([id], groupById, { field: "group", what: "group" });
  return groupById.get(id)?.places ?? [];
}

/** The indicators for which all holds that is asked for; null where nothing is asked. Errors: QueryFault. */
export function indicatorsSought(dataset: Dataset, asked: SubjectsAsked): Ids | null {
  const { indicatorById, themeById } = dataset;
  const listed = knownIndicators(dataset, asked.indicators);
  const themes = asked.themes?.length
    ? new Set(checkKnown(asked.themes, themeById, { field: "themes", what: "theme" }))
    : null;
  if (!listed && !themes) return null;
  const start = listed ?? [...indicatorById.keys()];
  return new Set(start.filter((id) => themes?.has(indicatorById.get(id)?.theme ?? "") ?? true));
}
