import type { Checked } from "../../diagnostic.ts";
import type { DatasetFile, DatasetFiles } from "../files.ts";
import type { DatasetImport } from "../import.ts";
import type { Dataset } from "../model.ts";

/** Where figures are given out: by `briefings data`, beside the gallery, inside the PDF of a briefing. */
export type Outlet = "command" | "gallery" | "attachment";

/**
 * A format in which the figures of a dataset are given out.
 *
 * The table of formats is loaded by the command line before it knows what is asked: what takes long to load belongs into
 * `write` and `read`.
 */
export type ExportFormat = {
  /** Of file names, without the dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** What the gallery calls it, in both languages. */
  readonly label: string;
  readonly outlets: readonly Outlet[];
  /** Reads a file of figures back into a data folder, as `importCsv` does; formats without it are for reading alone. */
  readonly read?: (
    file: DatasetFile,
    files: DatasetFiles,
    folder: string,
  ) => Promise<Checked<DatasetImport>>;
} & (TextFormat | BinaryFormat);

/** May go to stdout. */
interface TextFormat {
  readonly isText: true;
  readonly write: (dataset: Dataset, outlet: Outlet) => string | Promise<string>;
}

/** Needs a file to go to. */
interface BinaryFormat {
  readonly isText: false;
  readonly write: (dataset: Dataset, outlet: Outlet) => Promise<Uint8Array>;
}
