import type { CSV_COLUMNS } from "../csv.ts";
import type { Position } from "../model.ts";
import type { Place } from "./table.ts";

export type Column = (typeof CSV_COLUMNS)[number];

/** One row: the cells that are not empty, and where it stands. */
export interface Row {
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  /** The line of the file on which it begins. */
  readonly line: number;
  /** Its number in a spreadsheet, from 1. */
  readonly row: number;
  /** The place of one of its cells. */
  readonly placeOf: (column: Column) => Place;
  /** Where it stands in the data folder, of a figure that the file does not have. */
  readonly kept?: Position;
}
