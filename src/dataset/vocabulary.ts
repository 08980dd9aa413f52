import type { ContrastSpec, RatioSpec, Term, Unit, Vocabulary } from "./model.ts";
import { type Checks, checkReference } from "./names.ts";
import { resolveBases, resolveScopes } from "./qualifiers.ts";
import { INDICATOR, NOT_STATED } from "./sameness.ts";
import {
  contrastSchema,
  phraseSchema,
  ratioSchema,
  textSchema,
  type UnitSpec,
  unitSchema,
} from "./schema.ts";
import { keysOf, validEntries } from "./shape.ts";
import { REFERENCES } from "./time/reference.ts";
import type { YamlSource } from "./yaml-source.ts";

/**
 * Resolves vocabulary.yaml from the entries that have the right shape.
 *
 * Errors: `unknown-unit` for a base, `unit-base` where base and factor do not fit, `ambiguous-name` where a
 * scope and a basis share an id, or have one that means something else in a figure's id, which could not tell them apart;
 * those of `resolveScopes` and `resolveBases`.
 */
export function resolveVocabulary(source: YamlSource, checks: Checks): Vocabulary {
  const terms = (list: string): ReadonlyMap<string, Term> =>
    mapValues(validEntries(textSchema, source, [list]), (name, id) => ({ id, name }));
  const scopeById = resolveScopes(source, checks);
  const basisById = resolveBases(source, checks);
  for (const id of basisById.keys()) checkDistinct(id, scopeById, source, checks);
  for (const list of ["scopes", "bases"] as const) checkNotTaken(list, source, checks);
  return {
    themeById: terms("themes"),
    unitById: resolveUnits(source, checks),
    scopeById,
    basisById,
    remarkById: terms("remarks"),
    phraseByWords: mapValues(validEntries(phraseSchema, source, ["phrases"]), (en, zh) => ({
      zh,
      en,
    })),
    ratioById: resolveRatios(source, checks),
    contrastById: resolveContrasts(source, checks),
  };
}

/** A ratio of an indicator that does not exist is left out; the fault is told. */
function resolveRatios(source: YamlSource, checks: Checks): ReadonlyMap<string, RatioSpec> {
  const specById = validEntries(ratioSchema, source, ["ratios"]);
  const sound = [...specById].filter(([id, spec]) =>
    (["numerator", "denominator"] as const).every((part) =>
      checkReference("indicator", spec[part], source, ["ratios", id, part], checks),
    ),
  );
  return mapValues(new Map(sound), ({ zh, en, ...ratio }, id) => ({
    id,
    name: { zh, en },
    ...ratio,
  }));
}

/** A contrast with an indicator that does not exist is left out; the fault is told. */
function resolveContrasts(source: YamlSource, checks: Checks): ReadonlyMap<string, ContrastSpec> {
  const specById = validEntries(contrastSchema, source, ["contrasts"]);
  const sound = [...specById].filter(([id, spec]) =>
    (["indicator", "against"] as const).every((part) =>
      checkReference("indicator", spec[part], source, ["contrasts", id, part], checks),
    ),
  );
  return mapValues(new Map(sound), (spec, id) => ({ id, ...spec }));
}

function checkDistinct(
  id: string,
  scopeById: ReadonlyMap<string, Term>,
  source: YamlSource,
  { report }: Checks,
): void {
  if (!scopeById.has(id)) return;
  const message = `The basis \`${id}\` has the name of a scope; expected a name of its own.`;
  report({
    severity: "error",
    code: "ambiguous-name",
    message,
    at: source.at(["bases", id], "key"),
  });
}

/** Words with a meaning of their own in figures' ids or in their place, where a scope or basis stands as well. */
const TAKEN: ReadonlySet<string> = new Set(["target", INDICATOR, NOT_STATED, ...REFERENCES]);

function checkNotTaken(list: "scopes" | "bases", source: YamlSource, { report }: Checks): void {
  for (const id of keysOf(source, [list])) {
    if (!TAKEN.has(id)) continue;
    const kind = list === "scopes" ? "scope" : "basis";
    const message = `The ${kind} is named \`${id}\`, which means something else; expected another name.`;
    report({
      severity: "error",
      code: "ambiguous-name",
      message,
      at: source.at([list, id], "key"),
    });
  }
}

/** A unit with a faulty base is left out, so that nothing is converted through it. */
function resolveUnits(source: YamlSource, checks: Checks): ReadonlyMap<string, Unit> {
  const specById = validEntries(unitSchema, source, ["units"]);
  const sound = [...specById].filter(([id, spec]) =>
    isBaseSound(id, spec, specById, source, checks),
  );
  return mapValues(new Map(sound), (spec, id) => ({
    id,
    name: { zh: spec.zh ?? id, en: spec.en },
    singular: spec.singular ?? spec.en,
    base: spec.base ?? id,
    factor: source.writtenNumber(["units", id, "factor"]) ?? "1",
  }));
}

function isBaseSound(
  id: string,
  spec: UnitSpec,
  specById: ReadonlyMap<string, UnitSpec>,
  source: YamlSource,
  checks: Checks,
): boolean {
  const path = ["units", id];
  const fault = (message: string, key: string) => {
    checks.report({ severity: "error", code: "unit-base", message, at: source.at([...path, key]) });
    return false;
  };
  if ((spec.base === undefined) !== (spec.factor === undefined)) {
    const [given, missing] = spec.base === undefined ? ["factor", "base"] : ["base", "factor"];
    return fault(`\`${id}\` has a ${given} without a ${missing}; expected both or neither.`, given);
  }
  if (spec.base === undefined) return true;
  if (!checkReference("unit", spec.base, source, [...path, "base"], checks)) return false;
  if (specById.get(spec.base)?.base === undefined) return true;
  return fault(`\`${spec.base}\` itself has a base; expected a unit that has none.`, "base");
}

/** Makes a map of the same keys with other values. */
export function mapValues<T, U>(
  map: ReadonlyMap<string, T>,
  change: (value: T, key: string) => U,
): ReadonlyMap<string, U> {
  return new Map([...map].map(([key, value]) => [key, change(value, key)]));
}
