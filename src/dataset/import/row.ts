import type { CSV_COLUMNS } from "../csv.ts";

export type Column = (typeof CSV_COLUMNS)[number];

/** One row: the cells that are not empty, and the line of the CSV on which it begins. */
export interface Row {
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  readonly line: number;
}
