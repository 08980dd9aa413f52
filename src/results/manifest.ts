import type { FormerIdsRecord } from "../dataset/former-ids.ts";
import type { Language, SubjectAsked } from "../dataset/model.ts";
import { describeFile, type FileDescription, type OutputFile } from "../store/folder.ts";
import { getJson, type Store } from "../store/store.ts";
import type { ShardNote } from "./shard.ts";

/**
 * What an output is made of.
 *
 * Shape: name → hash or version, e.g. `words/findings`, `templates/partials/table.hbs`, `package/chart.js`.
 */
export type Components = Readonly<Record<string, string>>;

/** What a build made: `manifest.json`. */
export interface Manifest {
  readonly generator: string;
  /** Version of the dataset behind the latest build. */
  readonly dataset: string;
  readonly outputs: readonly ManifestEntry[];
  /** What places and indicators were called before; absent where nothing was renamed. */
  readonly formerIds?: FormerIdsRecord;
  /** The part of a build that the latest one was; absent where it was a whole one. */
  readonly shard?: ShardNote;
  /** Files that are not of one output alone: fonts, thumbnails, the dataset. */
  readonly files: readonly ManifestFile[];
}

/** A briefing in a language, as its page tells of itself, and what was asked for in place of its own. */
export interface About extends SubjectAsked {
  /** Id of the output: that of its briefing, or that of a variant of it, e.g. for other places. */
  readonly id: string;
  /** Id of the briefing. */
  readonly base: string;
  /** Region ids, in the order of the page. */
  readonly regions: readonly string[];
  /** Ids of the regions that all of these lie within; absent where there are none. */
  readonly references?: readonly string[];
  /** Id of the group that the regions are; absent where they are none. */
  readonly group?: string;
  /** The period that it asks for, or "latest common"; absent where it shows the latest figures. */
  readonly period?: string;
  /** ISO date: documents published later are left out. Absent where none are. */
  readonly asOf?: string;
  readonly language: Language;
  readonly title: string;
  /** The kind of briefing, in its language. */
  readonly kind: string;
  /** ISO date printed on it. */
  readonly date: string;
  /** The edition printed on it. */
  readonly version: string;
  readonly pages: number;
  readonly findings: readonly ManifestFinding[];
  /** SHA-256 over all that it is made of. */
  readonly key: string;
  /** What it is made of: name → hash or version. */
  readonly madeOf: Components;
}

/** A key finding, as it stands on the page. */
export interface ManifestFinding {
  readonly lead: string;
  readonly text: string;
  /** What it is about, whatever its words; absent in manifests of an earlier version. */
  readonly about?: FindingAbout;
}

/** What makes a finding the one it is, in every edition and language. */
export interface FindingAbout {
  /** e.g. `scale`. */
  readonly kind: string;
  /** Ids of the indicators, the one that it is listed under first. */
  readonly indicators: readonly string[];
  readonly measure: string;
  /** True where it is about targets. */
  readonly target: boolean;
  /** Ids of the places. */
  readonly regions: readonly string[];
}

export interface ManifestEntry extends About {
  readonly files: readonly ManifestFile[];
  /** Paths of the fonts of rare characters that its page asks for; absent where it asks for none. */
  readonly fonts?: readonly string[];
}

export type ManifestFile = FileDescription;

/** Describes one output by its files. */
export function describeOutput(
  about: About,
  files: readonly OutputFile[],
  fonts: readonly string[] = [],
): ManifestEntry {
  return { ...about, files: files.map(describeFile), ...(fonts.length > 0 ? { fonts } : {}) };
}

/** Keeps the entries of an earlier build that this one did not make again. */
export function mergeEntries(
  earlier: readonly ManifestEntry[],
  made: readonly ManifestEntry[],
): readonly ManifestEntry[] {
  const byName = new Map([...earlier, ...made].map((entry) => [nameOf(entry), entry]));
  return [...byName.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** The name that the files of an output share, e.g. `five-places.zh`. */
export function nameOf({ id, language }: Pick<About, "id" | "language">): string {
  return `${id}.${language}`;
}

const MANIFEST = "manifest.json";

/** The manifest as a file. */
export function manifestFile(manifest: Manifest): OutputFile {
  return {
    path: MANIFEST,
    bytes: new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`),
  };
}

/** The manifest of an earlier build; null where there is none that can be read. */
export async function readManifest(store: Pick<Store, "get">): Promise<Manifest | null> {
  // A manifest that is missing, cut short or of an earlier version is written anew: the outputs themselves are whole.
  const manifest = await getJson<Partial<Manifest>>(store, MANIFEST);
  const isWhole = manifest?.outputs?.every(
    ({ key, madeOf, files, findings }) => key && madeOf && files && findings,
  );
  if (!manifest?.outputs || !isWhole) return null;
  // Manifests of an earlier version, which made no variants, lack `base` and `regions`.
  const outputs = manifest.outputs.map((entry) => ({
    ...entry,
    base: entry.base ?? entry.id,
    regions: entry.regions ?? [],
  }));
  return { ...(manifest as Manifest), outputs };
}

/** True where an earlier build has left an output. */
export async function hasOutputs(store: Pick<Store, "get">): Promise<boolean> {
  return ((await readManifest(store))?.outputs.length ?? 0) > 0;
}
