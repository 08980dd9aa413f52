import type { Checked, Diagnostic } from "../diagnostic.ts";
import { FaultList } from "../fault-list.ts";
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
import {
  NOTHING,
  namesOf,
  parseLists,
  reportMissing,
  reportRepeated,
  reportUnread,
} from "./lists.ts";
import type { Dataset } from "./model.ts";
import type { Checks } from "./names.ts";
import { checkPrintable } from "./printable.ts";
import { withoutConsequences } from "./printed/consequences.ts";
import { resolveDocuments, resolveIndicators, resolveRegions } from "./registries.ts";
import { observationsHeadSchema } from "./schema.ts";
import { checkShape } from "./shape.ts";
import type { Report } from "./text.ts";
import { resolveVocabulary } from "./vocabulary.ts";
import { parseYaml, type YamlSource } from "./yaml.ts";

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
  const faults = new FaultList();
  const later: Diagnostic[] = [];
  const reportLater: Report = (diagnostic) => later.push(diagnostic);
  const report: Report = (diagnostic) => faults.add(diagnostic);
  const value = read(files, folder, { report, reportLater, parseFile });
  for (const fault of withoutConsequences(later, faults.list().diagnostics)) faults.add(fault);
  return faults.check(value);
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
  const found = [...unordered].sort((a, b) => byText(a.path, b.path));
  if (!checkCount(found, folder, report)) return null;
  for (const file of found) reportUnread(file, folder, report);
  reportRepeated(found, folder, report);
  const files = found.filter(({ unread }) => !unread);
  const unprintable = new Set<string>();
  const parse = (file: DatasetFile) => {
    const source = parseFile(file, shownPath(folder, file.path), report);
    if (source) checkPrintable(source, file, unprintable, report);
    return source;
  };
  const lists = parseLists(found, folder, parse, report);
  const checks: Checks = { names: namesOf(lists), report, reportLater };

  const regionById = resolveRegions(lists.regions ?? NOTHING);
  const vocabulary = resolveVocabulary(lists.vocabulary ?? NOTHING, checks);
  const indicatorById = resolveIndicators(lists.indicators ?? NOTHING, vocabulary, checks);
  const documentById = resolveDocuments(lists.documents ?? NOTHING, checks);
  const registries = { indicatorById, documentById, unitById: vocabulary.unitById };

  const observations = filesUnder("observations/", files);
  const lost = found.filter(({ path, unread }) => isOfObservations(path) && isLost(unread));
  if (observations.length + lost.length === 0)
    reportMissing("observations/<region>.yaml", folder, report);
  const resolved = observations.map((file) => resolveFile(parse(file), registries, checks));
  const isComplete = lost.length === 0 && resolved.every((file) => file.isComplete);
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

function resolveFile(
  source: YamlSource | null,
  registries: Registries,
  checks: Checks,
): ResolvedFile {
  if (!source) return { figures: [], isComplete: false };
  checkShape<unknown>(observationsHeadSchema, source, [], checks.report, { checksNumbers: false });
  return resolveFigures(source, registries, checks);
}

/** Orders by region, then indicator; within these the figures stay as they are written. */
function inOrder(
  figures: readonly UnnamedFigure[],
  regions: readonly string[],
  indicators: readonly string[],
): readonly UnnamedFigure[] {
  const [regionRank, indicatorRank] = [ranksOf(regions), ranksOf(indicators)];
  const rankOf = ({ region, indicator }: UnnamedFigure) =>
    (regionRank.get(region) ?? -1) * (indicators.length + 1) + (indicatorRank.get(indicator) ?? -1);
  return figures
    .map((figure) => ({ figure, rank: rankOf(figure) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ figure }) => figure);
}

/** True where a file should have been read; what looks like a copy is no loss. */
function isLost(unread: DatasetFile["unread"]): boolean {
  return unread?.severity === "error";
}

function isOfObservations(path: string): boolean {
  return path === "observations" || path.startsWith("observations/");
}

function ranksOf(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, rank) => [id, rank]));
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
