import { z } from "zod";
import type { Dataset, Region } from "../../dataset/model.ts";
import { LEVELS } from "../../dataset/regions/level.ts";
import { countsOf } from "./counts.ts";
import * as fields from "./fields.ts";
import { bilingual, count, idOf, ids, orNull } from "./items.ts";
import { resourceOf } from "./resource.ts";
import { placesNamed, wordsOf } from "./search.ts";
import { placesSought } from "./subset.ts";

const query = z.strictObject({
  ...fields.places,
  level: fields.listOf(LEVELS, "Administrative levels"),
  tag: fields.list("Tags that groups choose places by"),
  ...fields.find("the names and the id of a place"),
  ...fields.paging,
});

const item = z.strictObject({
  id: idOf("the place"),
  name: bilingual("Full name."),
  short: bilingual("Short name."),
  code: z.string().describe("Division code of GB/T 2260."),
  level: z.enum(LEVELS).describe("Administrative level."),
  within: orNull(idOf("the place that it lies within"), "none of the dataset"),
  city: orNull(
    bilingual("The prefecture-level city that it is said to belong to."),
    "none is named, or that is a place itself",
  ),
  since: orNull(z.string().describe("Period in which it was founded."), "not said"),
  until: orNull(z.string().describe("Period in which it was abolished."), "it exists"),
  succeeded_by: ids("the places that it became"),
  tags: z.array(z.string()).describe("Tags."),
  groups: ids("the groups that it is in"),
  was: ids("the place before, which go on to lead to it"),
  figures: count("figures it has, superseded ones included"),
  documents: count("documents it has"),
});

/** The places of the dataset, in its order. */
export const places = resourceOf({
  summary: "Places, with what they lie within and how much is known of them",
  query,
  item,
  find({ dataset }, { level, tag, find, ...asked }) {
    const sought = placesSought(dataset, asked);
    const named = placesNamed(dataset, wordsOf(find));
    const rows = [...dataset.regionById.values()].filter(
      (region) =>
        (sought?.has(region.id) ?? true) &&
        (!level?.length || level.includes(region.level)) &&
        (!tag?.length || tag.some((one) => region.tags.includes(one))) &&
        (named?.has(region.id) ?? true),
    );
    return { rows };
  },
  show: ({ dataset }, regions) => regions.map((region) => itemOf(dataset, region)),
});

function itemOf(dataset: Dataset, region: Region): z.output<typeof item> {
  const { id, name, short, code, level, within, city, since, until, succeededBy, tags } = region;
  const { figuresByRegion, documentsByRegion } = countsOf(dataset);
  const groups = [...dataset.groupById.values()].filter((group) => group.places.includes(id));
  return {
    ...{ id, name, short, code, level, within, city, since, until },
    succeeded_by: [...succeededBy],
    tags: [...tags],
    groups: groups.map((group) => group.id),
    was: formerIdsOf(dataset.formerIds.region, id),
    figures: figuresByRegion.get(id) ?? 0,
    documents: documentsByRegion.get(id) ?? 0,
  };
}

/** What was called otherwise before. */
export function formerIdsOf(present: ReadonlyMap<string, string>, id: string): string[] {
  return [...present].filter(([, now]) => now === id).map(([former]) => former);
}
