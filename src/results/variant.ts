import type {
  BriefingSpec,
  Dataset,
  GroupName,
  Language,
  PeriodChoice,
  SubjectAsked,
} from "../dataset/model.ts";
import { frequencyOf } from "../dataset/time/period.ts";
import type { About } from "./manifest.ts";

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
