import { type FormerIds, presentIds, presentRegions } from "../dataset/former-ids.ts";
import type {
  BriefingSpec,
  Dataset,
  GroupName,
  Language,
  PeriodChoice,
  SubjectAsked,
} from "../dataset/model.ts";
import { frequencyOf, periodInId } from "../dataset/time/period.ts";
import { sha256 } from "../store/folder.ts";
import type { About } from "./manifest.ts";

/** Separates the id of a briefing from what is asked for in the id of its variant. */
const MARK = "--";
/** A longer list is replaced by its hash, to keep names of files short. */
const MOST_CHARACTERS = 60;
const HASH_DIGITS = 8;
const HASH = new RegExp(`^[0-9a-f]{${HASH_DIGITS}}$`);

/** What is asked for in place of what a briefing's file says; an absent key leaves that of the file. */
export interface Override extends SubjectAsked {
  readonly regions?: readonly string[];
  /** True where they were named one by one. Default: false. */
  readonly arePlacesListed?: boolean;
  /** Places that all of `regions` lie within. Default: none. */
  readonly references?: readonly string[];
  /** The group that `regions` are. Default: none. */
  readonly group?: GroupName | null;
  /** Default: those of the file that are among `regions`. */
  readonly peers?: readonly string[];
  readonly period?: PeriodChoice;
  /** ISO date. */
  readonly asOf?: string;
}

/**
 * The id of a briefing's output with an override, e.g. `five-places--zhangdian+boshan--2023--asof-2024-03-31--themes-trade`.
 *
 * The places always stand in it, those for reference last, in their order, which is that of the page; or their group, as in
 * `five-places--g-coastal`. Different choices have different ids.
 */
export function variantId(
  base: string,
  { regions, references = [], group = null }: Pick<Override, "regions" | "references" | "group">,
  { period, asOf, ...subject }: Pick<Override, "period" | "asOf"> & SubjectAsked = {},
): string {
  const parts = [
    base,
    group ? inId([`g-${group.id}`], "group ") : placesInId([...(regions ?? []), ...references]),
    ...(period === undefined ? [] : [periodPart(period)]),
    ...(asOf === undefined ? [] : [`asof-${asOf}`]),
    ...subjectParts(subject),
  ];
  return parts.join(MARK);
}

/** Begins what else stands in an id, or the group in place of its places. */
const OTHER_PART = /^(g|latest|asof|focus|themes|indicators)-/;

/** A single place may be called as another part of an id, e.g. `g-coastal` as the group `coastal`: it is then told by its hash. */
function placesInId(ids: readonly string[]): string {
  const isTaken = ids.length === 1 && OTHER_PART.test(ids[0] ?? "");
  return isTaken ? hashOf(ids) : inId(ids);
}

/** A list in an id; what is long, or could be taken for several parts or for a hash, is told by its hash, and what it is of. */
function inId(ids: readonly string[], of = ""): string {
  const text = ids.join("+");
  const isHashed = text.length > MOST_CHARACTERS || text.includes(MARK) || HASH.test(text);
  return isHashed ? hashOf(ids, of) : text;
}

function hashOf(ids: readonly string[], of = ""): string {
  return sha256(of + ids.join("+")).slice(0, HASH_DIGITS);
}

function subjectParts({ focus, themes, indicators }: SubjectAsked): readonly string[] {
  return [
    ...(focus === undefined ? [] : [`focus-${inId([focus])}`]),
    ...(themes === undefined ? [] : [`themes-${inId(themes)}`]),
    ...(indicators === undefined ? [] : [`indicators-${inId(indicators)}`]),
  ];
}

/** The id of an output with the present ids of places and indicators in it; of what is no variant the id as it is. */
export function presentOutputId(
  entry: Pick<About, "id" | "base" | "regions" | "references" | keyof SubjectAsked>,
  formerIds: FormerIds,
): string {
  const { id, base } = entry;
  // Manifests of an earlier version, which made no variants, lack `base` and `regions`.
  if (!id.startsWith(`${base}${MARK}`)) return id;
  const [tail, presentTail] = [entry, presentSubject(entry, formerIds)].map((subject) =>
    subjectParts(subject)
      .map((part) => MARK + part)
      .join(""),
  );
  if (tail === undefined || !id.endsWith(tail)) return id;
  return presentStart(entry, id.slice(0, id.length - tail.length), formerIds) + presentTail;
}

function presentSubject(
  { focus, themes, indicators }: SubjectAsked,
  formerIds: FormerIds,
): SubjectAsked {
  return {
    ...(focus === undefined ? {} : { focus: presentIds("region", [focus], formerIds)[0] ?? focus }),
    ...(themes === undefined ? {} : { themes }),
    ...(indicators === undefined
      ? {}
      : { indicators: presentIds("indicator", indicators, formerIds) }),
  };
}

