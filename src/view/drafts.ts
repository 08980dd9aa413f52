/** Says whose figures are from a draft: 博山（草案） where a place is named, else in a sentence. */

import { type Context, placeName } from "./context.ts";
import type { Sentence } from "./model.ts";
import { namePlaces } from "./places.ts";
import { say } from "./sentence.ts";

/** All documents of a place are drafts, or some besides others. */
const KINDS = ["all", "some"] as const;
type Drafts = (typeof KINDS)[number];

function draftsOf({ documents }: Context, region: string): Drafts | null {
  const own = documents.filter((document) => document.region === region);
  if (!own.some(({ draft }) => draft)) return null;
  return own.every(({ draft }) => draft) ? "all" : "some";
}

/** The name of a place, marked where figures of it are from a draft. */
export function nameMarked(context: Context, region: string): string | Sentence {
  const place = placeName(context, region);
  const drafts = draftsOf(context, region);
  return drafts === null ? place : say(context.locale.say(`draft.${drafts}.mark`), { place });
}

/** A sentence of each kind on the places that are not marked by name. */
export function sayDrafts(context: Context, marked: readonly string[]): readonly Sentence[] {
  const regions = [...new Set(context.documents.map(({ region }) => region))];
  const rest = regions.filter((region) => !marked.includes(region));
  return KINDS.flatMap((kind) => {
    const places = rest.filter((region) => draftsOf(context, region) === kind);
    if (places.length === 0) return [];
    const wording = context.locale.say(`draft.${kind}.sentence`);
    return [say(wording, { places: namePlaces(context, places) })];
  });
}
