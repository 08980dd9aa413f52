import type { Qualifier } from "./model.ts";
import { type Checks, checkReference } from "./names.ts";
import { INDICATOR, NOT_STATED } from "./sameness.ts";
import { basisSchema, type QualifierSpec, scopeSchema } from "./schema.ts";
import { validEntries } from "./shape.ts";
import type { YamlSource } from "./yaml-source.ts";

/** The scope of figures marked `scope: not_stated`: every dataset has it. */
const SCOPE_NOT_STATED: Qualifier = {
  id: NOT_STATED,
  name: { zh: "范围未注明", en: "scope not stated" },
  isNotStated: true,
};

type Specs = ReadonlyMap<string, QualifierSpec>;

/** Resolves the scopes. Errors: `unknown-scope` in `same_as`; those of `resolveTerms`. */
export function resolveScopes(source: YamlSource, checks: Checks): ReadonlyMap<string, Qualifier> {
  const specById = validEntries(scopeSchema, source, ["scopes"]);
  return new Map([
    ...resolveTerms(specById, "scopes", source, checks),
    [NOT_STATED, SCOPE_NOT_STATED],
  ]);
}

/** Resolves the bases. Errors: `unknown-basis` in `same_as`; those of `resolveTerms`. */
export function resolveBases(source: YamlSource, checks: Checks): ReadonlyMap<string, Qualifier> {
  return resolveTerms(validEntries(basisSchema, source, ["bases"]), "bases", source, checks);
}

/** A faulty `same_as` is left out. Errors: `wrong-same-as` where it leads round in a circle, or says what is not stated. */
function resolveTerms(
  specById: Specs,
  list: "scopes" | "bases",
  source: YamlSource,
  checks: Checks,
): ReadonlyMap<string, Qualifier> {
  const sound = new Map(
    [...specById].map(([id, spec]): [string, QualifierSpec] => {
      if (isSound(id, spec, specById, { list, source, checks })) return [id, spec];
      const { same_as: _, ...rest } = spec;
      return [id, rest];
    }),
  );
  return new Map(
    [...sound].map(([id, { zh, en }]) => {
      const last = lastOf(id, sound);
      const sameAs = last === id ? {} : { sameAs: last === INDICATOR ? null : last };
      const isNotStated = sound.get(last)?.not_stated ? { isNotStated: true } : {};
      return [id, { id, name: { zh, en }, ...sameAs, ...isNotStated }];
    }),
  );
}

interface Place {
  readonly list: "scopes" | "bases";
  readonly source: YamlSource;
  readonly checks: Checks;
}

function isSound(id: string, spec: QualifierSpec, specById: Specs, place: Place): boolean {
  const { same_as: other } = spec;
  const { list, source, checks } = place;
  if (other === undefined) return true;
  const path = [list, id, "same_as"];
  const fault = (message: string) => {
    checks.report({ severity: "error", code: "wrong-same-as", message, at: source.at(path) });
    return false;
  };
  if (spec.not_stated) {
    return fault(
      `\`${id}\` is both the same as \`${other}\` and not stated; expected one of them.`,
    );
  }
  if (list === "scopes") {
    if (other === INDICATOR) return true;
    if (other === NOT_STATED) {
      return fault("Nothing is the same as what is not stated; expected `not_stated: true`.");
    }
  }
  const kind = list === "scopes" ? "scope" : "basis";
  if (!checkReference(kind, other, source, path, checks)) return false;
  if (!isCircle(id, specById)) return true;
  return fault(
    `\`${id}\` leads back to itself by \`same_as\`; expected one term that names no other.`,
  );
}

/** True where `same_as` leads from a term back to it. */
function isCircle(id: string, specById: Specs): boolean {
  const met = new Set<string>();
  for (let next = specById.get(id)?.same_as; next !== undefined && !met.has(next); ) {
    if (next === id) return true;
    met.add(next);
    next = specById.get(next)?.same_as;
  }
  return false;
}

/** The term at the end of `same_as`; there are no circles any more. */
function lastOf(id: string, specById: Specs): string {
  const next = specById.get(id)?.same_as;
  return next === undefined ? id : lastOf(next, specById);
}
