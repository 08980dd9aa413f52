import type { Level, Region } from "../model.ts";
import { type Checks, checkReference } from "../names.ts";
import { type RegionSpec, regionSchema } from "../schema.ts";
import { validEntries } from "../shape.ts";
import { mapValues } from "../vocabulary.ts";
import type { YamlSource } from "../yaml-source.ts";
import { levelByPosition, tierOf } from "./level.ts";
import { resolveExistence } from "./resolve-existence.ts";

type Specs = ReadonlyMap<string, RegionSpec>;

/**
 * Resolves regions.yaml, in its order, which is that of the pages.
 *
 * Shape: a `city` with the name of a listed place becomes `within` that place.
 * Errors: `unknown-region` for what a place is said to lie within; `wrong-within` where a place lies within itself, within one of
 * no higher level, or within two; those of `resolveExistence`.
 */
export function resolveRegions(source: YamlSource, checks: Checks): ReadonlyMap<string, Region> {
  const specs = validEntries(regionSchema, source);
  const wholeById = resolveWholes(specs, source, checks);
  const levelOf = openLevels(specs, wholeById);
  checkTiers(wholeById, levelOf, source, checks);
  return mapValues(specs, ({ name, short, code, city, tags = [] }, id) => {
    const within = wholeById.get(id) ?? null;
    return {
      id,
      name,
      short,
      code,
      level: levelOf(id),
      within,
      city: within === null ? (city ?? null) : null,
      ...resolveExistence(id, specs, source, checks),
      tags: [...new Set(tags)],
    };
  });
}

/** Place → the place it lies within; what is faulty is reported and left out, so that the result has no circles. */
function resolveWholes(
  specs: Specs,
  source: YamlSource,
  checks: Checks,
): ReadonlyMap<string, string> {
  const wholeById = new Map<string, string>();
  const placeByName = new Map([...specs].map(([id, { name }]) => [name.zh, id]));
  for (const [id, { within, city }] of specs) {
    const named = city === undefined ? undefined : placeByName.get(city.zh);
    if (within === undefined) {
      if (named !== undefined && named !== id) wholeById.set(id, named);
    } else if (checkReference("region", within, source, [id, "within"], checks)) {
      if (specs.has(within)) wholeById.set(id, within);
      if (city !== undefined && named !== within) reportTwo(id, within, city.zh, source, checks);
    }
  }
  for (const id of wholeById.keys()) {
    const circle = circleFrom(id, wholeById);
    if (circle === null) continue;
    const path = [...circle, id].map((one) => `\`${one}\``).join(" → ");
    const message = `\`${id}\` lies within itself: ${path}; expected a place that lies within no part of its own.`;
    checks.report({
      severity: "error",
      code: "wrong-within",
      message,
      at: source.at(placeOf(specs, id)),
    });
    wholeById.delete(id);
  }
  return wholeById;
}

function reportTwo(
  id: string,
  within: string,
  city: string,
  source: YamlSource,
  { report }: Checks,
): void {
  const message = `\`${id}\` lies within \`${within}\` and belongs to ${city}; expected one place that it lies within.`;
  const [at, hint] = [source.at([id, "city"]), "delete `city`, or `within`"];
  report({ severity: "error", code: "wrong-within", message, at, hint });
}

/** The way from a place up to itself; null where there is none. */
function circleFrom(id: string, wholeById: ReadonlyMap<string, string>): readonly string[] | null {
  const way: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = wholeById.get(at)) {
    if (way.includes(at)) return at === id ? way : null;
    way.push(at);
  }
  return null;
}

/** Levels as written, or by where a place lies. */
function openLevels(specs: Specs, wholeById: ReadonlyMap<string, string>): (id: string) => Level {
  const wholes = new Set(wholeById.values());
  const levelById = new Map<string, Level>();
  const levelOf = (id: string): Level => {
    const known = levelById.get(id);
    if (known !== undefined) return known;
    const whole = wholeById.get(id);
    const level =
      specs.get(id)?.level ??
      levelByPosition(wholes.has(id), whole === undefined ? null : levelOf(whole));
    levelById.set(id, level);
    return level;
  };
  return levelOf;
}

function checkTiers(
  wholeById: ReadonlyMap<string, string>,
  levelOf: (id: string) => Level,
  source: YamlSource,
  { report }: Checks,
): void {
  for (const [id, whole] of wholeById) {
    const [own, other] = [levelOf(id), levelOf(whole)];
    if (tierOf(other) < tierOf(own)) continue;
    const message = `\`${id}\` is of the level ${own} and lies within \`${whole}\`, of the level ${other}; expected a higher level.`;
    const hint = `say the \`level\` of both, e.g. \`level: city\` for \`${whole}\``;
    report({ severity: "error", code: "wrong-within", message, at: source.at([id]), hint });
  }
}

/** Where an entry says what it lies within. */
function placeOf(specs: Specs, id: string): readonly string[] {
  return [id, specs.get(id)?.within === undefined ? "city" : "within"];
}
