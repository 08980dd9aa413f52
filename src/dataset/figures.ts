import type { Figure, Indicator, SourceDocument, Unit } from "./model.ts";
import { type Checks, checkReference } from "./names.ts";
import { type FigureSpec, figureSchema } from "./schema.ts";
import { keysOf, valueAt } from "./shape.ts";
import { convert, isConvertible, lastDigit } from "./units.ts";
import type { Path, YamlSource } from "./yaml.ts";

/** What figures refer to, as far as it could be read. */
export interface Registries {
  readonly indicatorById: ReadonlyMap<string, Indicator>;
  readonly documentById: ReadonlyMap<string, SourceDocument>;
  readonly unitById: ReadonlyMap<string, Unit>;
}

/** A figure as written, with all that is needed to check and resolve it. */
interface Written {
  readonly spec: FigureSpec;
  readonly region: string;
  readonly indicator: string;
  readonly document: string;
  readonly source: YamlSource;
  readonly path: Path;
}

/** A figure without its id, which depends on the others. */
export type UnnamedFigure = Omit<Figure, "id">;

/** The figures of one file, and whether all that stand there could be resolved. */
export interface ResolvedFile {
  readonly figures: readonly UnnamedFigure[];
  readonly isComplete: boolean;
}

/**
 * Resolves the figures of one observations file: units converted, defaults filled in.
 *
 * Errors: the unknown references; `value-and-words`, `no-value`, `number-format`, `wrong-measure`,
 * `wrong-unit`, `share-out-of-range`, `wrong-year`, `wrong-status`, `document-region`.
 */
export function resolveFigures(
  source: YamlSource,
  registries: Registries,
  checks: Checks,
): ResolvedFile {
  const region = String(valueAt(source.root, ["region"]));
  const document = String(valueAt(source.root, ["document"]));
  const isRegion = checkReference("region", region, source, ["region"], checks);
  if (checkReference("document", document, source, ["document"], checks) && isRegion) {
    checkDocumentRegion(document, region, source, ["document"], registries, checks);
  }
  let isComplete = true;
  const figures: UnnamedFigure[] = [];
  for (const indicator of keysOf(source, ["figures"])) {
    const list = ["figures", indicator];
    checkReference("indicator", indicator, source, list, checks, "key");
    const items = valueAt(source.root, list);
    for (const index of Array.isArray(items) ? items.keys() : []) {
      const path = [...list, index];
      const { data: spec } = figureSchema.safeParse(valueAt(source.root, path));
      const figure =
        spec &&
        resolveFigure(
          { spec, region, indicator, document: spec.document ?? document, source, path },
          registries,
          checks,
        );
      if (figure) figures.push(figure);
      else isComplete = false;
    }
  }
  return { figures, isComplete };
}

function resolveFigure(
  written: Written,
  registries: Registries,
  checks: Checks,
): UnnamedFigure | null {
  const { spec, source, path } = written;
  checkReferences(written, registries, checks);
  checkYear(written, registries, checks);
  checkMeasure(written, registries, checks);
  const hasContent = checkContent(written, checks);
  const unit = resolveUnit(written, registries, checks);
  if (!hasContent || !unit) return null;
  const number = source.writtenNumber([...path, "value"]);
  const value = number === null ? null : convert(number, unit.from, unit.to);
  const figure: UnnamedFigure = {
    region: written.region,
    indicator: written.indicator,
    year: spec.year,
    measure: spec.measure,
    value,
    text: spec.words ?? null,
    unit: unit.to.id,
    precision: number === null ? null : convert(lastDigit(number), unit.from, unit.to),
    bound: spec.bound ?? "exact",
    status: spec.status ?? "actual",
    basis: spec.basis ?? null,
    scope: spec.scope ?? null,
    document: written.document,
    section: spec.section,
    printed: spec.printed,
    also: spec.also ?? [],
    conflict: spec.conflict ?? false,
    remark: spec.remark ?? null,
    at: source.at(path),
  };
  checkShare(figure, written, checks);
  return figure;
}

