import { byText } from "../by-text.ts";
import type { Checked, Diagnostic } from "../diagnostic.ts";
import { FaultList } from "../fault-list.ts";
import { asOf, checkAsOf } from "./as-of.ts";
import { resolveBriefing } from "./briefings.ts";
import { resolveCorrections } from "./corrections.ts";
import { resolveDocuments } from "./documents.ts";
import type { UnnamedFigure } from "./figures.ts";
import { type DatasetFile, type DatasetFiles, shownPath, versionOf } from "./files.ts";
import type { FigureForms } from "./forms.ts";
import { resolveGroups } from "./groups/resolve.ts";
import { checkFolderSize } from "./limits.ts";
import {
  NOTHING,
  namesOf,
  parseLists,
  presentLists,
  reportMissing,
  reportRepeated,
  reportUnread,
} from "./lists.ts";
import type { Dataset } from "./model.ts";
import { type Checks, overhear } from "./names.ts";
import { readObservations } from "./observations.ts";
import { checkPrintable } from "./printable.ts";
import { withoutConsequences } from "./printed/consequences.ts";
import { checkNames } from "./regions/name-checks.ts";
import { resolveRegions } from "./regions/resolve.ts";
import { resolveIndicators } from "./registries.ts";
import { withPresentIds } from "./renames/present.ts";
import { resolveFormerIds } from "./renames/resolve.ts";
import { stateFigures } from "./statements.ts";
import { doAll, type Steps } from "./steps.ts";
import { resolveVocabulary } from "./vocabulary.ts";
import { parseYaml } from "./yaml.ts";

/**
 * Reads the files of a data folder into a checked dataset, or tells every fault in them at once.
 *
 * Shape: paths are relative to the data folder; `folder` is put before them where a fault is shown. `forms` supplies
 * the kept figures of unchanged files, and takes the figures of the files that are read.
 * Faults are ordered by place.
 */
export function readDataset(
  files: DatasetFiles,
  folder = "data",
  forms: FigureForms | null = null,
): Checked<Dataset> {
  return doAll(readInSteps(files, folder, forms));
}

/** Does the same in steps, of which each looks at one file. */
export function* readInSteps(
  files: DatasetFiles,
  folder: string,
  forms: FigureForms | null = null,
): Steps<Checked<Dataset>> {
  const faults = new FaultList();
  const later: Diagnostic[] = [];
  const value = yield* read(files, {
    folder,
    forms,
    report: faults.add,
    reportLater: (fault) => later.push(fault),
  });
  for (const fault of withoutConsequences(later, faults.list().diagnostics)) faults.add(fault);
  return faults.check(value);
}

interface Reading extends Pick<Checks, "report" | "reportLater"> {
  readonly folder: string;
  readonly forms: FigureForms | null;
}

function* read(unordered: DatasetFiles, reading: Reading): Steps<Dataset | null> {
  const { folder, report, reportLater } = reading;
  if (!checkFolderSize(unordered, folder, report)) return null;
  const found = [...unordered].sort((a, b) => byText(a.path, b.path));
  for (const file of found) reportUnread(file, folder, report);
  reportRepeated(found, folder, report);
  const files = found.filter(({ unread }) => !unread);
  const unprintable = new Set<string>();
  const parse = (file: DatasetFile, { report }: Pick<Checks, "report">) => {
    const source = parseYaml(file, shownPath(folder, file.path), report);
    if (source) checkPrintable(source, file, unprintable, report);
    return source;
  };
  const ofLists = overhear({ report, reportLater });
  const written = yield* parseLists(
    found,
    folder,
    (file) => parse(file, ofLists.checks),
    ofLists.checks.report,
  );
  const names = namesOf(written);
  const formerIds = resolveFormerIds(written, ofLists.checks.report);
  const listChecks: Checks = { names, formerIds, ...ofLists.checks };
  const lists = presentLists(written, listChecks);
  const regionById = resolveRegions(lists.regions ?? NOTHING, listChecks);
  const vocabulary = resolveVocabulary(lists.vocabulary ?? NOTHING, listChecks);
  const indicatorById = resolveIndicators(lists.indicators ?? NOTHING, vocabulary, listChecks);
  const documentById = resolveDocuments(lists.documents ?? NOTHING, listChecks);
  const checks: Checks = { names, formerIds, report, reportLater };
  checkNames(regionById, lists.regions ?? NOTHING, report);
  yield;

  const observations = filesUnder("observations/", files);
  const lost = found.filter(({ path, unread }) => isOfObservations(path) && isLost(unread));
  if (observations.length + lost.length === 0)
    reportMissing("observations/<region>.yaml", folder, report);
  const resolved = yield* readObservations(observations, {
    folder,
    parse,
    registries: { regionById, indicatorById, documentById, ...vocabulary },
    checks,
    forms: ofLists.isSilent() ? reading.forms : null,
  });
  const isComplete = lost.length === 0 && resolved.isComplete;
  const figures = inOrder(resolved.figures, [...regionById.keys()], [...indicatorById.keys()]);
  yield;
  const stated = {
    regionById,
    indicatorById,
    figures: stateFigures(figures, documentById, { isComplete, report }),
  };
  const isSound = isComplete && !ofLists.hasErrors();
  const groupById = resolveGroups(lists.groups ?? NOTHING, { ...stated, isSound }, checks);
  const whole: Dataset = {
    ...stated,
    groupById,
    formerIds,
    documentById,
    ...vocabulary,
    briefings: new Map(),
    corrections: resolveCorrections(lists.corrections ?? NOTHING, listChecks.report),
    version: versionOf(files),
  };
  const groupsAsOf = (date: string | null) => asOf(whole, date).groupById;
  const known = { regionById, groupsAsOf, isSound, indicatorById };
  const briefings = filesUnder("briefings/", files)
    .map((file) => parse(file, checks))
    .map(
      (source) =>
        source && resolveBriefing(withPresentIds(source, "briefing", checks), known, checks),
    )
    .filter((briefing) => briefing !== null);
  const dataset: Dataset = {
    ...whole,
    briefings: new Map(briefings.map((briefing) => [briefing.id, briefing])),
  };
  const [dated] = briefings.flatMap(({ asOf }) => asOf ?? []);
  for (const fault of checkAsOf(dataset, dated ?? null)) report(fault);
  return dataset;
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

/** True for a data file that could not be read. A file left out with a warning, e.g. a copy, is no loss. */
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
