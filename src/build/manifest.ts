import type { Language } from "../dataset/model.ts";
import { type OutputFile, sha256 } from "./output.ts";

/** What a build made: `manifest.json`. */
export interface Manifest {
  readonly generator: string;
  /** Version of the dataset behind every output. */
  readonly dataset: string;
  readonly outputs: readonly ManifestEntry[];
}

export interface ManifestEntry {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly pages: number;
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/** Describes one output by its files. */
export function describeOutput(
  about: Pick<ManifestEntry, "id" | "language" | "title" | "pages">,
  files: readonly OutputFile[],
): ManifestEntry {
  return {
    ...about,
    files: files.map(({ path, bytes }) => ({
      path,
      bytes: bytes.byteLength,
      sha256: sha256(bytes),
    })),
  };
}

/** Keeps the entries of an earlier build that this one did not make again. */
export function mergeEntries(
  earlier: readonly ManifestEntry[],
  made: readonly ManifestEntry[],
): readonly ManifestEntry[] {
  const key = ({ id, language }: ManifestEntry) => `${id}.${language}`;
  const byKey = new Map([...earlier, ...made].map((entry) => [key(entry), entry]));
  return [...byKey.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The manifest as a file. */
export function manifestFile(manifest: Manifest): OutputFile {
  return {
    path: "manifest.json",
    bytes: new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`),
  };
}
