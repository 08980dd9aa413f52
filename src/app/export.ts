import { basename, dirname, resolve } from "node:path";
import { formatCsv, formatJson, formatXlsx } from "../dataset/export.ts";
import type { Checked } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import { ReportError } from "../error.ts";
import { writeFiles } from "../store/folder.ts";
import { readData } from "./load.ts";

/** What is asked of an export. */
export interface ExportOptions {
  readonly data: string;
  readonly format: "json" | "csv" | "xlsx";
  /** Where to write it; needed for a workbook. */
  readonly out?: string;
}

/** What an export came to. */
export interface Exported {
  readonly figures: number;
  /** All of it, where it was not written to a file; null where it was. */
  readonly text: string | null;
}

/**
 * Exports every figure, as text or to a file.
 *
 * Shape: null where the data has faults. Errors: USAGE for a workbook without a file; INPUT_UNREADABLE, OUTPUT_FAULT, CANCELLED.
 */
export async function exportData(
  { data, format, out }: ExportOptions,
  environment: Environment,
): Promise<Checked<Exported>> {
  if (format === "xlsx" && out === undefined) {
    throw new ReportError("USAGE", "A workbook needs a file to go to", {
      hint: "add --out figures.xlsx",
    });
  }
  const { value: dataset, ...told } = await readData(environment, data);
  if (dataset === null) return { ...told, value: null };
  const text = () => (format === "json" ? formatJson(dataset) : formatCsv(dataset));
  const figures = dataset.figures.length;
  if (out === undefined) return { ...told, value: { figures, text: text() } };
  const bytes = format === "xlsx" ? await formatXlsx(dataset) : new TextEncoder().encode(text());
  const path = resolve(environment.cwd, out);
  await writeFiles(dirname(path), [{ path: basename(path), bytes }]);
  return { ...told, value: { figures, text: null } };
}
