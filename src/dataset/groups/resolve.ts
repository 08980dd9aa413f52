import type { Group } from "../model.ts";
import { type Checks, checkReference } from "../names.ts";
import { tierOf } from "../regions/level.ts";
import { type GroupSpec, groupSchema } from "../schema.ts";
import { validEntries } from "../shape.ts";
import { PERIOD_CHOICES } from "../time/choice.ts";
import type { Path, YamlSource } from "../yaml-source.ts";
import { type GroupSource, periodOf, placesOf } from "./members.ts";

/** More places than this are no group that anybody compares: the rule of one is too wide. */
const MOST_PLACES = 1_000;

/** What a group is checked with. */
interface GroupChecks {
  readonly source: YamlSource;
  readonly dataset: GroupSource;
  readonly checks: Checks;
}

/**
 * Resolves groups.yaml; the places of a rule are worked out from the figures.
 *
 * Errors: `wrong-group` where it has both places and a rule, or neither, or a rule without a condition; `empty-group`,
 * `group-too-large`, `mixed-levels`; `repeated-name`, `wrong-period` and the unknown references.
 */
export function resolveGroups(
  source: YamlSource,
  dataset: GroupSource,
  checks: Checks,
): ReadonlyMap<string, Group> {
  const groupById = new Map<string, Group>();
  for (const [id, spec] of validEntries(groupSchema, source)) {
    const places = resolvePlaces(id, spec, { source, dataset, checks });
    if (places === null || !checkPlaces(id, spec, places, { source, dataset, checks })) continue;
    groupById.set(id, { id, name: spec.name, reason: spec.reason, places });
  }
  return groupById;
}

/** The places of a group; null where that cannot be told, which is reported. */
function resolvePlaces(
  id: string,
  { places, rule }: GroupSpec,
  { source, dataset, checks }: GroupChecks,
): readonly string[] | null {
  const fault = (message: string, path: Path) => {
    checks.report({ severity: "error", code: "wrong-group", message, at: source.at(path, "key") });
    return null;
  };
  if (places !== undefined && rule !== undefined)
    return fault(`\`${id}\` has \`places\` and a \`rule\`; expected one of them.`, [id, "rule"]);
  if (places !== undefined) return checkList(id, places, { source, dataset, checks });
  if (rule === undefined)
    return fault(`\`${id}\` has neither \`places\` nor a \`rule\`; expected one of them.`, [id]);
  if (Object.values(rule).every((condition) => condition === undefined))
    return fault(`The rule of \`${id}\` has no condition; expected within, level, tag or range.`, [
      id,
      "rule",
    ]);
  return checkRule(id, rule, { source, dataset, checks }) ? placesOf(rule, dataset) : null;
}

/** Each place exists and stands there once; in the order of regions.yaml. */
function checkList(
  id: string,
  places: readonly string[],
  { source, dataset, checks }: GroupChecks,
): readonly string[] | null {
  let isSound = true;
  for (const [index, place] of places.entries()) {
    const path = [id, "places", index];
    isSound = checkReference("region", place, source, path, checks) && isSound;
    if (places.indexOf(place) === index) continue;
    const message = `\`${place}\` stands twice; expected each region once.`;
    checks.report({ severity: "error", code: "repeated-name", message, at: source.at(path) });
    isSound = false;
  }
  return isSound ? [...dataset.regionById.keys()].filter((one) => places.includes(one)) : null;
}

function checkRule(
  id: string,
  { within, range }: NonNullable<GroupSpec["rule"]>,
  { source, dataset, checks }: GroupChecks,
): boolean {
  let isSound = true;
  if (within !== undefined)
    isSound = checkReference("region", within, source, [id, "rule", "within"], checks);
  if (range === undefined) return isSound;
  const path = [id, "rule", "range"];
  const fault = (code: "wrong-group" | "wrong-period", message: string, at: Path) => {
    checks.report({ severity: "error", code, message, at: source.at(at) });
    isSound = false;
  };
  if (!checkReference("indicator", range.indicator, source, [...path, "indicator"], checks))
    return false;
  if (periodOf(range, dataset) === null)
    fault("wrong-period", `\`period\` is ${range.period}; expected one of ${PERIOD_CHOICES}.`, [
      ...path,
      "period",
    ]);
  if (range.from === undefined && range.to === undefined)
    fault("wrong-group", "The range has no end; expected `from`, `to` or both.", path);
  if ((range.from ?? Number.NEGATIVE_INFINITY) > (range.to ?? Number.POSITIVE_INFINITY))
    fault("wrong-group", `\`from\` ${range.from} is greater than \`to\` ${range.to}.`, [
      ...path,
      "from",
    ]);
  return isSound;
}

/** What a group must be, however its places were found. */
function checkPlaces(
  id: string,
  spec: GroupSpec,
  places: readonly string[],
  { source, dataset, checks }: GroupChecks,
): boolean {
  const at = source.at([id, spec.rule ? "rule" : "places"], "key");
  const fault = (
    code: "empty-group" | "group-too-large" | "mixed-levels",
    message: string,
    hint: string,
  ) => {
    checks.report({ severity: "error", code, message, at, hint });
    return false;
  };
  if (places.length === 0) return fault("empty-group", ...whyEmpty(id, spec, dataset));
  if (places.length > MOST_PLACES) {
    const message = `The rule of \`${id}\` holds for ${places.length} places; expected at most ${MOST_PLACES}.`;
    return fault("group-too-large", message, "add a condition");
  }
  const levels = new Set(places.flatMap((one) => dataset.regionById.get(one)?.level ?? []));
  if (new Set([...levels].map(tierOf)).size < 2) return true;
  const message = `\`${id}\` has places of the levels ${[...levels].join(", ")}; expected places that may be ranked together.`;
  return fault("mixed-levels", message, "name one `level` in the rule, or leave places out");
}

function whyEmpty(id: string, { rule }: GroupSpec, dataset: GroupSource): [string, string] {
  const range = rule?.range;
  const period = range ? periodOf(range, dataset) : null;
  const isPublished = dataset.figures.some(
    (figure) => figure.indicator === range?.indicator && figure.period === period,
  );
  if (range && !isPublished)
    return [
      `\`${id}\` has no place: nothing is published of \`${range.indicator}\` for ${range.period}.`,
      "name another indicator or period",
    ];
  return [
    `The rule of \`${id}\` holds for no place; expected at least one.`,
    "leave out a condition, or widen the range",
  ];
}
