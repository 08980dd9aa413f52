import type { Diagnostic } from "../../diagnostic.ts";
import { groupBy } from "../../group-by.ts";
import { LANGUAGES, type Language, type Region } from "../model.ts";
import type { Report } from "../text.ts";
import type { YamlSource } from "../yaml-source.ts";
import { sameNames, tellApart } from "./names.ts";
import { wholesOf } from "./tree.ts";

type RegionById = ReadonlyMap<string, Region>;

/** Two places of one short name in a language, in the order of the file. */
interface Pair {
  readonly first: Region;
  readonly other: Region;
  readonly language: Language;
}

/**
 * Reports places of one short name, each at the name of the later in the file, both languages at once; of many the first few, and
 * how many more.
 *
 * Errors: `same-name`, a warning that says how they are told apart where they meet; an error where nothing tells them apart.
 */
export function checkNames(regionById: RegionById, source: YamlSource, report: Report): void {
  const warnings: Diagnostic[] = [];
  const take: Report = (fault) =>
    fault.severity === "warning" ? warnings.push(fault) : report(fault);
  const all = LANGUAGES.flatMap((language) => pairsIn([...regionById.values()], language));
  const ofPlaces = groupBy(all, ({ first, other }) => `${first.id} ${other.id}`);
  for (const pairs of ofPlaces.values()) checkPairs(pairs, regionById, source, take);
  for (const warning of warnings.slice(0, MOST_TOLD)) report(warning);
  const [next, ...others] = warnings.slice(MOST_TOLD);
  if (!next) return;
  const message = `Here and at ${others.length} more places is a short name that another has as well; where they meet they are told apart.`;
  report({ ...next, message });
}

/** Of a whole country some three hundred places share a name with another: the first are told each, the others counted. */
const MOST_TOLD = 5;

/** Each place with the first of its name. */
function pairsIn(regions: readonly Region[], language: Language): readonly Pair[] {
  return sameNames(regions, language).flatMap(([first, ...others]) =>
    first ? others.map((other) => ({ first, other, language })) : [],
  );
}

/** Checks two places, of which each pair is of another language. */
function checkPairs(
  pairs: readonly Pair[],
  regionById: RegionById,
  source: YamlSource,
  report: Report,
): void {
  const namesOf = namesWhereMet(pairs, regionById);
  const isApart = (pair: Pair) => new Set(namesOf(pair)).size > 1;
  const apart = pairs.filter(isApart);
  const alike = pairs.filter((pair) => !isApart(pair));
  const tell = (
    severity: "warning" | "error",
    some: readonly Pair[],
    rest: string,
    hint?: string,
  ) => {
    const [pair] = some;
    if (!pair) return;
    const { first, other, language } = pair;
    const names = some.map((one) => one.other.short[one.language]);
    const same = `\`${other.id}\` has the short name of \`${first.id}\`, ${[...new Set(names)].join(" / ")}`;
    const at = source.at([other.id, "short", language]);
    const message = `${same}${rest}`;
    report({ severity, code: "same-name", message, at, ...(hint ? { hint } : {}) });
  };
  const called = apart.map((pair) => namesOf(pair).join(" and "));
  tell("warning", apart, `; where they meet they are called ${called.join(" / ")}.`);
  tell(
    "error",
    alike,
    ", and nothing tells them apart; expected that they lie within places of different names.",
    "say what each lies within, or give one another short name",
  );
}

/** What two places are called on a page that has no other, the later first. */
function namesWhereMet(
  pairs: readonly Pair[],
  regionById: RegionById,
): (pair: Pair) => readonly string[] {
  const both = pairs.slice(0, 1).flatMap(({ first, other }) => [other, first]);
  const known = both.flatMap((one) => [one, ...wholesOf(one.id, regionById)]);
  const ids = new Set(both.map(({ id }) => id));
  const told = tellApart(new Map(known.map((one) => [one.id, one])), (id) => ids.has(id));
  return ({ language }) => both.flatMap(({ id }) => told.get(id)?.short[language] ?? []);
}
