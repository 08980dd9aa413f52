import { presentId, presentRegions } from "../dataset/former-ids.ts";
import type { Dataset, Group } from "../dataset/model.ts";
import {
  choosePlaces,
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
  readonly group: Omit<Group, "places"> | null;
}

/**
 * Finds the places asked for, by their present or former ids; null where none are.
 *
 * Errors: USAGE for more than one way to ask, for what does not exist, for places of several levels, and for a place that no
 * other lies within.
 */
export function placesAsked(
  dataset: Dataset,
  { regions, group, within }: PlacesAsked,
): PlacesChosen | null {
  if ([regions, group, within].filter((one) => one !== undefined).length > 1)
    throw new ReportError("USAGE", "Places are asked for in more than one way", {
      hint: "give one of --regions, --group and --within",
    });
  if (group !== undefined) {
    const { places, ...about } = knownIn(dataset.groupById, group, "group");
    return { regions: places, arePlacesListed: false, references: [], group: about };
  }
  if (within !== undefined)
    return { ...placesIn(dataset, within), arePlacesListed: false, group: null };
  if (regions === undefined) return null;
  return { ...listed(dataset, regions), arePlacesListed: true, group: null };
}

/** The places that are compared where none are asked for. */
export function allPlaces({ regionById }: Dataset): Places {
  return placesByDefault([...regionById.keys()], regionById);
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
  for (const region of regions) knownOf(region, [...regionById.keys()], "region");
  const places = choosePlaces(regions, regionById);
  if (!("mixed" in places)) return places;
  throw new ReportError("USAGE", `The places cannot be compared: ${places.mixed}`, {
    hint: "name places of one level; one that contains all others stands for reference",
  });
}
