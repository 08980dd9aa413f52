import { byText } from "../by-text.ts";
import type { Checked, Diagnostic } from "../diagnostic.ts";
import { FaultList } from "../fault-list.ts";
import { groupBy } from "../group-by.ts";
import { type DatasetFile, type DatasetFiles, shownPath } from "./files.ts";
import { checkPrecision, writeFigures } from "./import/figures.ts";
import type { Row } from "./import/row.ts";
import { readRows } from "./import/rows.ts";
import { FIGURE_START, formatObservations } from "./import/text.ts";
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

/** An observations file written from rows; `rowLines` holds for each figure the line of the CSV that it comes from. */
interface WrittenFile extends DatasetFile {
  readonly rowLines: readonly number[];
}

/**
 * Reads a CSV of figures, as `formatCsv` writes it, back into observation files.
 *
 * Shape: the figures of every region in the CSV are replaced by its rows; other regions stay as they are.
 * The `id` column is not read. The result is checked like any dataset, each fault told at the row it is from.
 * Errors: those of `readRows`, `checkPrecision` and `readDataset`; `wrong-name`; a folder with faults of its own is
 * reported as it is.
 */
export function importCsv(
  csv: DatasetFile,
  files: DatasetFiles,
  folder = "data",
): Checked<DatasetImport> {
  const { value: before, ...told } = readDataset(files, folder);
  if (!before) return { value: null, ...told };
  const faults = new FaultList();
  const rows = readRows(csv, before, faults.add);
  if (!rows || faults.hasErrors) return { value: null, ...faults.list() };
  for (const row of rows) {
    checkPrecision(row, before, (code, line, message, hint) => {
      const at = { file: csv.path, line, col: 1 };
      faults.add({ severity: "error", code, message, at, ...(hint ? { hint } : {}) });
    });
  }
  if (faults.hasErrors) return { value: null, ...faults.list() };

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
    diagnostics: after.diagnostics.map((fault) => locate(fault, written, csv.path, folder)),
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
    rowLines: inOrder.map(({ line }) => line),
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

/** Moves a fault in a written file to the row that it comes from. */
function locate(
  diagnostic: Diagnostic,
  written: readonly WrittenFile[],
  csvPath: string,
  folder: string,
): Diagnostic {
  const { file, line } = diagnostic.at;
  const source = written.find(({ path }) => shownPath(folder, path) === file);
  if (!source) return diagnostic;
  const lines = new TextDecoder().decode(source.bytes).split("\n").slice(0, line);
  const count = lines.filter((text) => text.startsWith(FIGURE_START)).length;
  // A fault in a line above a figure (indicator, region or document of the file) is reported at that figure's row.
  const isFigure = lines.at(-1)?.startsWith(FIGURE_START) ?? false;
  const row = source.rowLines[isFigure ? count - 1 : count] ?? 1;
  return { ...diagnostic, at: { file: csvPath, line: row, col: 1 } };
}