function checkReferences(
  { spec, region, source, path }: Written,
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

function checkDocumentRegion(
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

function checkYear(
  { spec, document, source, path }: Written,
  { documentById }: Registries,
  { report }: Checks,
): void {
  const years = documentById.get(document);
  if (!years) return;
  const { pastYear, planYear } = years;
  if (spec.year !== pastYear && spec.year !== planYear) {
    const message = `\`year\` is ${spec.year}; expected ${pastYear} or ${planYear}, the years of ${document}.`;
    report({ severity: "error", code: "wrong-year", message, at: source.at([...path, "year"]) });
    return;
  }
  const status = spec.status ?? "actual";
  const isTarget = status === "target";
  if (isTarget === (spec.year === planYear)) return;
  const expected = isTarget ? "actual or estimate" : "target";
  const message = `\`status\` is ${status} for ${spec.year}; expected ${expected}.`;
  const hint = isTarget ? `${document} plans for ${planYear}` : "write `status: target`";
  const at = source.at(spec.status === undefined ? [...path, "year"] : [...path, "status"]);
  report({ severity: "error", code: "wrong-status", message, at, hint });
}

function checkMeasure(
  { spec, indicator, source, path }: Written,
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

/** Plain decimal notation of at most 15 digits, which a JavaScript number holds exactly enough. */
const PLAIN_NUMBER = /^-?(?=(?:\d\.?){1,15}$)(?:0|[1-9]\d*)(?:\.\d+)?$/;

function checkContent({ spec, source, path }: Written, { report }: Checks): boolean {
  const fault = (code: string, message: string, place: Path, hint?: string) => {
    report({ severity: "error", code, message, at: source.at(place), ...(hint ? { hint } : {}) });
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
  if (number !== null && !PLAIN_NUMBER.test(number)) {
    const message = `\`value\` is ${number}; expected a plain decimal number of at most 15 digits.`;
    return fault("number-format", message, [...path, "value"], `write ${spec.value}`);
  }
  return true;
}

/** The unit a figure is printed in, and the one it is kept in. */
function resolveUnit(
  { spec, indicator: id, source, path }: Written,
  { indicatorById, unitById }: Registries,
  checks: Checks,
): { from: Unit; to: Unit } | null {
  const place = [...path, spec.unit === undefined ? "measure" : "unit"];
  const indicator = indicatorById.get(id);
  if (!indicator) {
    if (spec.unit !== undefined) checkReference("unit", spec.unit, source, place, checks);
    return null;
  }
  const kept = keptUnit(spec, indicator);
  // An unknown unit of the indicator itself is told where the indicator stands.
  if (kept !== indicator.unit && !checkReference("unit", kept, source, place, checks)) return null;
  const printed = spec.unit ?? kept;
  if (printed !== kept && !checkReference("unit", printed, source, place, checks)) return null;
  const [from, to] = [unitById.get(printed), unitById.get(kept)];
  if (!from || !to) return null;
  if (isConvertible(from, to)) return { from, to };
  const message = `\`unit\` is ${printed}; expected ${kept}, or a unit that converts to it, for the ${spec.measure} of ${id}.`;
  checks.report({ severity: "error", code: "wrong-unit", message, at: source.at(place) });
  return null;
}

/**
 * Tells the unit in which a figure is kept, and which it has unless it says otherwise.
 *
 * Rates of growth are in %; the change of a rate is in percentage points.
 */
export function keptUnit(
  spec: { readonly measure: string },
  indicator: Pick<Indicator, "unit">,
): string {
  if (spec.measure === "growth") return "%";
  if (spec.measure === "change" && indicator.unit === "%") return "个百分点";
  return indicator.unit;
}

function checkShare(figure: UnnamedFigure, { source, path }: Written, { report }: Checks): void {
  const { measure, value } = figure;
  if (measure !== "share" || value === null || (value >= 0 && value <= 100)) return;
  const message = `The share is ${value} %; expected 0 to 100.`;
  report({
    severity: "error",
    code: "share-out-of-range",
    message,
    at: source.at([...path, "value"]),
  });
}
