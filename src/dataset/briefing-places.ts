import type { BriefingSpec, Group, Region } from "./model.ts";
import { type Checks, checkReference } from "./names.ts";
import {
  choosePlaces,
  type MixedLevels,
  type Places,
  placesByDefault,
  placesWithin,
} from "./regions/choice.ts";
import { cityOf } from "./regions/tree.ts";
import type { BriefingFileSpec } from "./schema.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** What the places of a briefing are chosen from. */
export interface KnownPlaces {
  /** All region ids, in the order of the page. */
  readonly regions: readonly string[];
  readonly regionById: ReadonlyMap<string, Region>;
  readonly groupById: ReadonlyMap<string, Group>;
}

type BriefingPlaces = Pick<
  BriefingSpec,
  "regions" | "arePlacesListed" | "references" | "group" | "focus" | "peers"
>;

/** The keys of which a briefing may have one. */
export const PLACE_KEYS = ["regions", "group", "within"] as const;

/**
 * Resolves the places of a briefing: those it compares, for reference, in focus and beside that.
 *
 * Errors: `wrong-places` for more than one of `regions`, `group` and `within`, and for one that no place lies within;
 * `mixed-levels`; the unknown references; `repeated-name` where a region stands twice; `region-not-shown` where the place in
 * focus or a peer is none of the briefing's own.
 */
export function resolvePlaces(
  spec: BriefingFileSpec,
  known: KnownPlaces,
  source: YamlSource,
  checks: Checks,
): BriefingPlaces {
  const given = PLACE_KEYS.filter((key) => spec[key] !== undefined);
  if (given.length > 1) {
    const [at, names] = [source.at([given[1] ?? ""], "key"), given.map((key) => `\`${key}\``)];
    const message = `The briefing has ${names.join(" and ")}; expected one of them.`;
    checks.report({ severity: "error", code: "wrong-places", message, at });
  }
  checkList(spec.regions ?? [], "regions", source, checks);
  const isKnown =
    (spec.group === undefined || checkReference("group", spec.group, source, ["group"], checks)) &&
    (spec.within === undefined ||
      checkReference("region", spec.within, source, ["within"], checks));
  const areListed = spec.regions?.every((id) => known.regionById.has(id)) ?? true;
  const chosen = isKnown && areListed ? placesOf(spec, known) : null;
  if (chosen) reportUnfit(chosen, spec, source, checks);
  const places = chosen && !("mixed" in chosen) ? chosen : { regions: [], references: [] };
  if (chosen === places) checkShown(spec, places.regions, source, checks);
  const group = (spec.group !== undefined && known.groupById.get(spec.group)) || null;
  return {
    ...places,
    arePlacesListed: spec.regions !== undefined,
    group: group && { id: group.id, name: group.name, reason: group.reason },
    focus: spec.focus ?? null,
    peers: spec.peers ?? peersOf(spec.focus ?? null, places.regions, known),
  };
}

function placesOf(
  { regions, group, within }: BriefingFileSpec,
  known: KnownPlaces,
): Places | MixedLevels {
  if (regions) return choosePlaces(regions, known.regionById);
  if (group !== undefined)
    return { regions: known.groupById.get(group)?.places ?? [], references: [] };
  if (within !== undefined) return placesWithin(within, known.regionById);
  return placesByDefault(known.regions, known.regionById);
}

function reportUnfit(
  places: Places | MixedLevels,
  { regions, within }: BriefingFileSpec,
  source: YamlSource,
  { report }: Checks,
): void {
  const fault = (
    code: "mixed-levels" | "wrong-places",
    message: string,
    key: string,
    hint: string,
  ) => report({ severity: "error", code, message, at: source.at([key]), hint });
  if ("mixed" in places) {
    const hint = "compare places of one level; one that contains all others stands for reference";
    const message = `The places cannot be compared: ${places.mixed}; expected one level.`;
    fault("mixed-levels", message, regions ? "regions" : "kind", hint);
  } else if (within !== undefined && places.regions.length === 0) {
    const message = `No place lies within \`${within}\`; expected one that others name under \`within\` in regions.yaml.`;
    fault("wrong-places", message, "within", "name another, or list the places under `regions`");
  }
}

/**
 * The places to name beside one in focus, where the briefing names none: those of its city, else those of the first group that
 * it is of, as far as they are compared.
 */
function peersOf(
  focus: string | null,
  regions: readonly string[],
  { regionById, groupById }: Pick<KnownPlaces, "regionById" | "groupById">,
): readonly string[] {
  if (focus === null) return [];
  const city = cityOf(focus, regionById)?.key ?? null;
  const others = regions.filter((id) => id !== focus);
  const ofCity = others.filter((id) => city !== null && cityOf(id, regionById)?.key === city);
  if (ofCity.length > 0) return ofCity;
  const group = [...groupById.values()].find(({ places }) => places.includes(focus));
  return others.filter((id) => group?.places.includes(id));
}

/** The place in focus and the peers are among those that the briefing compares. */
function checkShown(
  { focus, peers = [] }: BriefingFileSpec,
  regions: readonly string[],
  source: YamlSource,
  checks: Checks,
): void {
  checkList(peers, "peers", source, checks);
  const shown = new Set(regions);
  const check = (region: string, path: Path) => {
    if (!checks.names.region?.has(region) || shown.has(region)) return;
    const message = `\`${region}\` is not among the \`regions\` that the briefing shows.`;
    const [at, hint] = [source.at(path), "name one of them, or add it there"];
    checks.report({ severity: "error", code: "region-not-shown", message, at, hint });
  };
  if (focus !== undefined) {
    checkReference("region", focus, source, ["focus"], checks);
    check(focus, ["focus"]);
  }
  for (const [index, peer] of peers.entries()) check(peer, ["peers", index]);
}

/** Each region of a list exists and stands there once. */
function checkList(
  regions: readonly string[],
  key: "regions" | "peers",
  source: YamlSource,
  checks: Checks,
): void {
  for (const [index, region] of regions.entries()) {
    const path = [key, index];
    checkReference("region", region, source, path, checks);
    if (regions.indexOf(region) < index) {
      const message = `\`${region}\` stands twice; expected each region once.`;
      checks.report({ severity: "error", code: "repeated-name", message, at: source.at(path) });
    }
  }
}
