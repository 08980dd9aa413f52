import { presentId, type Renamed } from "../../dataset/former-ids.ts";
import type { Dataset } from "../../dataset/model.ts";
import { choicesFor } from "./choices.ts";
import { QueryFault, quoted } from "./fault.ts";
import { indicatorsNamed, placesNamed, wordsOf } from "./search.ts";

/** A field that names things of the dataset, and what it calls them. */
interface Naming {
  readonly field: string;
  /** e.g. place, indicator. */
  readonly what: string;
  /** Ids of those whose names hold what was written. Default: none are looked for. */
  readonly named?: (written: string) => Iterable<string>;
}

/** Checks that each name is known. Errors: QueryFault at the first that is not, with what there is. */
export function checkKnown(
  written: readonly string[],
  byId: ReadonlyMap<string, unknown>,
  { field, what, named = () => [] }: Naming,
): readonly string[] {
  const unknown = written.find((id) => !byId.has(id));
  if (unknown === undefined) return written;
  throw new QueryFault(`No ${what} is called ${quoted(unknown)}`, {
    field,
    value: unknown,
    ...choicesFor(unknown, [...new Set([...named(unknown), ...byId.keys()])]),
  });
}

const PLACES = { field: "places", what: "place" };
const INDICATORS = { field: "indicators", what: "indicator" };

/** The present ids of places or indicators, by present or former ids; null where none are asked for. Errors: QueryFault. */
function presentIds(
  kind: Renamed,
  written: readonly string[] | undefined,
  dataset: Dataset,
  naming: Naming,
): readonly string[] | null {
  if (written === undefined || written.length === 0) return null;
  const present = [...new Set(written.map((id) => presentId(kind, id, dataset.formerIds)))];
  const [byId, find] =
    kind === "region"
      ? ([dataset.regionById, placesNamed] as const)
      : ([dataset.indicatorById, indicatorsNamed] as const);
  // Who does not know the id writes the name.
  const named = (name: string) => find(dataset, wordsOf(name)) ?? [];
  return checkKnown(present, byId, { ...naming, named });
}

export function knownPlaces(
  dataset: Dataset,
  written: readonly string[] | undefined,
  naming: Naming = PLACES,
): readonly string[] | null {
  return presentIds("region", written, dataset, naming);
}

export function knownIndicators(
  dataset: Dataset,
  written: readonly string[] | undefined,
  naming: Naming = INDICATORS,
): readonly string[] | null {
  return presentIds("indicator", written, dataset, naming);
}
