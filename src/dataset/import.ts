import { byText } from "../by-text.ts";
import type { Checked, Diagnostic } from "../diagnostic.ts";
import { FaultList } from "../fault-list.ts";
import { groupBy } from "../group-by.ts";
import { type DatasetFile, type DatasetFiles, shownPath } from "./files.ts";
import { checkPrecision, writeFigures } from "./import/figures.ts";
import { keptBeside } from "./import/kept.ts";
import { locate, type WrittenFile } from "./import/locate.ts";
import type { Row } from "./import/row.ts";
import { readRows, tellIn } from "./import/rows.ts";
import { csvSource, type Source } from "./import/source.ts";
import { formatObservations } from "./import/text.ts";
import { workbookSource } from "./import/workbook.ts";
import type { Dataset } from "./model.ts";
import { readDataset } from "./read.ts";

/** The data folder after the import of a file of figures, and what is different in it. */
export interface DatasetImport {
  /** The whole folder after the import. */
  readonly files: DatasetFiles;
  /** Paths of the files written anew; comments in the old ones are gone. */
  readonly written: readonly string[];
  /** Paths of the old files whose figures have moved into the `written` ones. */
  readonly removed: readonly string[];
  /** How many figures each region of the file had and has. */
  readonly counts: readonly {
    readonly region: string;
    readonly before: number;
    readonly after: number;
  }[];
}

/**
 * Reads a CSV of figures, as `formatCsv` writes it, back into observation files.
 *
 * Shape and errors: those of `importRows`.
 */
export function importCsv(
  csv: DatasetFile,
  files: DatasetFiles,
  folder = "data",
): Checked<DatasetImport> {
  return importRows(csvSource(csv), files, folder);
}

/**
 * Reads a workbook of figures, as `formatXlsx` or `formatTemplate` writes it, back into observation files.
 *
 * Shape and errors: those of `importRows`; INPUT_UNREADABLE for a file that is no workbook.
 */
export async function importWorkbook(
  workbook: DatasetFile,
  files: DatasetFiles,
  folder = "data",
): Promise<Checked<DatasetImport>> {
  return importRows(await workbookSource(workbook), files, folder);
}

/**
 * Turns rows of figures into observation files.
 *
 * Shape: the figures of every region in the rows are replaced by them, or joined by those of a form; other regions stay as they
 * are. The `id` column is not read. The result is checked like any dataset, each fault told at the row it is from.
 * Errors: those of `readRows`, `checkPrecision` and `readDataset`; `wrong-name`; a folder with faults of its own is
 * reported as it is.
 */
function importRows(source: Source, files: DatasetFiles, folder: string): Checked<DatasetImport> {
  const { value: before, ...told } = readDataset(files, folder);
  if (!before) return { value: null, ...told };
  const faults = new FaultList();
  const read = readRows(source, before, faults.add);
  if (!read || faults.hasErrors) return { value: null, ...faults.list() };
  const fault = tellIn(source, "error", faults.add);
  for (const row of read) checkPrecision(row, before, fault);
  if (faults.hasErrors) return { value: null, ...faults.list() };

  const rows = source.isForm ? [...keptBeside(read, before), ...read] : read;
  const byRegion = groupBy(rows, ({ cells }) => cells.region ?? "");
  const occupied = [...byRegion.keys()].flatMap(
    (region) => occupiedBy(region, before, folder) ?? [],
  );
  if (occupied.length > 0) return { value: null, diagnostics: occupied };
  const written = [...byRegion].map(([region, own]) => writeFile(region, own, before));
  const paths = new Set(written.map(({ path }) => path));
  const replaced = pathsOf(before, new Set(byRegion.keys()), files, folder);
  const kept = files.filter(({ path }) => !paths.has(path) && !replaced.has(path));
  const result = [...kept, ...written.map(({ path, bytes }) => ({ path, bytes }))];
  result.sort((a, b) => byText(a.path, b.path));
  const after = readDataset(result, folder);
  faults.addAll({
    ...after,
    diagnostics: after.diagnostics.map((one) => locate(one, written, source, folder)),
  });
  return faults.check(
    after.value && {
      files: result,
      written: [...paths],
      removed: [...replaced].filter((path) => !paths.has(path)),
      counts: [...byRegion].map(([region, { length: after }]) => {
        const had = before.figures.filter((figure) => figure.region === region);
        return { region, before: had.length, after };
      }),
    },
  );
}

function pathOf(region: string): string {
  return `observations/${region}.yaml`;
}

/** Files may have any name, so the file that the import would write may already hold the figures of another region. */
function occupiedBy(region: string, { figures }: Dataset, folder: string): Diagnostic | null {
  const file = shownPath(folder, pathOf(region));
  const other = figures.find(({ at }) => at.file === file)?.region;
  if (other === undefined || other === region) return null;
  const message = `This file holds the figures of ${other}; those of ${region} would be written here.`;
  const at = { file, line: 1, col: 1 };
  return {
    severity: "error",
    code: "wrong-name",
    message,
    at,
    hint: "rename the file, then import",
  };
}

function writeFile(region: string, rows: readonly Row[], dataset: Dataset): WrittenFile {
  const text = formatObservations(writeFigures(region, rows, dataset));
  const inOrder = [...groupBy(rows, ({ cells }) => cells.indicator ?? "").values()].flat();
  return {
    path: pathOf(region),
    bytes: new TextEncoder().encode(text),
    rows: inOrder,
  };
}

/** The files in which the figures of some regions stand. */
function pathsOf(
  { figures }: Dataset,
  regions: ReadonlySet<string>,
  files: DatasetFiles,
  folder: string,
): ReadonlySet<string> {
  const shown = new Set(
    figures.filter(({ region }) => regions.has(region)).map(({ at }) => at.file),
  );
  const own = files.filter(({ path }) => shown.has(shownPath(folder, path)));
  return new Set(own.map(({ path }) => path));
}
