import { type FormerIds, presentRegions } from "../dataset/former-ids.ts";
import type { BriefingSpec, Dataset, GroupName, Language, PeriodChoice } from "../dataset/model.ts";
import { frequencyOf, periodInId } from "../dataset/time/period.ts";
import { sha256 } from "../store/folder.ts";
import type { About } from "./manifest.ts";

/** Separates the id of a briefing from the places, period and date in the id of its variant. */
const MARK = "--";
/** A list of places with more characters is replaced by its hash, to keep names of files short. */
const MOST_CHARACTERS = 60;
const HASH_DIGITS = 8;

/** Places, period and date asked for in place of those in a briefing's file; an absent key leaves those of the file. */
export interface Override {
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
 * The id of a briefing's output with an override, e.g. `five-places--zhangdian+boshan--2023--asof-2024-03-31`.
 *
 * The places always stand in it, those for reference last, in their order, which is that of the page; or their group, as in
 * `five-places--g-coastal`.
 */
export function variantId(
  base: string,
  { regions, references = [], group = null }: Pick<Override, "regions" | "references" | "group">,
  { period, asOf }: Pick<Override, "period" | "asOf"> = {},
): string {
  const places = group ? `g-${group.id}` : [...(regions ?? []), ...references].join("+");
  // A place may be called `g-coastal`, as the group `coastal` is in an id: it is then told by its hash.
  const isTaken = group === null && /^g-[^+]*$/.test(places);
  const isHashed = places.length > MOST_CHARACTERS || isTaken;
  const parts = [
    base,
    isHashed ? sha256(places).slice(0, HASH_DIGITS) : places,
    ...(period === undefined ? [] : [inId(period)]),
    ...(asOf === undefined ? [] : [`asof-${asOf}`]),
  ];
  return parts.join(MARK);
}

/** The id of an output with the present ids of places in it; of what is no variant the id as it is. */
export function presentOutputId(
  { id, base, regions, references = [] }: Pick<About, "id" | "base" | "regions" | "references">,
  formerIds: FormerIds,
): string {
  // Manifests of an earlier version, which made no variants, lack `base` and `regions`.
  if (!id.startsWith(`${base}${MARK}`)) return id;
  const start = variantId(base, { regions, references });
  if (id !== start && !id.startsWith(start + MARK)) return id;
  const places = [regions, references].map((ids) => presentRegions(ids, formerIds));
  const present = variantId(base, { regions: places[0] ?? [], references: places[1] ?? [] });
  return present + id.slice(start.length);
}

function inId(period: PeriodChoice): string {
  return typeof period === "string" ? period.replaceAll(" ", "-") : periodInId(period.period);
}

/** True where anything is asked for in place of what a briefing's file says. */
export function isOverride({ regions, period, asOf }: Override): boolean {
  return regions !== undefined || period !== undefined || asOf !== undefined;
}

/** Puts an override into a briefing's spec; peers that are not among the places are left out. */
export function overrideSpec(spec: BriefingSpec, override: Override): BriefingSpec {
  const { regions = spec.regions, period = spec.period, asOf = spec.asOf } = override;
  const {
    references = [],
    group = null,
    arePlacesListed = false,
  } = override.regions ? override : spec;
  const frequency = typeof period === "string" ? spec.frequency : frequencyOf(period.period);
  const peers = (override.peers ?? spec.peers).filter((peer) => regions.includes(peer));
  const asked = { regions, arePlacesListed, references, group, peers, period, frequency, asOf };
  return { ...spec, ...asked, isOfOthers: isOfOthers(spec, override) };
}

/** A title that names a year. */
const YEAR = /\d{4}/;

/** Whether a briefing's title may be false of what is asked for; that of one in focus speaks of it, whatever stands beside. */
function isOfOthers(
  { regions: own, focus, group, period: ownPeriod, title }: BriefingSpec,
  { regions, group: asked, period }: Override,
): boolean {
  const isGroup = group !== null && asked?.id === group.id;
  const areOther =
    regions !== undefined &&
    focus === null &&
    !isGroup &&
    (regions.length !== own.length || regions.some((region) => !own.includes(region)));
  const isOtherPeriod =
    period !== undefined && JSON.stringify(period) !== JSON.stringify(ownPeriod);
  return areOther || (isOtherPeriod && Object.values(title).some((text) => YEAR.test(text)));
}

/** True for the output of a briefing with an override of its places, its period or its date. */
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

/** True where the dataset has the briefing of an output and, for a variant, its group and each of its places. */
export function isKnown(
  entry: Pick<About, "id" | "base" | "regions" | "references" | "group">,
  { briefings, regionById, groupById }: Pick<Dataset, "briefings" | "regionById" | "groupById">,
): boolean {
  if (!briefings.has(entry.base)) return false;
  if (!isVariant(entry)) return true;
  const { regions, references = [], group } = entry;
  const isOfGroup = group === undefined || groupById.has(group);
  return isOfGroup && [...regions, ...references].every((id) => regionById.has(id));
}

/** A briefing that was not made, as it makes no sense for the places asked for. */
export interface LeftOut {
  /** The id that its output would have. */
  readonly id: string;
  readonly base: string;
  readonly languages: readonly Language[];
  readonly reason: string;
}
