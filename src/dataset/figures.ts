import {
  checkContent,
  checkDocumentRegion,
  checkExistence,
  checkMeasure,
  checkReferences,
  checkShare,
  type Registries,
  type WrittenFigure,
} from "./figure-checks.ts";
import type { Figure, Indicator, Unit } from "./model.ts";
import { type Checks, checkReference } from "./names.ts";
import { checkPeriod, readPeriodOf, readReference } from "./period-checks.ts";
import { checkPrinted } from "./printed/check.ts";
import { readId } from "./renames/present.ts";
import { senseOf } from "./sameness.ts";
import { type FigureSpec, figureSchema } from "./schema.ts";
import { checkShape, keysOf, valueAt } from "./shape.ts";
import { yearOf } from "./time/period.ts";
import { convert, isConvertible, lastDigit } from "./units.ts";
import type { YamlSource } from "./yaml-source.ts";

/** A figure without its id and standing, which depend on the others. */
export type UnnamedFigure = Omit<Figure, "id" | "standing">;

/** The figures of one file, and whether every figure in it could be resolved. */
export interface ResolvedFile {
  readonly figures: readonly UnnamedFigure[];
  readonly isComplete: boolean;
}

/**
 * Resolves the figures of one observations file: units converted, defaults filled in.
 *
 * Errors: those of `checkShape` for each figure; the unknown references; `value-and-words`, `no-value`, `wrong-measure`,
 * `wrong-unit`, `share-out-of-range`, `document-region`, `outside-existence`; those of `readPeriodOf`, `readReference`, `checkPeriod` and
 * `checkPrinted`.
 */
export function resolveFigures(
  source: YamlSource,
  registries: Registries,
  checks: Checks,
): ResolvedFile {
  const [region = "", document = ""] = ["region", "document"].map((key) => textAt(source, key));
  const isRegion = region !== "" && checkReference("region", region, source, ["region"], checks);
  const isDocument =
    document !== "" && checkReference("document", document, source, ["document"], checks);
  if (isRegion && isDocument) {
    checkDocumentRegion(document, region, source, ["document"], registries, checks);
  }
  let isComplete = true;
  const figures: UnnamedFigure[] = [];
  for (const key of keysOf(source, ["figures"])) {
    const list = ["figures", key];
    const indicator = readId("indicator", key, source, list, checks, "key");
    checkReference("indicator", indicator, source, list, checks, "key");
    const items = valueAt(source.root, list);
    for (const index of Array.isArray(items) ? items.keys() : []) {
      const path = [...list, index];
      const spec = checkShape(figureSchema, source, path, checks.report);
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

/** Empty where the key is missing or not text, which `checkShape` has already reported. */
function textAt(source: YamlSource, key: string): string {
  const value = valueAt(source.root, [key]);
  return typeof value === "string" ? value : "";
}

/** Resolves and checks one figure, wherever it is written; null where it cannot be. */
export function resolveFigure(
  written: WrittenFigure,
  registries: Registries,
  checks: Checks,
): UnnamedFigure | null {
  const { spec, source, path } = written;
  checkReferences(written, registries, checks);
  const period = readPeriodOf(written, registries, checks);
  checkMeasure(written, registries, checks);
  const hasContent = checkContent(written, checks);
  const unit = resolveUnit(written, registries, checks);
  const on = period === null ? null : readReference(written, period, registries, checks);
  if (period !== null) {
    checkPeriod(written, period, registries, checks);
    checkExistence(written, period, registries, checks);
  }
  if (!hasContent || !unit || period === null || on === null) return null;
  const number = source.writtenNumber([...path, "value"]);
  const value = number === null ? null : convert(number, unit.from, unit.to);
  const figure: UnnamedFigure = {
    region: written.region,
    indicator: written.indicator,
    period,
    year: yearOf(period),
    measure: spec.measure,
    on,
    value,
    text: spec.words ?? null,
    unit: unit.to.id,
    precision: number === null ? null : convert(lastDigit(number), unit.from, unit.to),
    bound: spec.bound ?? "exact",
    status: spec.status ?? "actual",
    basis: spec.basis ?? null,
    scope: spec.scope ?? null,
    ...withSense(spec, registries),
    document: written.document,
    section: spec.section,
    printed: spec.printed,
    also: spec.also ?? [],
    conflict: spec.conflict ?? false,
    remark: spec.remark ?? null,
    at: source.at(path),
  };
  // An impossible share is reported once, not again for differing from its printed words.
  if (checkShare(figure, written, checks)) {
    checkPrinted(written, number ?? "", unit, registries.unitById, checks);
  }
  return figure;
}

function withSense({ scope, basis }: FigureSpec, registries: Registries) {
  const sense = senseOf({ scope: scope ?? null, basis: basis ?? null }, registries);
  return sense ? { sense } : {};
}

/** The unit a figure is printed in, and the one it is kept in. */
function resolveUnit(
  { spec, indicator: id, source, path }: WrittenFigure,
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
  // An unknown unit of the indicator itself is reported in indicators.yaml.
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
 * Returns the unit in which a figure is kept, which is also its printed unit where it names none.
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
