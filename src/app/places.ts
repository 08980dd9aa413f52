import { nameOfGroup } from "../dataset/briefing-places.ts";
import { presentId, presentRegions } from "../dataset/former-ids.ts";
import type { Dataset, GroupName } from "../dataset/model.ts";
import {
  choosePlaces,
  type MixedLevels,
  type Places,
  placesByDefault,
  placesWithin,
} from "../dataset/regions/choice.ts";
import { ReportError } from "../error.ts";
import { knownIn, knownOf } from "./known.ts";

/** The places asked for: at most one of these. */
export interface PlacesAsked {
  readonly regions?: readonly string[];
  /** Id of a group. */
  readonly group?: string;
  /** Id of a place: those that lie within it are compared, it stands for reference. */
  readonly within?: string;
}

/** Places that were asked for, and the group that they are. */
interface PlacesChosen extends Places {
  /** True where they were named one by one. */
  readonly arePlacesListed: boolean;
  readonly group: GroupName | null;
}

/**
 * Finds the places asked for, by their present or former ids; null where none are.
 *
 * Errors: USAGE for more than one way to ask, for what does not exist, for places of several levels, for a place that no other
 * lies within, and for a group that has no place as of the date of the dataset.
 */
export function placesAsked(
  dataset: Dataset,
  { regions, group, within }: PlacesAsked,
): PlacesChosen | null {
  if ([regions, group, within].filter((one) => one !== undefined).length > 1)
    throw new ReportError("USAGE", "Places are asked for in more than one way", {
      hint: "give one of --regions, --group and --within",
    });
  if (group !== undefined) return { ...ofGroup(dataset, group), arePlacesListed: false };
  if (within !== undefined)
    return { ...placesIn(dataset, within), arePlacesListed: false, group: null };
  if (regions === undefined) return null;
  return { ...listed(dataset, regions), arePlacesListed: true, group: null };
}

/** The places that are compared where none are asked for. */
export function allPlaces({ regionById }: Dataset): Places {
  return placesByDefault(regionById);
}

function ofGroup(
  { groupById, regionById }: Dataset,
  id: string,
): Omit<PlacesChosen, "arePlacesListed"> {
  const group = knownIn(groupById, id, "group");
  if (group.places.length === 0) {
    throw new ReportError("USAGE", `The group "${id}" has no place as of the date asked for`, {
      hint: "name another group or date: no figure in its range was published by then",
    });
  }
  return { ...fitting(choosePlaces(group.places, regionById)), group: nameOfGroup(group) };
}

function placesIn({ regionById, formerIds }: Dataset, whole: string): Places {
  const { id } = knownIn(regionById, presentId("region", whole, formerIds), "region");
  const places = placesWithin(id, regionById);
  if (places.regions.length > 0) return places;
  throw new ReportError("USAGE", `No place lies within "${whole}"`, {
    hint: "name one that others have under `within` in regions.yaml",
  });
}

function listed({ regionById, formerIds }: Dataset, asked: readonly string[]): Places {
  const regions = presentRegions(asked, formerIds);
  const known = [...regionById.keys()];
  for (const region of regions) knownOf(region, known, "region");
  return fitting(choosePlaces(regions, regionById));
}

function fitting(places: Places | MixedLevels): Places {
  if (!("mixed" in places)) return places;
  throw new ReportError("USAGE", `The places cannot be compared: ${places.mixed}`, {
    hint: "name places of one level; one that contains all others stands for reference",
  });
}
