/** What may have borne another id before, as its entry says under `was`. */
const RENAMED = ["region", "indicator"] as const;
export type Renamed = (typeof RENAMED)[number];

/** Of each kind: former id → present id. No former id is a present one. */
export type FormerIds = Readonly<Record<Renamed, ReadonlyMap<string, string>>>;

/** The same as JSON; a kind of which nothing was renamed is absent. */
export type FormerIdsRecord = Readonly<Partial<Record<Renamed, Readonly<Record<string, string>>>>>;

export const NO_FORMER_IDS: FormerIds = { region: new Map(), indicator: new Map() };

/** Gives the present id of a place or an indicator; any other id as it is. */
export function presentId(kind: Renamed, id: string, formerIds: FormerIds): string {
  return formerIds[kind].get(id) ?? id;
}

/** Gives a figure's id with the present ids of its place and its indicator, e.g. of `old_county/output/2022/level`. */
export function presentFigureId(id: string, formerIds: FormerIds): string {
  const [region, indicator, ...rest] = id.split("/");
  if (region === undefined || indicator === undefined) return id;
  return [
    presentId("region", region, formerIds),
    presentId("indicator", indicator, formerIds),
    ...rest,
  ].join("/");
}

/** Gives all ids that a figure has or may have had, the present one first. */
export function formerFigureIds(id: string, formerIds: FormerIds): readonly string[] {
  const [region = "", indicator = "", ...rest] = id.split("/");
  const allOf = (kind: Renamed, present: string) => [
    present,
    ...[...formerIds[kind]].filter(([, now]) => now === present).map(([former]) => former),
  ];
  return allOf("region", region).flatMap((place) =>
    allOf("indicator", indicator).map((subject) => [place, subject, ...rest].join("/")),
  );
}

/** Gives the present ids of places or indicators, each once, in their order. */
export function presentIds(
  kind: Renamed,
  ids: readonly string[],
  formerIds: FormerIds,
): readonly string[] {
  return [...new Set(ids.map((id) => presentId(kind, id, formerIds)))];
}

/** The same of places. */
export function presentRegions(ids: readonly string[], formerIds: FormerIds): readonly string[] {
  return presentIds("region", ids, formerIds);
}

/** Returns former ids as JSON; null where there are none. */
export function recordFormerIds(formerIds: FormerIds): FormerIdsRecord | null {
  const kinds = RENAMED.filter((kind) => formerIds[kind].size > 0);
  if (kinds.length === 0) return null;
  return Object.fromEntries(kinds.map((kind) => [kind, Object.fromEntries(formerIds[kind])]));
}

/** Reads what `recordFormerIds` made. */
export function formerIdsOf(record: FormerIdsRecord | null | undefined): FormerIds {
  const of = (kind: Renamed) => new Map(Object.entries(record?.[kind] ?? {}));
  return { region: of("region"), indicator: of("indicator") };
}
