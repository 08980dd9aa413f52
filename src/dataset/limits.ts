import type { DiagnosticCode } from "../diagnostic-codes.ts";
import { bytesIn, type DatasetFiles, MAX_FIGURES, MAX_FILES, MAX_TOTAL_BYTES } from "./files.ts";
import type { Report } from "./text.ts";

const HINT = "is it the right folder? if it is, keep its data in several";

/** Tells whether a folder can be read at all. Errors: `too-many-files`, `too-much-data`. */
export function checkFolderSize(files: DatasetFiles, folder: string, report: Report): boolean {
  const fault = (code: DiagnosticCode, message: string) => {
    const at = { file: folder, line: 1, col: 1 };
    report({ severity: "error", code, message, at, hint: HINT });
    return false;
  };
  if (files.length > MAX_FILES)
    return fault("too-many-files", `The folder holds more than ${MAX_FILES} YAML files.`);
  if (bytesIn(files) <= MAX_TOTAL_BYTES) return true;
  const limit = `${MAX_TOTAL_BYTES / 1024 / 1024} MB`;
  return fault("too-much-data", `The YAML files of the folder hold more than ${limit}.`);
}

/** Tells whether so many figures can be compared. Errors: `too-much-data`, at the file with the first too many. */
export function checkFigureCount(count: number, file: string, report: Report): boolean {
  if (count <= MAX_FIGURES) return true;
  const message = `Up to here the folder holds ${count} figures; expected at most ${MAX_FIGURES}.`;
  const at = { file, line: 1, col: 1 };
  report({ severity: "error", code: "too-much-data", message, at, hint: HINT });
  return false;
}