/** The same for the part of an id that tells places, period and date. */
function presentStart(
  { base, regions, references = [] }: Pick<About, "base" | "regions" | "references">,
  id: string,
  formerIds: FormerIds,
): string {
  const start = variantId(base, { regions, references });
  if (id !== start && !id.startsWith(start + MARK)) return id;
  const places = [regions, references].map((ids) => presentRegions(ids, formerIds));
  const present = variantId(base, { regions: places[0] ?? [], references: places[1] ?? [] });
  return present + id.slice(start.length);
}

function periodPart(period: PeriodChoice): string {
  return typeof period === "string" ? period.replaceAll(" ", "-") : periodInId(period.period);
}

/** True where anything is asked for in place of what a briefing's file says. */
export function isOverride({
  regions,
  period,
  asOf,
  focus,
  themes,
  indicators,
}: Override): boolean {
  return [regions, period, asOf, focus, themes, indicators].some((asked) => asked !== undefined);
}

/**
 * Puts an override of places, period, date and focus into a briefing's spec; peers that are not among the places are left out.
 *
 * What themes or indicators leave of it is worked out of what the places report (`narrowSpec`).
 */
export function overrideSpec(spec: BriefingSpec, override: Override): BriefingSpec {
  const { regions = spec.regions, period = spec.period, asOf = spec.asOf } = override;
  const { focus = spec.focus, themes, indicators } = override;
  const {
    references = [],
    group = null,
    arePlacesListed = false,
  } = override.regions ? override : spec;
  const frequency = typeof period === "string" ? spec.frequency : frequencyOf(period.period);
  const peers = (override.peers ?? spec.peers).filter((peer) => regions.includes(peer));
  const isOfOtherFocus = focus !== spec.focus;
  return {
    ...spec,
    ...{ regions, arePlacesListed, references, group, peers, period, frequency, asOf, focus },
    // Peers are named for the place in focus.
    ...(isOfOtherFocus ? { arePeersListed: false } : {}),
    asked: {
      ...(override.focus === undefined ? {} : { focus: override.focus }),
      ...(themes === undefined ? {} : { themes }),
      ...(indicators === undefined ? {} : { indicators }),
    },
    isOfOthers: (spec.isOfOthers ?? false) || isOfOthers(spec, override),
  };
}

/** A title that names a year. */
const YEAR = /\d{4}/;

/** Whether a briefing's title may be false of what is asked for; that of one in focus speaks of it, whatever stands beside. */
function isOfOthers(own: BriefingSpec, override: Override): boolean {
  const { period, focus, themes, indicators } = override;
  const isOtherPeriod =
    period !== undefined && JSON.stringify(period) !== JSON.stringify(own.period);
  return (
    areOtherPlaces(own, override) ||
    (isOtherPeriod && Object.values(own.title).some((text) => YEAR.test(text))) ||
    (focus !== undefined && focus !== own.focus) ||
    indicators !== undefined ||
    (themes !== undefined && !areSame(themes, new Set(own.sections.map(({ theme }) => theme))))
  );
}

function areOtherPlaces(
  { regions: own, focus, group }: BriefingSpec,
  { regions, group: asked }: Override,
): boolean {
  const isGroup = group !== null && asked?.id === group.id;
  return regions !== undefined && focus === null && !isGroup && !areSame(regions, new Set(own));
}

function areSame(ids: readonly string[], own: ReadonlySet<string>): boolean {
  return ids.length === own.size && ids.every((id) => own.has(id));
}

/** True for the output of a briefing with an override. */
export function isVariant({ id, base }: Pick<About, "id" | "base">): boolean {
  return id !== base;
}

/** Ids of the variants that a build has left as they were, each once, sorted. */
export function variantsLeft(
  outputs: readonly Pick<About, "id" | "base">[],
  made: readonly { readonly id: string }[],
): readonly string[] {
  const ids = outputs.filter(isVariant).map(({ id }) => id);
  return [...new Set(ids)].filter((id) => !made.some((job) => job.id === id)).sort();
}

/** What an output may be of. */
type Known = Pick<
  Dataset,
  "briefings" | "regionById" | "groupById" | "themeById" | "indicatorById"
> & {
  /** Kinds of briefing, of which there are outputs without a briefing's file. */
  readonly kindById: ReadonlyMap<string, unknown>;
};

/** True where there is the briefing, or the kind, of an output and, for a variant, all that was asked for. */
export function isKnown(
  entry: Pick<About, "id" | "base" | "regions" | "references" | "group" | keyof SubjectAsked>,
  known: Known,
): boolean {
  if (!known.briefings.has(entry.base) && !known.kindById.has(entry.base)) return false;
  if (!isVariant(entry)) return true;
  const { regions, references = [], group, focus, themes = [], indicators = [] } = entry;
  const places = [...regions, ...references, ...(focus === undefined ? [] : [focus])];
  return (
    (group === undefined || known.groupById.has(group)) &&
    places.every((id) => known.regionById.has(id)) &&
    themes.every((id) => known.themeById.has(id)) &&
    indicators.every((id) => known.indicatorById.has(id))
  );
}

/** A briefing that was not made, as it makes no sense for the places asked for. */
export interface LeftOut {
  /** The id that its output would have. */
  readonly id: string;
  readonly base: string;
  readonly languages: readonly Language[];
  readonly reason: string;
}
