import { briefings } from "./briefings.ts";
import { compare } from "./compare.ts";
import { documents } from "./documents.ts";
import { figures } from "./figures.ts";
import { findings } from "./findings.ts";
import { indicators } from "./indicators.ts";
import { places } from "./places.ts";
import type { Resource } from "./resource.ts";

/** What can be asked of a dataset, by name. */
export const RESOURCES = {
  places,
  indicators,
  documents,
  briefings,
  figures,
  compare,
  findings,
} as const satisfies Readonly<Record<string, Resource>>;
