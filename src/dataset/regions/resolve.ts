import type { Level, Region } from "../model.ts";
import type { Checks } from "../names.ts";
import { regionSchema } from "../schema.ts";
import { validEntries } from "../shape.ts";
import { mapValues } from "../vocabulary.ts";
import type { YamlSource } from "../yaml-source.ts";
import { levelByPosition, tierOf } from "./level.ts";
import { type Entries, linkPlaces, type WholeById, wayUp } from "./links.ts";
import { resolveExistence } from "./resolve-existence.ts";
import { cityStem } from "./tree.ts";

type LevelById = ReadonlyMap<string, Level>;

/**
 * Resolves regions.yaml, in its order, which is that of the pages.
 *
 * Shape: a `city` with the name of a listed place becomes `within` that place.
 * Errors: `unknown-region` for what a place is said to lie within; `wrong-within` where a place lies within itself, within one of
 * no higher level, or in two cities; those of `resolveExistence`.
 */
export function resolveRegions(source: YamlSource, checks: Checks): ReadonlyMap<string, Region> {
  const entries: Entries = { specs: validEntries(regionSchema, source), source, checks };
  const { wholeById: linked, cityById, hadCircle } = linkPlaces(entries);
  const levelById = levelsOf(entries, linked);
  // The fault of a circle is told, and those that may only follow from it are not.
  const report = hadCircle ? () => {} : checks.report;
  const wholeById = withHigherWholes(
    { ...entries, checks: { ...checks, report } },
    linked,
    levelById,
  );
  checkCities(entries, { wholeById, levelById, cityById });
  const ownStem = (id: string) => cityStem(entries.specs.get(id)?.name.zh ?? "");
  return mapValues(entries.specs, ({ name, short, code, city, tags = [] }, id) => ({
    id,
    name,
    short,
    code,
    level: levelById.get(id) ?? "county",
    within: wholeById.get(id) ?? null,
    city: city && !cityById.has(id) && cityStem(city.zh) !== ownStem(id) ? city : null,
    ...resolveExistence(id, entries.specs, source, checks),
    tags: [...new Set(tags)],
  }));
}

/** Levels as written, or by where a place lies. */
function levelsOf({ specs }: Entries, wholeById: WholeById): LevelById {
  const wholes = new Set(wholeById.values());
  const levelById = new Map<string, Level>();
  for (const start of specs.keys()) {
    const way: string[] = [];
    for (let at: string | undefined = start; at !== undefined && !levelById.has(at); ) {
      way.push(at);
      at = wholeById.get(at);
    }
    for (const id of way.toReversed()) {
      const whole = levelById.get(wholeById.get(id) ?? "") ?? null;
      levelById.set(id, specs.get(id)?.level ?? levelByPosition(wholes.has(id), whole));
    }
  }
  return levelById;
}

/** Reports and leaves out the links with a place of no higher level, so that no way up has two places of one tier. */
function withHigherWholes(
  { specs, source, checks }: Entries,
  wholeById: WholeById,
  levelById: LevelById,
): WholeById {
  const sound = new Map(wholeById);
  for (const [id, whole] of wholeById) {
    const [own, other] = [levelById.get(id) ?? "county", levelById.get(whole) ?? "county"];
    if (tierOf(other) < tierOf(own)) continue;
    sound.delete(id);
    const message = `\`${id}\` is of the level ${own} and lies within \`${whole}\`, of the level ${other}; expected a higher level.`;
    const hint = sayLevels([id, other], [whole, own]);
    const key = specs.get(id)?.within === undefined ? "city" : "within";
    const at = source.at([id, key]);
    checks.report({ severity: "error", code: "wrong-within", message, at, hint });
  }
  return sound;
}

/** Proposes levels for a part and its whole, each by the level of the other. */
function sayLevels([id, other]: readonly [string, Level], [whole, own]: readonly [string, Level]) {
  const [below, above] = [NEAREST[other].below, NEAREST[own].above];
  const proposals = [
    ...(below ? [`\`level: ${below}\` for \`${id}\``] : []),
    ...(above ? [`\`level: ${above}\` for \`${whole}\``] : []),
  ];
  return `say the \`level\` of both, e.g. ${proposals.join(" or ")}`;
}

/** The levels that usually stand above and below each. */
const NEAREST = {
  country: { above: null, below: "province" },
  province: { above: "country", below: "city" },
  city: { above: "province", below: "county" },
  county: { above: "city", below: "town" },
  district: { above: "city", below: "town" },
  county_level_city: { above: "city", below: "town" },
  zone: { above: "city", below: "town" },
  town: { above: "county", below: null },
} as const satisfies Readonly<Record<Level, { above: Level | null; below: Level | null }>>;

/** What is known of the places once they are linked. */
interface Linked {
  readonly wholeById: WholeById;
  readonly levelById: LevelById;
  /** Place → the other place that its `city` names. */
  readonly cityById: WholeById;
}

/** Errors: `wrong-within` where a place lies in one city and names another. */
function checkCities({ specs, source, checks }: Entries, linked: Linked): void {
  const { wholeById, levelById, cityById } = linked;
  for (const [id, { within, city }] of specs) {
    if (within === undefined || city === undefined || !wholeById.has(id)) continue;
    const way = wayUp(id, wholeById);
    const named = cityById.get(id);
    const stem = cityStem(city.zh);
    const isOther = (one: string) => {
      const spec = specs.get(one);
      if (levelById.get(one) === "city") return cityStem(spec?.name.zh ?? "") !== stem;
      return spec?.city !== undefined && cityStem(spec.city.zh) !== stem;
    };
    const isSound = named === undefined ? !way.some(isOther) : way.includes(named);
    if (isSound) continue;
    const message = `\`${id}\` lies within \`${within}\` and belongs to ${city.zh}; expected one city that it lies within.`;
    const [at, hint] = [source.at([id, "city"]), "delete `city`, or `within`"];
    checks.report({ severity: "error", code: "wrong-within", message, at, hint });
  }
}
