import type { Checked, Diagnostic } from "../diagnostic.ts";
import { resolveBriefing } from "./briefings.ts";
import type { Registries } from "./figure-checks.ts";
import { type ResolvedFile, resolveFigures, type UnnamedFigure } from "./figures.ts";
import {
  byText,
  type DatasetFile,
  type DatasetFiles,
  MAX_FILES,
  shownPath,
  versionOf,
} from "./files.ts";
import { nameFigures } from "./identity.ts";
import type { Dataset } from "./model.ts";
import type { Checks, Names } from "./names.ts";
import { checkPrintable } from "./printable.ts";
import { withoutConsequences } from "./printed/consequences.ts";
import { resolveDocuments, resolveIndicators, resolveRegions } from "./registries.ts";
import {
  documentsSchema,
  indicatorsSchema,
  observationsSchema,
  regionsSchema,
  vocabularySchema,
} from "./schema.ts";
import { checkShape, keysOf } from "./shape.ts";
import type { Report } from "./text.ts";
import { resolveVocabulary } from "./vocabulary.ts";
import { type Path, parseYaml, type YamlSource } from "./yaml.ts";

/** The lists that every dataset has, with the schema of each. */
const SCHEMA_BY_LIST = {
  "regions.yaml": regionsSchema,
  "vocabulary.yaml": vocabularySchema,
  "indicators.yaml": indicatorsSchema,
  "documents.yaml": documentsSchema,
} as const;

type ListName = keyof typeof SCHEMA_BY_LIST;

/**
 * Reads the files of a data folder into a checked dataset, or tells every fault in them at once.
 *
 * Shape: paths are relative to the data folder; `folder` is put before them where a fault is shown.
 * Faults are ordered by place. `parseFile` may remember files that it has parsed.
 */
export function readDataset(
  files: DatasetFiles,
  folder = "data",
  parseFile: typeof parseYaml = parseYaml,
): Checked<Dataset> {
  const diagnostics: Diagnostic[] = [];
  const later: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const reportLater: Report = (diagnostic) => later.push(diagnostic);
  const value = read(files, folder, { report, reportLater, parseFile });
  diagnostics.push(...withoutConsequences(later, diagnostics));
  diagnostics.sort(byPlace);
  const hasErrors = diagnostics.some(({ severity }) => severity === "error");
  return { value: hasErrors ? null : value, diagnostics };
}

function read(
  unordered: DatasetFiles,
  folder: string,
  {
    report,
    reportLater,
    parseFile,
  }: Pick<Checks, "report" | "reportLater"> & { parseFile: typeof parseYaml },
): Dataset | null {
  const files = [...unordered].sort((a, b) => byText(a.path, b.path));
  if (!checkCount(files, folder, report)) return null;
  const unprintable = new Set<string>();
  const parse = (file: DatasetFile) => {
    const source = parseFile(file, shownPath(folder, file.path), report);
    if (source) checkPrintable(source, file, unprintable, report);
    return source;
  };
  const lists = parseLists(files, folder, parse, report);
  const checks: Checks = { names: namesOf(lists), report, reportLater };

  const regionById = resolveRegions(lists["regions.yaml"] ?? NOTHING);
  const vocabulary = resolveVocabulary(lists["vocabulary.yaml"] ?? NOTHING, checks);
  const indicatorById = resolveIndicators(lists["indicators.yaml"] ?? NOTHING, vocabulary, checks);
  const documentById = resolveDocuments(lists["documents.yaml"] ?? NOTHING, checks);
  const registries = { indicatorById, documentById, unitById: vocabulary.unitById };

  const observations = filesUnder("observations/", files);
  if (observations.length === 0) reportMissing("observations/<region>.yaml", folder, report);
  const resolved = observations.map((file) => resolveFile(parse(file), registries, checks));
  const isComplete = resolved.every((file) => file.isComplete);
  const figures = inOrder(
    resolved.flatMap((file) => file.figures),
    [...regionById.keys()],
    [...indicatorById.keys()],
  );
  const briefings = filesUnder("briefings/", files)
    .map(parse)
    .map((source) => source && resolveBriefing(source, regionById, indicatorById, checks))
    .filter((briefing) => briefing !== null);
  return {
    regionById,
    indicatorById,
    documentById,
    ...vocabulary,
    figures: nameFigures(figures, isComplete, report),
    briefings: new Map(briefings.map((briefing) => [briefing.id, briefing])),
    version: versionOf(files),
  };
}

