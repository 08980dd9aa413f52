import type { DatasetFiles } from "../../dataset/files.ts";
import type { Dataset } from "../../dataset/model.ts";
import { readDataset } from "../../dataset/read.ts";
import type { Checked } from "../../diagnostic.ts";
import { FaultList } from "../../fault-list.ts";
import { aliasesFrom } from "../aliases.ts";
import { countDecisions, countMissed, type IntakeCounts } from "../file/count.ts";
import { type AcceptedLine, resolveLines } from "../file/lines.ts";
import { checkDocument, type IntakeDocument, type IntakeFile } from "../file/read.ts";
import { namesOf } from "../read.ts";
import { addFigures } from "./figures.ts";
import { addAliases } from "./indicators.ts";
import { Merging } from "./merging.ts";
import { newDocument, newIndicators } from "./new-entries.ts";

/** An intake file and the document that it is of. */
interface DecidedIntake {
  readonly intake: IntakeFile;
  readonly document: IntakeDocument;
}

/** What came of the decisions on one document. */
export interface IntakeOutcome extends IntakeCounts {
  readonly document: string;
  /** How many figures are new to the data. */
  readonly added: number;
  /** Figures of the document in the data that no candidate proposed. */
  readonly missed: number;
}

/** The data folder after the merge. */
interface Merge {
  /** Files that are new or changed. */
  readonly files: DatasetFiles;
  readonly outcomes: readonly IntakeOutcome[];
}

/**
 * Merges what was accepted into a data folder, all of it or nothing.
 *
 * Shape: null where the data before or after has a fault, or an intake file; each is told at the line that it comes from.
 * Errors: those of `checkDocument`, `newDocument`, `newIndicators`, `resolveLines`, `addFigures` and `readDataset`.
 */
export function mergeIntakes(
  intakes: readonly DecidedIntake[],
  files: DatasetFiles,
  folder: string,
): Checked<Merge> {
  const before = readDataset(files, folder);
  if (!before.value) return { ...before, value: null };
  const faults = new FaultList();
  faults.addAll(before);
  const merging = new Merging(files, folder);
  for (const { intake, document } of intakes) {
    const recorded = before.value.documentById.get(intake.spec.document)?.proof?.sha256;
    checkDocument(intake, document, recorded, faults.add);
  }
  const listed = addEntries(intakes, before.value, merging, faults);
  if (!listed || faults.hasErrors) return faults.check<Merge>(null);
  const added = intakes.map((one) => addLines(one, listed, merging, faults));
  if (faults.hasErrors) return faults.check<Merge>(null);
  const after = merging.changed().length > 0 ? merging.check(faults) : listed;
  const outcomes = intakes.map(({ intake: { spec } }, index) => ({
    document: spec.document,
    ...countDecisions(spec),
    added: added[index] ?? 0,
    missed: after ? countMissed(spec, after) : 0,
  }));
  return faults.check({ files: merging.changed(), outcomes });
}

/** Puts documents and indicators that are new into their lists; the dataset with them, null where they have faults. */
function addEntries(
  intakes: readonly DecidedIntake[],
  before: Dataset,
  merging: Merging,
  faults: FaultList,
): Dataset | null {
  for (const { intake } of intakes) {
    const document = newDocument(intake, before, faults.add);
    if (document) {
      const at = intake.source.at(document.path);
      merging.append(merging.pathOfList("documents"), document.text, at);
    }
    for (const { text, path } of newIndicators(intake, before, faults.add)) {
      merging.append(merging.pathOfList("indicators"), text, intake.source.at(path));
    }
  }
  if (faults.hasErrors) return null;
  if (merging.changed().length === 0) return before;
  // What is no error is told once, when all is merged.
  const own = new FaultList();
  const dataset = merging.check(own);
  if (own.hasErrors) faults.addAll(own.list());
  return dataset;
}

/** Puts the figures of accepted lines into the data, and the names that they teach; how many there are. */
function addLines(
  { intake, document }: DecidedIntake,
  dataset: Dataset,
  merging: Merging,
  faults: FaultList,
): number {
  const lines = resolveLines(intake, dataset, faults.add);
  if (faults.hasErrors) return 0;
  const added = addFigures(intake, lines, dataset, merging, faults.add);
  teach(added, document, dataset, merging);
  return added.length;
}

function teach(
  added: readonly AcceptedLine[],
  document: IntakeDocument,
  dataset: Dataset,
  merging: Merging,
): void {
  // Words of tables teach nothing, and one table may have the figures of thousands of places.
  const worded = added.filter(({ spec }) => spec.rule !== "row");
  if (worded.length === 0) return;
  const accepted = worded.map(({ indicator, spec: { start } }) => ({ indicator, start }));
  const names = namesOf(dataset);
  // A name of another indicator would lead to two; one around a name that is known leads nowhere new.
  const learned = aliasesFrom(document, accepted, dataset).filter(({ indicator, name }) =>
    names.every(
      (one) => one.name !== name && !(one.indicator === indicator && name.includes(one.name)),
    ),
  );
  const path = merging.pathOfList("indicators");
  merging.write(path, addAliases(merging.textOf(path) ?? "", learned));
}
