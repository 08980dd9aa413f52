import type { Position } from "./model.ts";

/** Keys and indexes from the root of a file to a value in it. */
export type Path = readonly PropertyKey[];

/** A parsed file: its plain content, and where each part of it stands. */
export interface YamlSource {
  /** Its path as shown to the user. */
  readonly file: string;
  /** Relative to the data folder. */
  readonly path: string;
  readonly root: unknown;
  /** The place of a value; of its key where the value is empty or `part` says so. */
  readonly at: (path: Path, part?: "key" | "value") => Position;
  /** A number as it is written, e.g. `30.10`; null for anything else. */
  readonly writtenNumber: (path: Path) => string | null;
}
