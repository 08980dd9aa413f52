import { basename, dirname, resolve } from "node:path";
import { FORMATS, type Format, writeFormat } from "../dataset/formats/table.ts";
import type { Checked } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import { ReportError } from "../error.ts";
import { writeFiles } from "../store/folder.ts";
import { readData } from "./load.ts";

/** What is asked of an export. */
export interface ExportOptions {
  readonly data: string;
  readonly format: Format;
  /** Where to write it; needed for a format that is no text. */
  readonly out?: string;
}

/** What an export came to. */
interface Exported {
  readonly figures: number;
  /** All of it, where it was not written to a file; null where it was. */
  readonly text: string | null;
}

/**
 * Exports every figure, as text or to a file.
 *
 * Shape: null where the data has faults. Errors: USAGE for bytes without a file to go to; INPUT_UNREADABLE, OUTPUT_FAULT, CANCELLED.
 */
export async function exportData(
  { data, format, out }: ExportOptions,
  environment: Environment,
): Promise<Checked<Exported>> {
  const { isText, ending } = FORMATS[format];
  if (!isText && out === undefined) {
    throw new ReportError("USAGE", `${format} needs a file to go to`, {
      hint: `add --out figures.${ending}`,
    });
  }
  const { value: dataset, ...told } = await readData(environment, data);
  if (dataset === null) return { ...told, value: null };
  const bytes = await writeFormat(format, dataset, "command");
  const figures = dataset.figures.length;
  if (out === undefined)
    return { ...told, value: { figures, text: new TextDecoder().decode(bytes) } };
  const path = resolve(environment.cwd, out);
  await writeFiles(dirname(path), [{ path: basename(path), bytes }]);
  return { ...told, value: { figures, text: null } };
}
