import { type FormerIds, presentId, presentIds, type Renamed } from "../dataset/former-ids.ts";
import type {
  BriefingSpec,
  Dataset,
  GroupName,
  Language,
  PeriodChoice,
  SubjectAsked,
} from "../dataset/model.ts";
import { LATEST, readPeriodChoice } from "../dataset/time/choice.ts";
import { frequencyOf, periodInId } from "../dataset/time/period.ts";
import { sha256 } from "../store/folder.ts";
import type { About } from "./manifest.ts";

/** Separates the id of a briefing from what is asked for in the id of its variant. */
const MARK = "--";
/** A longer list is replaced by its hash, to keep names of files short. */
const MOST_CHARACTERS = 60;
const HASH_DIGITS = 8;
/** Of an id with more characters every list is replaced so. */
const MOST_IN_ALL = 180;
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
export function variantId(base: string, places: PlacesOf, asked: TimeAndSubject = {}): string {
  const parts = (most: number) => [base, ...partsOf(places, asked, most)].join(MARK);
  const id = parts(MOST_CHARACTERS);
  // Names of files end at 255 characters, with their endings.
  return id.length > MOST_IN_ALL ? parts(HASH_DIGITS) : id;
}

type PlacesOf = Pick<Override, "regions" | "references" | "group">;
type TimeAndSubject = Pick<Override, "period" | "asOf"> & SubjectAsked;

function partsOf(
  { regions, references = [], group = null }: PlacesOf,
  { period, asOf, focus, themes, indicators }: TimeAndSubject,
  most: number,
): readonly string[] {
  return [
    group
      ? inId([`g-${group.id}`], most, "group ")
      : placesInId([...(regions ?? []), ...references], most),
    ...(period === undefined ? [] : [periodPart(period)]),
    ...(asOf === undefined ? [] : [`asof-${asOf}`]),
    ...(focus === undefined ? [] : [`focus-${inId([focus], most)}`]),
    ...(themes === undefined ? [] : [`themes-${inId(themes, most)}`]),
    ...(indicators === undefined ? [] : [`indicators-${inId(indicators, most)}`]),
  ];
}

/** Begins what else stands in an id, or the group in place of its places. */
const OTHER_PART = /^(g|latest|asof|focus|themes|indicators)-/;

/** A single place may be called as another part of an id, e.g. `g-coastal` as the group `coastal`: it is then told by its hash. */
function placesInId(ids: readonly string[], most: number): string {
  const isTaken = ids.length === 1 && OTHER_PART.test(ids[0] ?? "");
  return isTaken ? hashOf(ids) : inId(ids, most);
}

/** A list in an id; what is long, or could be taken for several parts or for a hash, is told by its hash, and what it is of. */
function inId(ids: readonly string[], most: number, of = ""): string {
  const text = ids.join("+");
  const isHashed = text.length > most || text.includes(MARK) || HASH.test(text);
  return isHashed ? hashOf(ids, of) : text;
}

function hashOf(ids: readonly string[], of = ""): string {
  return sha256(of + ids.join("+")).slice(0, HASH_DIGITS);
}

/** What the id of an output may be made of. */
type Named = Pick<
  About,
  "id" | "base" | "regions" | "references" | "group" | "period" | "asOf" | keyof SubjectAsked
>;

/** The id of an output with the present ids of places and indicators in it; of what is no variant the id as it is. */
export function presentOutputId(entry: Named, formerIds: FormerIds): string {
  const { id, base } = entry;
  // Manifests of an earlier version, which made no variants, lack `base` and `regions`.
  if (!id.startsWith(`${base}${MARK}`)) return id;
  const made = waysToName(entry).find((one) => variantId(base, one, one) === id);
  if (!made) return id;
  const present = (kind: Renamed, ids: readonly string[]) => presentIds(kind, ids, formerIds);
  const { regions, references, focus, indicators } = made;
  const now: Override = {
    ...made,
    ...(regions && { regions: present("region", regions) }),
    ...(references && { references: present("region", references) }),
    ...(focus === undefined ? {} : { focus: presentId("region", focus, formerIds) }),
    ...(indicators && { indicators: present("indicator", indicators) }),
  };
  return variantId(base, now, now);
}

/** A manifest does not tell whether a group, a period or a date was asked for or is of the briefing's file: only then it is in the id. */
function waysToName(entry: Named): readonly Override[] {
  const { regions, references = [], group, period, asOf, focus, themes, indicators } = entry;
  const asked = {
    regions,
    references,
    ...(focus === undefined ? {} : { focus }),
    ...(themes === undefined ? {} : { themes }),
    ...(indicators === undefined ? {} : { indicators }),
  };
  const none = [{}];
  const choice = period === undefined ? null : readPeriodChoice(period);
  const groups = group === undefined ? none : [{ group: groupCalled(group) }, ...none];
  const periods = [...none, { period: LATEST }, ...(choice ? [{ period: choice }] : [])];
  const dates = asOf === undefined ? none : [{ asOf }, ...none];
  return groups.flatMap((one) =>
    periods.flatMap((two) => dates.map((three) => ({ ...asked, ...one, ...two, ...three }))),
  );
}

function groupCalled(id: string): GroupName {
  const text = { zh: id, en: id };
  return { id, name: text, reason: text };
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

/** Ids of the outputs that a build of all briefings has left as they were: variants and those of kinds, each once, sorted. */
export function variantsLeft(
  outputs: readonly Pick<About, "id" | "base">[],
  made: readonly { readonly id: string }[],
  { briefings }: { readonly briefings: ReadonlyMap<string, unknown> },
): readonly string[] {
  const asked = outputs.filter((entry) => isVariant(entry) || !briefings.has(entry.base));
  const ids = new Set(asked.map(({ id }) => id));
  return [...ids].filter((id) => !made.some((job) => job.id === id)).sort();
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
