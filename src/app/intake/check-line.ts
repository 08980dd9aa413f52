import type { DatasetFile } from "../../dataset/files.ts";
import type { Dataset, Indicator, Position, SourceDocument } from "../../dataset/model.ts";
import { daysOf } from "../../dataset/time/period.ts";
import { parseYaml } from "../../dataset/yaml.ts";
import type { Path, YamlSource } from "../../dataset/yaml-source.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import { yearsIn } from "../../intake/file/head.ts";
import { checkProposed, resolveLines } from "../../intake/file/lines.ts";
import type { IntakeFile } from "../../intake/file/read.ts";
import type { LineSpec } from "../../intake/file/schema.ts";
import { newIndicators } from "../../intake/merge/new-entries.ts";
import { type IntakeMemory, readRemembered } from "./inspect.ts";

/** What is wrong with a line, at the field in which it was written. */
export interface LineFault {
  readonly field: string;
  readonly message: string;
}

/**
 * Checks one line of an intake file by itself, as merging would: against its document and indicator, be they in the data
 * or still to come. What it is beside other figures is for merging to tell.
 */
export function checkLine(
  file: DatasetFile,
  shown: string,
  index: number,
  { dataset, memory }: { readonly dataset: Dataset; readonly memory: IntakeMemory },
): readonly LineFault[] {
  const read = readRemembered(file, shown, memory);
  const { intake } = read;
  const told: Diagnostic[] = [...read.told];
  const report = (fault: Diagnostic) => void told.push(fault);
  const source = intake?.source ?? parseYaml(file, shown, () => {});
  if (intake) {
    resolveLines(alone(intake, index), withComing(dataset, intake, index), report);
    newIndicators(intake, dataset, report);
    const { indicator } = intake.spec.candidates[index] ?? {};
    if (indicator && !dataset.indicatorById.has(indicator))
      checkProposed(intake, index, dataset, report);
  }
  if (!source) return told.map((fault) => ({ field: "line", message: fault.message }));
  const places = placesOf(source, index);
  return told
    .filter(({ severity, at }) => severity === "error" && isWithin(source, index, at))
    .map(({ message, hint, at }) => ({
      field: places.get(`${at.line}:${at.col}`) ?? "line",
      message: hint === undefined ? message : `${message} (${hint})`,
    }));
}

/** The file with no other line to be looked at. */
function alone(intake: IntakeFile, index: number): IntakeFile {
  const candidates = intake.spec.candidates.map((line, other) =>
    other === index ? line : { ...line, decision: "reject" as const },
  );
  return { ...intake, spec: { ...intake.spec, candidates } };
}

/** The names of fields, each with the part of the line that it is. */
const FIELD_PATHS: readonly (readonly [string, Path])[] = [
  ...["indicator", "period", "measure", "on", "value", "unit", "bound", "status"].map(
    (key) => [key, [key]] as const,
  ),
  ...["basis", "scope", "section", "printed"].map((key) => [key, [key]] as const),
  ["period", ["year"]],
  ["name.zh", ["proposed", "name", "zh"]],
  ["name.en", ["proposed", "name", "en"]],
  ["new.unit", ["proposed", "unit"]],
  ["theme", ["proposed", "theme"]],
  ["new.measure", ["proposed", "measure"]],
  ["new.decimals", ["proposed", "decimals"]],
  ["definition.zh", ["proposed", "definition", "zh"]],
  ["definition.en", ["proposed", "definition", "en"]],
  ["source.zh", ["proposed", "definition", "source", "zh"]],
  ["source.en", ["proposed", "definition", "source", "en"]],
];

/** Line and column of each part of a candidate → the field in which it is written. */
function placesOf(source: YamlSource, index: number): ReadonlyMap<string, string> {
  const own = nameAt(source.at(["candidates", index]));
  const places = FIELD_PATHS.flatMap(([field, path]) => {
    const parts = (["value", "key"] as const).map((part) =>
      nameAt(source.at(["candidates", index, ...path], part)),
    );
    return parts.filter((place) => place !== own).map((place) => [place, field] as const);
  });
  // What a line lacks altogether is told where it begins.
  return new Map([[own, "period"], ...places]);
}

function nameAt({ line, col }: Position): string {
  return `${line}:${col}`;
}

/** True for a place in the lines of a candidate. */
function isWithin(source: YamlSource, index: number, { line }: Position): boolean {
  const first = source.at(["candidates", index]).line;
  const next = source.at(["candidates", index + 1]).line;
  return line >= first && (line < next || next <= first);
}

/** The data with the document and the indicators that merging would add. */
function withComing(dataset: Dataset, intake: IntakeFile, index: number): Dataset {
  const document = comingDocument(intake);
  const lines = intake.spec.candidates.filter(
    ({ decision }, other) => other === index || decision === "accept",
  );
  const indicators = lines.flatMap((line) => comingIndicator(line, dataset) ?? []);
  return {
    ...dataset,
    documentById: new Map([[document.id, document], ...dataset.documentById]),
    indicatorById: new Map([
      ...indicators.map((one) => [one.id, one] as const),
      ...dataset.indicatorById,
    ]),
  };
}

function comingDocument({ spec, source }: IntakeFile): SourceDocument {
  const years = yearsIn({ spec, source });
  const unsaid = { zh: spec.document, en: spec.document };
  return {
    ...{ id: spec.document, region: spec.region, title: unsaid, issuer: unsaid, number: null },
    ...{ kind: spec.kind ?? "plan", date: null, published: null, publishedOn: null },
    covers: years && daysOf(`${years.past}`),
    aims: years && daysOf(`${years.plan}`),
    ...{ draft: false, proof: null, at: source.at(["document"]) },
  };
}

function comingIndicator(
  { indicator, proposed }: LineSpec,
  { indicatorById }: Dataset,
): Indicator | null {
  if (!indicator || !proposed || indicatorById.has(indicator)) return null;
  const { zh, en } = proposed.name;
  const name = { zh, en: en ?? zh };
  const { unit, measure, time = null, decimals = 0, direction = "neither" } = proposed;
  return {
    ...{ id: indicator, name, short: name, aliases: [], theme: proposed.theme ?? "", measure },
    ...{ unit, counts: null, time, decimals, direction, definition: name },
    ...{ definitionSource: name, parts: [], growthPrices: null, amountOf: null },
  };
}
