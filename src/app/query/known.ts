import { presentId, type Renamed } from "../../dataset/former-ids.ts";
import type { Dataset } from "../../dataset/model.ts";
import { choicesFor } from "./choices.ts";
import { QueryFault, quoted } from "./fault.ts";

/** A field that names things of the dataset, and what it calls them. */
interface Naming {
  readonly field: string;
  /** e.g. place, indicator. */
  readonly what: string;
}

/** Checks that each name is known. Errors: QueryFault at the first that is not, with what there is. */
export function checkKnown(
  written: readonly string[],
  byId: ReadonlyMap<string, unknown>,
  { field, what }: Naming,
): readonly string[] {
  const unknown = written.find((id) => !byId.has(id));
  if (unknown === undefined) return written;
  throw new QueryFault(`No ${what} is called ${quoted(unknown)}`, {
    field,
    value: unknown,
    ...choicesFor(unknown, [...byId.keys()]),
  });
}

const PLACES = { field: "places", what: "place" };
const INDICATORS = { field: "indicators", what: "indicator" };

/** The present ids of places or indicators, by present or former ids; null where none are asked for. Errors: QueryFault. */
function presentIds(
  kind: Renamed,
  written: readonly string[] | undefined,
  { formerIds, regionById, indicatorById }: Dataset,
  naming: Naming,
): readonly string[] | null {
  if (written === undefined || written.length === 0) return null;
  const present = [...new Set(written.map((id) => presentId(kind, id, formerIds)))];
  return checkKnown(present, kind === "region" ? regionById : indicatorById, naming);
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
