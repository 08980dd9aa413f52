import type { OutputFile } from "../store/folder.ts";

/** Folder, in an output folder, of results that stay where they are. */
export const RESULTS = "results";

/** Digits of a fingerprint in an address: enough that no two results share one. */
const DIGITS = 16;

/** The part of a fingerprint that stands in an address. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, DIGITS);
}

/** True for what `shortFingerprint` gives. */
export function isShortFingerprint(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text);
}

/** Path of a file of a result below the output folder; with a slash before it, its address for good. */
export function resultPath(fingerprint: string, file: string): string {
  return `${RESULTS}/${shortFingerprint(fingerprint)}/${file}`;
}

/** Moves the files of a result to where they stay. */
export function asResult(fingerprint: string, files: readonly OutputFile[]): readonly OutputFile[] {
  return files.map(({ path, bytes }) => ({ path: resultPath(fingerprint, path), bytes }));
}
