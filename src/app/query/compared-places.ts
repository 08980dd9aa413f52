import type { Dataset } from "../../dataset/model.ts";
import type { Places } from "../../dataset/regions/choice.ts";
import { type PlacesAsked as Asked, allPlaces, placesAsked } from "../places.ts";
import { atField, QueryFault } from "./fault.ts";
import { checkKnown, knownPlaces } from "./known.ts";
import type { PlacesAsked } from "./subset.ts";

/** Places to compare, as asked for. */
interface Compared extends Places {
  /** True where they were named one by one. */
  readonly arePlacesListed: boolean;
  /** The same, as use cases are asked for it. */
  readonly asked: Asked;
}

/**
 * Finds the places that are to be compared: those named, of a group, or within another; all that can be, where none are asked for.
 *
 * Errors: QueryFault for more than one way to ask, for a name of nothing, and for places that cannot be compared.
 */
export function placesCompared(dataset: Dataset, query: PlacesAsked): Compared {
  const ways = waysOf(dataset, query);
  const [way, other] = ways;
  if (other) {
    throw new QueryFault("Places are asked for in more than one way", {
      field: other.field,
      value: other.value,
      hint: "give one of `places`, `group` and `within`",
    });
  }
  if (!way) return { ...allPlaces(dataset), arePlacesListed: false, asked: {} };
  const { field, value, asked } = way;
  const chosen = atField(field, value, () => placesAsked(dataset, asked));
  return { ...(chosen ?? { ...allPlaces(dataset), arePlacesListed: false }), asked };
}

interface Way {
  readonly field: string;
  readonly value: string;
  readonly asked: Asked;
}

function waysOf(dataset: Dataset, { places, group, within }: PlacesAsked): readonly Way[] {
  const regions = knownPlaces(dataset, places);
  if (group) checkKnown([group], dataset.groupById, { field: "group", what: "group" });
  if (within) knownPlaces(dataset, [within], { field: "within", what: "place" });
  return [
    ...(regions ? [{ field: "places", value: regions.join(), asked: { regions } }] : []),
    ...(group ? [{ field: "group", value: group, asked: { group } }] : []),
    ...(within ? [{ field: "within", value: within, asked: { within } }] : []),
  ];
}