/** Stands for a list that could not be read: it resolves to nothing, and the fault is already told. */
const NOTHING: YamlSource = {
  file: "",
  path: "",
  root: {},
  at: () => ({ file: "", line: 1, col: 1 }),
  writtenNumber: () => null,
};

function parseLists(
  files: DatasetFiles,
  folder: string,
  parse: (file: DatasetFile) => YamlSource | null,
  report: Report,
): Readonly<Record<ListName, YamlSource | null>> {
  const parseList = (name: ListName): YamlSource | null => {
    const file = files.find(({ path }) => path === name);
    if (!file) {
      reportMissing(name, folder, report);
      return null;
    }
    const source = parse(file);
    if (source) checkShape<unknown>(SCHEMA_BY_LIST[name], source, [], report);
    return source;
  };
  return {
    "regions.yaml": parseList("regions.yaml"),
    "vocabulary.yaml": parseList("vocabulary.yaml"),
    "indicators.yaml": parseList("indicators.yaml"),
    "documents.yaml": parseList("documents.yaml"),
  };
}

/** Faulty entries count too: a reference to one is no fault of its own. */
function namesOf(lists: Readonly<Record<ListName, YamlSource | null>>): Names {
  const keys = (name: ListName, path: Path = []): ReadonlySet<string> | null => {
    const source = lists[name];
    return source && new Set(keysOf(source, path));
  };
  return {
    region: keys("regions.yaml"),
    document: keys("documents.yaml"),
    indicator: keys("indicators.yaml"),
    theme: keys("vocabulary.yaml", ["themes"]),
    unit: keys("vocabulary.yaml", ["units"]),
    scope: keys("vocabulary.yaml", ["scopes"]),
    basis: keys("vocabulary.yaml", ["bases"]),
    remark: keys("vocabulary.yaml", ["remarks"]),
    phrase: keys("vocabulary.yaml", ["phrases"]),
  };
}

function resolveFile(
  source: YamlSource | null,
  registries: Registries,
  checks: Checks,
): ResolvedFile {
  if (!source) return { figures: [], isComplete: false };
  checkShape(observationsSchema, source, [], checks.report);
  return resolveFigures(source, registries, checks);
}

/** Orders by region, then indicator; within these the figures stay as they are written. */
function inOrder(
  figures: readonly UnnamedFigure[],
  regions: readonly string[],
  indicators: readonly string[],
): readonly UnnamedFigure[] {
  const rankOf = ({ region, indicator }: UnnamedFigure) =>
    regions.indexOf(region) * (indicators.length + 1) + indicators.indexOf(indicator);
  return figures
    .map((figure) => ({ figure, rank: rankOf(figure) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ figure }) => figure);
}

function filesUnder(start: string, files: DatasetFiles): DatasetFiles {
  return files.filter(({ path }) => path.startsWith(start));
}

function checkCount(files: DatasetFiles, folder: string, report: Report): boolean {
  if (files.length <= MAX_FILES) return true;
  const message = `The folder holds more than ${MAX_FILES} YAML files.`;
  const at = { file: folder, line: 1, col: 1 };
  report({
    severity: "error",
    code: "too-many-files",
    message,
    at,
    hint: "is it the right folder?",
  });
  return false;
}

function reportMissing(path: string, folder: string, report: Report): void {
  const at = { file: shownPath(folder, path), line: 1, col: 1 };
  const message = `The file ${path} is missing.`;
  report({ severity: "error", code: "missing-file", message, at });
}

function byPlace({ at: left }: Diagnostic, { at: right }: Diagnostic): number {
  return byText(left.file, right.file) || left.line - right.line || left.col - right.col;
}
