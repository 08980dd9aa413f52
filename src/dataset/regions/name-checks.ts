import { LANGUAGES, type Language, type Region } from "../model.ts";
import type { Report } from "../text.ts";
import type { YamlSource } from "../yaml-source.ts";
import { sameNames, tellApart } from "./names.ts";
import { wholesOf } from "./tree.ts";

type RegionById = ReadonlyMap<string, Region>;

/**
 * Reports places of one short name, each at the name of the later in the file.
 *
 * Errors: `same-name`, a warning that says how they are told apart where they meet; an error where nothing tells them apart.
 */
export function checkNames(regionById: RegionById, source: YamlSource, report: Report): void {
  const regions = [...regionById.values()];
  for (const language of LANGUAGES) {
    for (const [first, ...others] of sameNames(regions, language)) {
      if (!first) continue;
      for (const other of others) checkPair({ first, other, language }, regionById, source, report);
    }
  }
}

interface Pair {
  readonly first: Region;
  readonly other: Region;
  readonly language: Language;
}

function checkPair(
  { first, other, language }: Pair,
  regionById: RegionById,
  source: YamlSource,
  report: Report,
): void {
  const both = [first, other];
  const known = both.flatMap((one) => [one, ...wholesOf(one.id, regionById)]);
  const told = tellApart(new Map(known.map((one) => [one.id, one])), (id) =>
    both.some((one) => one.id === id),
  );
  const [name, otherName] = both.map(({ id }) => told.get(id)?.short[language]);
  const same = `\`${other.id}\` has the short name of \`${first.id}\`, ${other.short[language]}`;
  const at = source.at([other.id, "short", language]);
  if (name !== otherName) {
    const message = `${same}; where they meet they are called ${otherName} and ${name}.`;
    report({ severity: "warning", code: "same-name", message, at });
    return;
  }
  const message = `${same}, and nothing tells them apart; expected that they lie within places of different names.`;
  const hint = "say what each lies within, or give one another short name";
  report({ severity: "error", code: "same-name", message, at, hint });
}
