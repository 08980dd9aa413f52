import type { Dataset } from "../../dataset/model.ts";
import type { Quantity } from "../../dataset/printed/quantity.ts";
import type { Reader } from "../candidate.ts";
import type { Candidate, Ignored, Unread } from "../model.ts";
import type { TableMapping } from "./mapping.ts";
import { openPlaces, type PlaceFinder } from "./places.ts";

/** What the numbers of a table were read as, and by which mapping. */
export interface TableReading {
  readonly mapping: TableMapping;
  /** Keys of lines that no given mapping knew. */
  readonly fresh: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly ignored: readonly Ignored[];
  readonly unread: readonly Unread[];
}

/** What is known of the document of a table. */
export interface TableOptions extends Pick<Dataset, "regionById"> {
  /** The place that it is of. */
  readonly home: string;
  /** Mappings that were agreed before. */
  readonly mappings: readonly TableMapping[];
  /** What else may name the year, e.g. the name of its file. */
  readonly around: readonly string[];
}

/** What tables are read with. */
export interface TableReader extends Reader, TableOptions {
  readonly places: PlaceFinder;
}

export function tableReader(reader: Reader, options: TableOptions): TableReader {
  return { ...reader, ...options, places: openPlaces(options, options.home) };
}

/** A number of a cell, and where it stands in the document. */
export interface NumberInCell {
  readonly at: Unread;
  readonly quantity: Quantity;
}
