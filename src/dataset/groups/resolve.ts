import type { Dataset, Group, GroupRule } from "../model.ts";
import { type Checks, checkReference } from "../names.ts";
import { tierOf } from "../regions/level.ts";
import { type GroupSpec, groupSchema } from "../schema.ts";
import { validEntries } from "../shape.ts";
import { suggest } from "../suggestion.ts";
import type { Path, YamlSource } from "../yaml-source.ts";
import { figuresFor, placesOf } from "./members.ts";
import { readRule } from "./rule.ts";

/** More places than this are no group that anybody compares: the rule of one is too wide. */
const MOST_PLACES = 1_000;

/** What groups are resolved with. */
interface GroupSource extends Pick<Dataset, "regionById" | "indicatorById" | "figures"> {
  /** False where places or figures have faults: what a rule finds then tells nothing. */
  readonly isSound: boolean;
}

/** What a group is checked with. */
interface GroupChecks {
  readonly source: YamlSource;
  readonly dataset: GroupSource;
  readonly checks: Checks;
}

/**
 * Resolves groups.yaml; the places of a rule are worked out from the figures.
 *
 * Errors: `wrong-group` where it has both places and a rule, or neither, and those of `readRule`; `empty-group`,
 * `group-too-large`, `mixed-levels`; `repeated-name` and the unknown references.
 */
export function resolveGroups(
  source: YamlSource,
  dataset: GroupSource,
  checks: Checks,
): ReadonlyMap<string, Group> {
  const groupById = new Map<string, Group>();
  for (const [id, spec] of validEntries(groupSchema, source)) {
    const found = findPlaces(id, spec, { source, dataset, checks });
    if (found === null) continue;
    const group = { id, name: spec.name, reason: spec.reason, ...found };
    if (!dataset.isSound || checkPlaces(group, { source, dataset, checks }))
      groupById.set(id, group);
  }
  return groupById;
}

/** The places of a group and the rule that finds them; null where that cannot be told, which is reported. */
function findPlaces(
  id: string,
  { places, rule }: GroupSpec,
  { source, dataset, checks }: GroupChecks,
): Pick<Group, "places" | "rule"> | null {
  const fault = (message: string, path: Path) => {
    checks.report({ severity: "error", code: "wrong-group", message, at: source.at(path, "key") });
    return null;
  };
  if (places !== undefined && rule !== undefined)
    return fault(`\`${id}\` has \`places\` and a \`rule\`; expected one of them.`, [id, "rule"]);
  if (places !== undefined) {
    const listed = checkList(id, places, { source, dataset, checks });
    return listed && { places: listed, rule: null };
  }
  if (rule === undefined)
    return fault(`\`${id}\` has neither \`places\` nor a \`rule\`; expected one of them.`, [id]);
  const { indicatorById } = dataset;
  const read = readRule(id, rule, { source, indicatorById, checks });
  return read && { places: placesOf(read, dataset), rule: read };
}

/** Each place exists and stands there once; in the order of regions.yaml. */
function checkList(
  id: string,
  places: readonly string[],
  { source, dataset, checks }: GroupChecks,
): readonly string[] | null {
  let isSound = true;
  const listed = new Set<string>();
  for (const [index, place] of places.entries()) {
    const path = [id, "places", index];
    isSound = checkReference("region", place, source, path, checks) && isSound;
    if (listed.has(place)) {
      const message = `\`${place}\` stands twice; expected each region once.`;
      checks.report({ severity: "error", code: "repeated-name", message, at: source.at(path) });
      isSound = false;
    }
    listed.add(place);
  }
  return isSound ? [...dataset.regionById.keys()].filter((one) => listed.has(one)) : null;
}

/** What a group must be, however its places were found. */
function checkPlaces(
  { id, places, rule }: Group,
  { source, dataset, checks }: GroupChecks,
): boolean {
  const at = source.at([id, rule ? "rule" : "places"], "key");
  const fault = (
    code: "empty-group" | "group-too-large" | "mixed-levels",
    message: string,
    hint: string,
  ) => {
    checks.report({ severity: "error", code, message, at, hint });
    return false;
  };
  if (rule && places.length === 0) return fault("empty-group", ...whyEmpty(id, rule, dataset));
  if (places.length > MOST_PLACES) {
    const message = `\`${id}\` has ${places.length} places; expected at most ${MOST_PLACES}.`;
    return fault("group-too-large", message, rule ? "add a condition" : "leave places out");
  }
  const levels = new Set(places.flatMap((one) => dataset.regionById.get(one)?.level ?? []));
  if (new Set([...levels].map(tierOf)).size < 2) return true;
  const message = `\`${id}\` has places of the levels ${[...levels].join(", ")}; expected places that may be ranked together.`;
  return fault("mixed-levels", message, rule ? "name one `level` in the rule" : "leave places out");
}

/** Why a rule holds for no place, and what to do. */
function whyEmpty(
  id: string,
  { within, tag, range }: GroupRule,
  { regionById, figures }: GroupSource,
): [message: string, hint: string] {
  const regions = [...regionById.values()];
  if (range && figuresFor(range, figures).length === 0) {
    const { indicator, measure, period } = range;
    const what = `no document of the dataset holds a ${measure} of \`${indicator}\` for ${period}`;
    return [`\`${id}\` has no place: ${what}.`, "name another indicator, measure or period"];
  }
  const tags = new Set(regions.flatMap((one) => one.tags));
  if (tag !== null && !tags.has(tag)) {
    const known = tags.size === 0 ? "give places `tags` in regions.yaml" : "name another";
    return [`\`${id}\` has no place: none has the tag \`${tag}\`.`, suggest(tag, tags) ?? known];
  }
  const onlyWithin: GroupRule = { within, levels: [], tag: null, range: null };
  if (within !== null && placesOf(onlyWithin, { regionById, figures }).length === 0) {
    const what = `none lies within \`${within}\``;
    return [`\`${id}\` has no place: ${what}.`, "name one that others have under `within`"];
  }
  return [
    `The rule of \`${id}\` holds for no place; expected at least one.`,
    "leave out a condition, or widen the range",
  ];
}
