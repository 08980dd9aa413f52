import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fit } from "../fit.ts";
import type { ManifestEntry } from "../results/manifest.ts";
import type { OutputFile } from "../store/folder.ts";
import type { FigureLines } from "./fingerprint.ts";
import { CACHE_FOLDER } from "./state.ts";

/** What is remembered of an output after it was built, whatever became of that build. */
export interface OutputRecord {
  readonly entry: ManifestEntry;
  /** True where it was audited before it was written. */
  readonly isInspected: boolean;
  /** To tell later which changed. */
  readonly figures: FigureLines;
  /** Anchor → page, to save a print next time. */
  readonly anchors: Readonly<Record<string, number>>;
  /** What had to be left out, to save prints next time. */
  readonly fit: Fit;
}

/** Changes with the shape of a record; one of another shape is as good as none. */
const FORMAT = "6";

/** Where the record of an output is kept. */
function pathOf(name: string): string {
  return `${CACHE_FOLDER}/outputs/${name}.json`;
}

/** Reads what is remembered of an output, e.g. `five-places.zh`; null where that is nothing. */
export function readRecord(folder: string, name: string): OutputRecord | null {
  try {
    const { format, record } = JSON.parse(readFileSync(join(folder, pathOf(name)), "utf8")) as {
      format: string;
      record: OutputRecord;
    };
    return format === FORMAT ? record : null;
  } catch {
    // Not there or not whole: then the output is built again.
    return null;
  }
}

/** The record as a file; written after the output's own files, so that it never promises what is not there. */
export function recordFile(name: string, record: OutputRecord): OutputFile {
  return {
    path: pathOf(name),
    bytes: new TextEncoder().encode(`${JSON.stringify({ format: FORMAT, record })}\n`),
  };
}
