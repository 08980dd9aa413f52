import type { DiagnosticCode } from "../diagnostic-codes.ts";
import type {
  Figure,
  Indicator,
  Period,
  Region,
  SourceDocument,
  Unit,
  Vocabulary,
} from "./model.ts";
import { type Checks, checkReference } from "./names.ts";
import { isPlainNumber } from "./plain-numbers.ts";
import { mayReport } from "./regions/existence.ts";
import type { FigureSpec } from "./schema.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** The lists that figures refer to; entries that could not be read are missing from them. */
export interface Registries extends Pick<Vocabulary, "scopeById" | "basisById"> {
  readonly regionById: ReadonlyMap<string, Region>;
  readonly indicatorById: ReadonlyMap<string, Indicator>;
  readonly documentById: ReadonlyMap<string, SourceDocument>;
  readonly unitById: ReadonlyMap<string, Unit>;
}

/** A figure as written, with all that is needed to check and resolve it. */
export interface WrittenFigure {
  readonly spec: FigureSpec;
  readonly region: string;
  readonly indicator: string;
  readonly document: string;
  readonly source: YamlSource;
  readonly path: Path;
}

/** Checks what a figure itself refers to. */
export function checkReferences(
  { spec, region, source, path }: WrittenFigure,
  registries: Registries,
  checks: Checks,
): void {
  const references = [
    ["scope", "scope", spec.scope],
    ["basis", "basis", spec.basis],
    ["remark", "remark", spec.remark],
    ["phrase", "words", spec.words],
  ] as const;
  for (const [kind, key, name] of references) {
    if (name !== undefined) checkReference(kind, name, source, [...path, key], checks);
  }
  if (spec.document === undefined) return;
  const place = [...path, "document"];
  if (checkReference("document", spec.document, source, place, checks)) {
    checkDocumentRegion(spec.document, region, source, place, registries, checks);
  }
}

/** Checks that the document of a figure belongs to the figure's region. Errors: `document-region`. */
export function checkDocumentRegion(
  id: string,
  region: string,
  source: YamlSource,
  path: Path,
  { documentById }: Registries,
  { report }: Checks,
): void {
  const owner = documentById.get(id)?.region;
  if (owner === undefined || owner === region) return;
  const message = `\`${id}\` is a document of ${owner}; expected one of ${region}.`;
  report({ severity: "error", code: "document-region", message, at: source.at(path) });
}

/** An indicator has one kind of number besides growth and change. Errors: `wrong-measure`. */
export function checkMeasure(
  { spec, indicator, source, path }: WrittenFigure,
  { indicatorById }: Registries,
  { report }: Checks,
): void {
  const own = indicatorById.get(indicator)?.measure;
  if (own === undefined || [own, "growth", "change"].includes(spec.measure)) return;
  const message = `\`measure\` is ${spec.measure}; expected ${own}, growth or change for ${indicator}.`;
  report({
    severity: "error",
    code: "wrong-measure",
    message,
    at: source.at([...path, "measure"]),
  });
}

/** Tells whether a figure has either `value` or `words`, in plain notation. Errors: `value-and-words`, `no-value`. */
export function checkContent({ spec, source, path }: WrittenFigure, { report }: Checks): boolean {
  const fault = (code: DiagnosticCode, message: string, place: Path) => {
    report({ severity: "error", code, message, at: source.at(place) });
    return false;
  };
  if (spec.value !== undefined && spec.words !== undefined) {
    return fault("value-and-words", "The figure has both `value` and `words`; expected one.", [
      ...path,
      "words",
    ]);
  }
  if (spec.value === undefined && spec.words === undefined) {
    return fault("no-value", "The figure has neither `value` nor `words`; expected one.", path);
  }
  const number = source.writtenNumber([...path, "value"]);
  // Another notation, e.g. 1e3, is already reported by `checkShape`.
  return number === null || isPlainNumber(number);
}

/** Checks that there was such a place in the period of a figure. Errors: `outside-existence`. */
export function checkExistence(
  { spec, region: id, indicator, source, path }: WrittenFigure,
  period: Period,
  { regionById, indicatorById }: Registries,
  { report }: Checks,
): void {
  const region = regionById.get(id);
  const time = indicatorById.get(indicator)?.time ?? null;
  if (!region || mayReport(region, period, time)) return;
  const { since, until } = region;
  const ends = [
    ...(since === null ? [] : [`was founded in ${since}`]),
    ...(until === null ? [] : [`was abolished in ${until}`]),
  ];
  const key = spec.period === undefined ? "year" : "period";
  const message = `\`${key}\` is ${spec.period ?? period}; \`${id}\` ${ends.join(" and ")}.`;
  const hint =
    "give the figure to the place that was there, or mend `since` or `until` in regions.yaml";
  report({
    severity: "error",
    code: "outside-existence",
    message,
    at: source.at([...path, key]),
    hint,
  });
}

/** Tells whether a share lies within 0 and 100 %; true for other measures. Errors: `share-out-of-range`. */
export function checkShare(
  { measure, value }: Pick<Figure, "measure" | "value">,
  { source, path }: WrittenFigure,
  { report }: Checks,
): boolean {
  if (measure !== "share" || value === null || (value >= 0 && value <= 100)) return true;
  const message = `The share is ${value} %; expected 0 to 100.`;
  report({
    severity: "error",
    code: "share-out-of-range",
    message,
    at: source.at([...path, "value"]),
  });
  return false;
}
