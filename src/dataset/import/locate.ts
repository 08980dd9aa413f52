import type { Diagnostic } from "../../diagnostic.ts";
import { type DatasetFile, shownPath } from "../files.ts";
import type { Column, Row } from "./row.ts";
import { tellIn } from "./rows.ts";
import type { Source } from "./source.ts";
import { FIGURE_START } from "./text.ts";

/** An observations file written from rows, which are in the order of its figures. */
export interface WrittenFile extends DatasetFile {
  readonly rows: readonly Row[];
}

/** Moves a fault in a written file to the row that it comes from; of a figure that was there before, to where that stands. */
export function locate(
  diagnostic: Diagnostic,
  written: readonly WrittenFile[],
  source: Source,
  folder: string,
): Diagnostic {
  const { file, line, col } = diagnostic.at;
  const own = written.find(({ path }) => shownPath(folder, path) === file);
  if (!own) return diagnostic;
  const lines = new TextDecoder().decode(own.bytes).split("\n").slice(0, line);
  const count = lines.filter((text) => text.startsWith(FIGURE_START)).length;
  const last = lines.at(-1) ?? "";
  // A fault in a line above a figure (indicator, region or document of the file) is reported at that figure's row.
  const isFigure = last.startsWith(FIGURE_START);
  const row = own.rows[isFigure ? count - 1 : count];
  if (row?.kept) return { ...diagnostic, at: row.kept };
  const place = row?.placeOf(isFigure ? columnAt(last, col) : keyOf(last)) ?? { line: 1 };
  let moved = diagnostic;
  const { severity, code, message, hint } = diagnostic;
  tellIn(source, severity, (told) => {
    moved = told;
  })(code, place, message, hint);
  return moved;
}

/** Keys of a written figure that its row has under another name. */
const COLUMN_BY_KEY: Readonly<Record<string, Column>> = { words: "text" };

/** The column that a place in the line of a figure comes from: that of the key before it, of the whole figure `value`. */
function columnAt(line: string, col: number): Column {
  const keys = [...line.slice(0, col + 1).matchAll(/[{,] ([a-z]+):?/g)];
  const key = keys.at(-1)?.[1] ?? "";
  return col <= FIGURE_START.length || key === ""
    ? "value"
    : (COLUMN_BY_KEY[key] ?? (key as Column));
}

/** The column of a line above figures. */
function keyOf(line: string): Column {
  const key = /^(region|document):/.exec(line)?.[1];
  return (key as Column | undefined) ?? "indicator";
}
