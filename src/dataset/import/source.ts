import type { CSV_COLUMNS } from "../csv.ts";
import type { DatasetFile } from "../files.ts";
import { unguardText } from "../spreadsheet-text.ts";
import { type Report, readText } from "../text.ts";
import type { Column } from "./row.ts";
import { type Fault, parseTable, type Table } from "./table.ts";

/** A file of figures. */
export interface Source {
  readonly path: string;
  /** The sheet in which its rows stand, by which its cells are named; null where they have no names, as in a CSV. */
  readonly sheet: string | null;
  /** Columns that it has to have, besides `year` or `period`. */
  readonly needed: readonly Column[];
  /**
   * True for a form to fill in: its rows come beside the figures that their places have, in place of those that say the same
   * thing in the same document. Else rows replace all figures of their places.
   */
  readonly isForm: boolean;
  /** The rows; null where there are none. */
  readonly read: (fault: Fault, report: Report) => Table | null;
}

/** The columns that every figure needs, besides `year` or `period`; all others may be left out. */
const NEEDED = [
  "region",
  "indicator",
  "measure",
  "value",
  "document",
  "section",
  "printed",
] as const satisfies readonly (typeof CSV_COLUMNS)[number][];

/** A CSV. Errors on reading: those of `readText` and `parseTable`. */
export function csvSource(csv: DatasetFile): Source {
  const read = (fault: Fault, report: Report) => {
    const text = readText(csv, csv.path, report);
    const table = text === null ? null : parseTable(text, fault);
    if (!table) return null;
    const body = table.body.map((line) => ({ ...line, record: line.record.map(unguardText) }));
    return { ...table, body };
  };
  return { path: csv.path, sheet: null, needed: NEEDED, isForm: false, read };
}
