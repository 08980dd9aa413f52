import type { BriefingSpec, Dataset, Group, GroupName, Region } from "./model.ts";
import { type Checks, checkReference } from "./names.ts";
import {
  choosePlaces,
  type MixedLevels,
  type Places,
  placesByDefault,
  placesWithin,
} from "./regions/choice.ts";
import { cityOf, placesByCity } from "./regions/tree.ts";
import type { BriefingFileSpec } from "./schema.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** What the places of a briefing are chosen from. */
export interface KnownPlaces {
  /** In the order of the page. */
  readonly regionById: ReadonlyMap<string, Region>;
  /** The groups as of an ISO date; null for no such date. */
  readonly groupsAsOf: (date: string | null) => ReadonlyMap<string, Group>;
  /** False where places or figures have faults: what is within a place or of a group is then not known. */
  readonly isSound: boolean;
}

type BriefingPlaces = Pick<
  BriefingSpec,
  "regions" | "arePlacesListed" | "references" | "group" | "focus" | "peers" | "arePeersListed"
>;

/** The keys of which a briefing may have one. */
export const PLACE_KEYS = ["regions", "group", "within"] as const;

/**
 * Resolves the places of a briefing: those it compares, for reference, in focus and beside that.
 *
 * Errors: `wrong-places` for more than one of `regions`, `group` and `within`, and for one that no place lies within;
 * `mixed-levels`; `empty-group` for a group without places as of the briefing's date; the unknown references;
 * `repeated-name` where a region stands twice; `region-not-shown` where the place in focus or a peer is none of those compared.
 */
export function resolvePlaces(
  spec: BriefingFileSpec,
  known: KnownPlaces,
  source: YamlSource,
  checks: Checks,
): BriefingPlaces {
  checkNamed(spec, source, checks);
  const chosen = placesOf(spec, known);
  if (chosen) reportUnfit(chosen, spec, source, checks);
  const places = chosen && !("mixed" in chosen) ? chosen : NO_PLACES;
  if (places.regions.length > 0) checkShown(spec, places, source, checks);
  const groupById = known.groupsAsOf(spec.as_of ?? null);
  const group = spec.group === undefined ? undefined : groupById.get(spec.group);
  const focus = spec.focus ?? null;
  return {
    ...places,
    arePlacesListed: spec.regions !== undefined,
    group: group ? nameOfGroup(group) : null,
    focus,
    arePeersListed: spec.peers !== undefined,
    peers: spec.peers ?? peersOf(focus, places.regions, { ...known, groupById }),
  };
}

const NO_PLACES: Places = { regions: [], references: [] };

/** What a page needs to know of a group. */
export function nameOfGroup({ id, name, reason }: Group): GroupName {
  return { id, name, reason };
}

/** At most one way to choose places, and every name known. */
function checkNamed(spec: BriefingFileSpec, source: YamlSource, checks: Checks): void {
  const { regions = [], group, within, focus, peers = [] } = spec;
  const given = PLACE_KEYS.filter((key) => spec[key] !== undefined);
  if (given.length > 1) {
    const [at, names] = [source.at([given[1] ?? ""], "key"), given.map((key) => `\`${key}\``)];
    const message = `The briefing has ${names.join(" and ")}; expected one of them.`;
    checks.report({ severity: "error", code: "wrong-places", message, at });
  }
  checkList(regions, "regions", source, checks);
  if (group !== undefined) checkReference("group", group, source, ["group"], checks);
  if (within !== undefined) checkReference("region", within, source, ["within"], checks);
  if (focus !== undefined) checkReference("region", focus, source, ["focus"], checks);
  checkList(peers, "peers", source, checks);
}

