import { createHash } from "node:crypto";
import { byText } from "../by-text.ts";
import type { Diagnostic } from "../diagnostic.ts";

/** One file of the data folder, its path relative to that folder with `/` between names. */
export interface DatasetFile {
  readonly path: string;
  /** Empty where the file is not read. */
  readonly bytes: Uint8Array;
  /** Why it is not read, an error where it should be data; absent where it is read. */
  readonly unread?: Unread;
}

export type Unread = Pick<Diagnostic, "severity" | "code" | "message" | "hint">;

export type DatasetFiles = readonly DatasetFile[];

/** Room for 18,000 plans in documents.yaml, or one place's figures for centuries; parsing takes 100 times as much. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** Seven files for every county of a country as large as China; a folder with more is probably the wrong one. */
export const MAX_FILES = 20_000;

/** Limit of all files together, since the memory that reading takes grows with their size. */
export const MAX_TOTAL_BYTES = 128 * 1024 * 1024;

/** A figure takes some 0.7 KB of memory, and as much again for what is derived from it. */
export const MAX_FIGURES = 500_000;

/** True of the lists directly in the data folder, false of files of figures and briefings. */
export function isList(path: string): boolean {
  return !path.includes("/");
}

/** Puts the data folder, as named by the user, before a path in it. */
export function shownPath(folder: string, path: string): string {
  return folder === "" ? path : `${folder.replace(/\/+$/, "")}/${path}`;
}

/** The name of a file without its folders and its ending, e.g. `briefings/one-page.yaml` → `one-page`. */
export function stemOf(path: string): string {
  return path.replace(/^.*\//, "").replace(YAML_ENDING, "");
}

/** How the name of a YAML file ends. */
export const YAML_ENDING = /\.ya?ml$/i;

/** How much the files hold together. */
export function bytesIn(files: DatasetFiles): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Hashes the files in the order of their paths: the version that a briefing prints. */
export function versionOf(files: DatasetFiles): string {
  const hash = createHash("sha256");
  for (const { path, bytes } of [...files].sort((a, b) => byText(a.path, b.path))) {
    // Without the lengths, the end of one file could pass for the path of the next.
    hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}
