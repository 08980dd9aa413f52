import { presentId, type Renamed } from "../former-ids.ts";
import type { Checks } from "../names.ts";
import type { Path, YamlSource } from "../yaml-source.ts";

/** Any key of a mapping, any item of a list. */
const EACH = "*";

type Places = Readonly<Record<Renamed, readonly (readonly string[])[]>>;

/** Where ids of places and indicators stand as values in each kind of file. */
const PLACES_BY_FILE = {
  regions: {
    region: [
      [EACH, "within"],
      [EACH, "succeeded_by", EACH],
    ],
    indicator: [],
  },
  documents: { region: [[EACH, "region"]], indicator: [] },
  indicators: {
    region: [],
    indicator: [
      [EACH, "parts", EACH],
      [EACH, "amount_of"],
    ],
  },
  vocabulary: {
    region: [],
    indicator: [
      ["ratios", EACH, "numerator"],
      ["ratios", EACH, "denominator"],
      ["contrasts", EACH, "indicator"],
      ["contrasts", EACH, "against"],
    ],
  },
  groups: {
    region: [
      [EACH, "places", EACH],
      [EACH, "rule", "within"],
    ],
    indicator: [[EACH, "rule", "range", "indicator"]],
  },
  // The address of a result stays as it was given out.
  corrections: { region: [], indicator: [] },
  // Their indicators are keys: `resolveFigures` reads those.
  observations: { region: [["region"]], indicator: [] },
  briefing: {
    region: [["regions", EACH], ["within"], ["focus"], ["peers", EACH]],
    indicator: [
      ["headline", EACH, "indicator"],
      ["sections", EACH, "indicators", EACH],
      ["sections", EACH, "charts", EACH, "indicators", EACH],
    ],
  },
} as const satisfies Readonly<Record<string, Places>>;

type FileKind = keyof typeof PLACES_BY_FILE;

/**
 * Returns a file with the present ids of places and indicators in place of former ones; its positions stay.
 *
 * Errors: none; the warning `former-name` at each former id.
 */
export function withPresentIds(source: YamlSource, kind: FileKind, checks: Checks): YamlSource {
  const places: Places = PLACES_BY_FILE[kind];
  let { root } = source;
  for (const renamed of ["region", "indicator"] as const) {
    if (checks.formerIds[renamed].size === 0) continue;
    for (const pattern of places[renamed])
      root = rewrite(root, pattern, [], (id, path) => readId(renamed, id, source, path, checks));
  }
  return root === source.root ? source : { ...source, root };
}

/** Gives the present id of what a file names. Errors: none; the warning `former-name` where that is another. */
export function readId(
  kind: Renamed,
  id: string,
  source: YamlSource,
  path: Path,
  { formerIds, report }: Pick<Checks, "formerIds" | "report">,
  part: "key" | "value" = "value",
): string {
  const present = presentId(kind, id, formerIds);
  if (present !== id) report({ ...formerName(kind, id, present), at: source.at(path, part) });
  return present;
}

/** The warning that an id is a former one, without its place. */
export function formerName(kind: Renamed, id: string, present: string) {
  const message = `The ${kind} \`${id}\` is called \`${present}\` now.`;
  return {
    severity: "warning",
    code: "former-name",
    message,
    hint: `write ${present}`,
  } as const;
}

/** Changes the texts at the places of a pattern; all else is the same, and in the same order. */
function rewrite(
  value: unknown,
  [step, ...rest]: readonly string[],
  path: Path,
  change: (id: string, path: Path) => string,
): unknown {
  if (step === undefined) return typeof value === "string" ? change(value, path) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    if (step !== EACH) return value;
    return value.map((item, index) => rewrite(item, rest, [...path, index], change));
  }
  const entries = Object.entries(value).map(([key, each]) => {
    const isMeant = step === EACH || step === key;
    return [key, isMeant ? rewrite(each, rest, [...path, key], change) : each] as const;
  });
  return Object.fromEntries(entries);
}
