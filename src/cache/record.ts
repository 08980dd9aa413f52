import { type FormerIds, presentFigureId } from "../dataset/former-ids.ts";
import type { Fit } from "../fit.ts";
import type { ManifestEntry } from "../results/manifest.ts";
import type { OutputFile } from "../store/folder.ts";
import { getJson, jsonFile, type Store } from "../store/store.ts";
import type { FigureLines } from "./fingerprint.ts";
import { CACHE_FOLDER } from "./folder.ts";

/** What is remembered of an output after it was built, whatever became of that build. */
export interface OutputRecord {
  readonly entry: ManifestEntry;
  /** True where it was audited before it was written. */
  readonly isInspected: boolean;
  /** The figures in words, to tell at the next build which of them changed. */
  readonly figures: FigureLines;
  /** Anchor → page, to save a print next time. */
  readonly anchors: Readonly<Record<string, number>>;
  /** What had to be left out, to save prints next time. */
  readonly fit: Fit;
}

/** Changes with the shape of a record; a record of another format is ignored. */
const FORMAT = "6";

/** Where the record of an output is kept. */
export function recordPath(name: string): string {
  return `${CACHE_FOLDER}/outputs/${name}.json`;
}

/** Reads what is remembered of an output, e.g. `five-places.zh`; null where that is nothing. */
export async function readRecord(store: Store, name: string): Promise<OutputRecord | null> {
  const kept = await getJson<{ format: string; record: OutputRecord }>(store, recordPath(name));
  return kept?.format === FORMAT ? kept.record : null;
}

/** Returns a record whose figures are by their present ids, so that a rename alone is no change of a figure. */
export function withPresentFigures(record: OutputRecord, formerIds: FormerIds): OutputRecord {
  const lines = Object.entries(record.figures);
  const figures = Object.fromEntries(
    lines.map(([id, line]) => [presentFigureId(id, formerIds), line]),
  );
  return { ...record, figures };
}

/** The record as a file; it is written after the output's own files, so that it never lists files that are missing. */
export function recordFile(name: string, record: OutputRecord): OutputFile {
  return jsonFile(recordPath(name), { format: FORMAT, record });
}
