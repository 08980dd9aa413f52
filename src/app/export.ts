import { basename, dirname, resolve } from "node:path";
import type { ExportFormat } from "../dataset/formats/format.ts";
import { FORMATS, type Format, writeFormat } from "../dataset/formats/table.ts";
import type { Dataset } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import type { FormChoice } from "../dataset/template/rows.ts";
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
  /** Of a template: ids of the places and themes that it is of. Default: all. */
  readonly region?: readonly string[];
  readonly theme?: readonly string[];
}

/** What an export came to. */
interface Exported {
  /** Null for a template, which has none. */
  readonly figures: number | null;
  /** All of it, where it was not written to a file; null where it was. */
  readonly text: string | null;
}

/**
 * Exports every figure, or a template to fill in, as text or to a file.
 *
 * Shape: null where the data has faults. Errors: USAGE for bytes without a file to go to, and for places or
 * themes that the data does not have or the format does not take; INPUT_UNREADABLE, OUTPUT_FAULT, CANCELLED.
 */
export async function exportData(
  { data, format, out, region, theme }: ExportOptions,
  environment: Environment,
): Promise<Checked<Exported>> {
  const { isText, ending, takesChoice = false }: ExportFormat = FORMATS[format];
  if (!isText && out === undefined) {
    throw new ReportError("USAGE", `${format} needs a file to go to`, {
      hint: `add --out figures.${ending}`,
    });
  }
  if (!takesChoice && (region ?? theme)) {
    throw new ReportError("USAGE", `${format} has every figure`, {
      hint: "--region and --theme are for --format template.xlsx",
    });
  }
  const { value: dataset, ...told } = await readData(environment, data);
  if (dataset === null) return { ...told, value: null };
  const choice = choiceOf(dataset, region, theme);
  const bytes = await writeFormat(format, dataset, "command", choice);
  const figures = takesChoice ? null : dataset.figures.length;
  if (out === undefined)
    return { ...told, value: { figures, text: new TextDecoder().decode(bytes) } };
  const path = resolve(environment.cwd, out);
  await writeFiles(dirname(path), [{ path: basename(path), bytes }]);
  return { ...told, value: { figures, text: null } };
}

function choiceOf(
  dataset: Dataset,
  regions: readonly string[] | undefined,
  themes: readonly string[] | undefined,
): FormChoice {
  checkIds("region", regions, dataset.regionById);
  checkIds("theme", themes, dataset.themeById);
  return { ...(regions ? { regions } : {}), ...(themes ? { themes } : {}) };
}

function checkIds(
  what: string,
  ids: readonly string[] = [],
  byId: ReadonlyMap<string, unknown>,
): void {
  const unknown = ids.find((id) => !byId.has(id));
  if (unknown === undefined) return;
  const hint = suggest(unknown, [...byId.keys()]);
  throw new ReportError("USAGE", `The data has no ${what} ${unknown}.`, hint ? { hint } : {});
}
