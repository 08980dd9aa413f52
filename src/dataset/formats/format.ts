import type { Checked } from "../../diagnostic.ts";
import type { DatasetFile, DatasetFiles } from "../files.ts";
import type { DatasetImport } from "../import.ts";
import type { Dataset } from "../model.ts";
import type { FormChoice } from "../template/rows.ts";

/** Where figures are given out: by `briefings data`, beside the gallery, inside the PDF of a briefing, beside it. */
export type Outlet = "command" | "gallery" | "attachment" | "beside";

/**
 * A format in which the figures of a dataset are given out.
 *
 * The command line loads the table of formats for every command: libraries that load slowly are therefore imported only
 * inside `write` and `read`.
 */
export type ExportFormat = {
  /** Of file names, without the dot. */
  readonly ending: string;
  readonly mediaType: string;
  /** What the gallery calls it, in both languages. */
  readonly label: string;
  readonly outlets: readonly Outlet[];
  /** True where it is of chosen places and themes alone. Default: of all, so that what comes back leaves none out. */
  readonly takesChoice?: boolean;
  /** Reads a file of figures back into a data folder, as `importCsv` does; formats without it are for reading alone. */
  readonly read?: (
    file: DatasetFile,
    files: DatasetFiles,
    folder: string,
  ) => Promise<Checked<DatasetImport>>;
} & (TextFormat | BinaryFormat);

/** A format that is text, and may be written to stdout. */
interface TextFormat {
  readonly isText: true;
  readonly write: (dataset: Dataset, outlet: Outlet) => string | Promise<string>;
}

/** A binary format, which is written to a file only. */
interface BinaryFormat {
  readonly isText: false;
  readonly write: (dataset: Dataset, outlet: Outlet, choice?: FormChoice) => Promise<Uint8Array>;
}
