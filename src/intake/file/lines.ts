import {
  checkDocumentRegion,
  checkReferences,
  type WrittenFigure,
} from "../../dataset/figure-checks.ts";
import { resolveFigure, type UnnamedFigure } from "../../dataset/figures.ts";
import type { Dataset } from "../../dataset/model.ts";
import { type Checks, checkReference, type Names } from "../../dataset/names.ts";
import { readId } from "../../dataset/renames/present.ts";
import type { FigureSpec } from "../../dataset/schema.ts";
import type { Report } from "../../dataset/text.ts";
import type { Path } from "../../dataset/yaml-source.ts";
import type { IntakeFile } from "./read.ts";
import type { LineSpec } from "./schema.ts";

/** A line that a person accepted, and the figure that it becomes. */
export interface AcceptedLine {
  readonly spec: LineSpec;
  readonly intake: IntakeFile;
  readonly path: Path;
  readonly indicator: string;
  readonly figure: UnnamedFigure;
  /** The number as it is written. */
  readonly number: string;
}

/**
 * Checks the lines of an intake file: what they refer to, and of those accepted all that a figure has to be.
 *
 * Errors: those of `checkReferences`, `checkDocumentRegion` and `resolveFigure`; `missing-key` for an accepted line without an indicator.
 */
export function resolveLines(
  intake: IntakeFile,
  dataset: Dataset,
  report: Report,
): readonly AcceptedLine[] {
  const checks = checksOf(dataset, report);
  const { region, document } = intake.spec;
  checkReference("region", region, intake.source, ["region"], checks);
  checkDocumentRegion(document, region, intake.source, ["document"], dataset, checks);
  return intake.spec.candidates.flatMap((spec, index) => {
    if (spec.decision === "reject") return [];
    const written = writtenOf(spec, ["candidates", index], intake, checks);
    if (spec.decision === "accept") return acceptLine(spec, written, intake, dataset, checks);
    checkLine(spec, written, dataset, checks);
    return [];
  });
}

function writtenOf(
  spec: LineSpec,
  path: Path,
  { spec: { region, document }, source }: IntakeFile,
  checks: Checks,
): WrittenFigure {
  const at = [...path, "indicator"];
  const indicator = spec.indicator && readId("indicator", spec.indicator, source, at, checks);
  return { spec: figureIn(spec), region, indicator: indicator ?? "", document, source, path };
}

/** The part of a line that is the figure. */
export function figureIn(line: LineSpec): FigureSpec {
  const { year, period, measure, on, value, unit, bound, status, ...rest } = line;
  const { basis, scope, conflict, remark, section, printed } = rest;
  const own = { year, period, measure, on, value, unit, bound, status };
  return { ...own, basis, scope, conflict, remark, section, printed };
}

function acceptLine(
  spec: LineSpec,
  written: WrittenFigure,
  intake: IntakeFile,
  dataset: Dataset,
  checks: Checks,
): readonly AcceptedLine[] {
  const { source, path, indicator } = written;
  const at = [...path, "indicator"];
  if (indicator === "") {
    const message = "`indicator` is empty; an accepted figure has one.";
    const hint = "name one of indicators.yaml, or a new id and all of `proposed`";
    checks.report({ severity: "error", code: "missing-key", message, at: source.at(at), hint });
    return [];
  }
  if (!checkReference("indicator", indicator, source, at, checks)) return [];
  const figure = resolveFigure(written, dataset, checks);
  const number = source.writtenNumber([...path, "value"]) ?? String(spec.value);
  return figure ? [{ spec, intake, path, indicator, figure, number }] : [];
}

function checkLine(spec: LineSpec, written: WrittenFigure, dataset: Dataset, checks: Checks): void {
  const { source, path, indicator } = written;
  // A line not decided yet may name an indicator that is to come.
  if (indicator !== "" && !spec.proposed)
    checkReference("indicator", indicator, source, [...path, "indicator"], checks);
  checkReference("unit", spec.unit, source, [...path, "unit"], checks);
  checkReferences(written, dataset, checks);
}

/** Checks what the new indicator of a line refers to. Errors: `unknown-unit`, `unknown-theme`. */
export function checkProposed(
  { spec, source }: IntakeFile,
  index: number,
  dataset: Dataset,
  report: Report,
): void {
  const proposed = spec.candidates[index]?.proposed;
  if (!proposed) return;
  const path = ["candidates", index, "proposed"];
  const checks = checksOf(dataset, report);
  checkReference("unit", proposed.unit, source, [...path, "unit"], checks);
  // A theme that is not given yet is told as such.
  if (proposed.theme) checkReference("theme", proposed.theme, source, [...path, "theme"], checks);
}

function checksOf(dataset: Dataset, report: Report): Checks {
  const { formerIds } = dataset;
  return { names: namesIn(dataset), formerIds, report, reportLater: report };
}

function namesIn(dataset: Dataset): Names {
  const keys = (map: ReadonlyMap<string, unknown>) => new Set(map.keys());
  return {
    region: keys(dataset.regionById),
    group: keys(dataset.groupById),
    document: keys(dataset.documentById),
    indicator: keys(dataset.indicatorById),
    theme: keys(dataset.themeById),
    unit: keys(dataset.unitById),
    scope: keys(dataset.scopeById),
    basis: keys(dataset.basisById),
    remark: keys(dataset.remarkById),
    phrase: keys(dataset.phraseByWords),
  };
}