/** Null where that cannot be told, for a fault that is reported elsewhere. */
function placesOf(
  { regions, group, within, focus, as_of: date }: BriefingFileSpec,
  { regionById, groupsAsOf, isSound }: KnownPlaces,
): Places | MixedLevels | null {
  if (!isSound) return regions ? { regions, references: [] } : null;
  if (regions)
    return choosePlaces(
      regions.filter((id) => regionById.has(id)),
      regionById,
    );
  if (group !== undefined) {
    const known = groupsAsOf(date ?? null).get(group);
    return known ? choosePlaces(known.places, regionById) : null;
  }
  if (within !== undefined) return regionById.has(within) ? placesWithin(within, regionById) : null;
  return placesByDefault(regionById, focus ?? null);
}

function reportUnfit(
  places: Places | MixedLevels,
  { regions, group, within, as_of: date }: BriefingFileSpec,
  source: YamlSource,
  { report }: Checks,
): void {
  const fault = (
    code: "mixed-levels" | "wrong-places" | "empty-group",
    message: string,
    key: (typeof PLACE_KEYS)[number],
    hint: string,
  ) => report({ severity: "error", code, message, at: source.at([key]), hint });
  if ("mixed" in places) {
    const hint = "compare places of one level; one that contains all others stands for reference";
    const message = `The places cannot be compared: ${places.mixed}; expected one level.`;
    fault("mixed-levels", message, regions ? "regions" : "group", hint);
  } else if (group !== undefined && places.regions.length === 0) {
    const message = `\`${group}\` has no place as of ${date}: no figure in its range was published by then.`;
    fault("empty-group", message, "group", "name another group or date");
  } else if (within !== undefined && places.regions.length === 0) {
    const message = `No place lies within \`${within}\`; expected one that others name under \`within\` in regions.yaml.`;
    fault("wrong-places", message, "within", "name another, or list the places under `regions`");
  }
}

/**
 * The places to name beside one in focus, where the briefing names none: those of its city, unless all are of it, else
 * those of the first group that it is of, as far as they are compared.
 */
export function peersOf(
  focus: string | null,
  regions: readonly string[],
  { regionById, groupById }: Pick<Dataset, "regionById" | "groupById">,
): readonly string[] {
  if (focus === null) return [];
  const city = cityOf(focus, regionById)?.key;
  const inCity = new Set(city === undefined ? [] : placesByCity(regionById).get(city));
  const besides = (places: ReadonlySet<string>) =>
    regions.filter((id) => id !== focus && places.has(id));
  const ofCity = besides(inCity);
  // Where all places are of its city, none of them is nearer to it than the others.
  if (ofCity.length > 0 && ofCity.length < regions.length - 1) return ofCity;
  return besides(
    new Set([...groupById.values()].find(({ places }) => places.includes(focus))?.places),
  );
}

/** The place in focus and the peers are among those that the briefing compares. */
function checkShown(
  { focus, peers = [], regions: listed }: BriefingFileSpec,
  { regions, references }: Places,
  source: YamlSource,
  checks: Checks,
): void {
  const compared = new Set(regions);
  const check = (region: string, path: Path) => {
    if (!checks.names.region?.has(region) || compared.has(region)) return;
    const what = listed ? "among the `regions`" : "among the places";
    const message = references.includes(region)
      ? `\`${region}\` contains the places that are compared, and stands for reference; expected one of them.`
      : `\`${region}\` is not ${what} that the briefing shows.`;
    const hint =
      listed && !references.includes(region)
        ? "name one of them, or add it there"
        : "name one of them";
    const at = source.at(path);
    checks.report({ severity: "error", code: "region-not-shown", message, at, hint });
  };
  if (focus !== undefined) check(focus, ["focus"]);
  for (const [index, peer] of peers.entries()) check(peer, ["peers", index]);
}

/** Each region of a list exists and stands there once. */
function checkList(
  regions: readonly string[],
  key: "regions" | "peers",
  source: YamlSource,
  checks: Checks,
): void {
  const listed = new Set<string>();
  for (const [index, region] of regions.entries()) {
    const path = [key, index];
    checkReference("region", region, source, path, checks);
    if (listed.has(region)) {
      const message = `\`${region}\` stands twice; expected each region once.`;
      checks.report({ severity: "error", code: "repeated-name", message, at: source.at(path) });
    }
    listed.add(region);
  }
}
