import type { Dataset, Text } from "./model.ts";

/** A list that files of a dataset refer to. */
export type ListName =
  | "regions"
  | "groups"
  | "documents"
  | "indicators"
  | "themes"
  | "units"
  | "scopes"
  | "bases"
  | "remarks"
  | "phrases"
  | "tags"
  | "kinds";

/** What stands in each list: id → what it is called, in both languages. */
export type Lists = Readonly<Record<ListName, ReadonlyMap<string, string>>>;

type Named = ReadonlyMap<string, { readonly name: Text }>;

/** The lists of a dataset; the kinds of briefings are those of the templates. */
export function listsOf(dataset: Dataset, kinds: Named): Lists {
  const tags = [...dataset.regionById.values()].flatMap((region) => region.tags);
  return {
    regions: called(dataset.regionById),
    groups: called(dataset.groupById),
    documents: new Map([...dataset.documentById].map(([id, { title }]) => [id, both(title)])),
    indicators: called(dataset.indicatorById),
    themes: called(dataset.themeById),
    units: called(dataset.unitById),
    scopes: called(dataset.scopeById),
    bases: called(dataset.basisById),
    remarks: called(dataset.remarkById),
    phrases: new Map([...dataset.phraseByWords].map(([words, text]) => [words, both(text)])),
    tags: new Map(tags.map((tag) => [tag, tag])),
    kinds: called(kinds),
  };
}

function called(byId: Named): ReadonlyMap<string, string> {
  return new Map([...byId].map(([id, { name }]) => [id, both(name)]));
}

function both({ zh, en }: Text): string {
  return `${zh} ${en}`;
}
