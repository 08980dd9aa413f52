import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ExportRecord } from "../dataset/export.ts";
import {
  type FormerIds,
  NO_FORMER_IDS,
  presentFigureId,
  presentId,
} from "../dataset/former-ids.ts";
import { ReportError } from "../error.ts";
import type { Manifest, ManifestEntry } from "../results/manifest.ts";
import { nameOf } from "../results/manifest.ts";
import { presentOutputId } from "../results/output-id.ts";
import { pathOf } from "../results/output-kinds.ts";
import type { Fact } from "../view/model.ts";
import type { EditionNames } from "../web/names.ts";

/** An output folder as a build left it. */
export interface Edition {
  readonly folder: string;
  readonly manifest: Manifest;
  /** What its places and indicators are called where others than their present names stand in its files. */
  readonly formerIds: FormerIds;
  /** Present name → entry, e.g. `five-places.zh`. */
  readonly entryByName: ReadonlyMap<string, ManifestEntry>;
  /** Figure id → figure; null where the folder does not hold the dataset. */
  readonly figureById: ReadonlyMap<string, ExportRecord> | null;
  /** Names of the ids in figures; null where the folder does not hold them. */
  readonly names: EditionNames | null;
}

/** Whether a build has left its manifest at a path: an output folder, or the manifest itself. */
export function hasEdition(path: string): boolean {
  return existsSync(manifestAt(path));
}

function manifestAt(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? join(path, "manifest.json") : path;
}

/**
 * Opens an output folder, or the manifest in it.
 *
 * Errors: INPUT_UNREADABLE where there is no manifest, or one of another version.
 */
export function openEdition(path: string): Edition {
  const file = manifestAt(path);
  const folder = dirname(file);
  const manifest = readManifestFile(file);
  const records = readJson<readonly ExportRecord[]>(join(folder, "data/figures.json"));
  return {
    folder,
    manifest,
    formerIds: NO_FORMER_IDS,
    entryByName: new Map(manifest.outputs.map((entry) => [nameOf(entry), entry])),
    figureById: records && new Map(records.map((record) => [record.id, record])),
    names: readJson<EditionNames>(join(folder, "data/names.json")),
  };
}

/** Returns an edition with the present ids of places and indicators: in its figures and facts, and in the names of its outputs. */
export function withPresentIds(edition: Edition, formerIds: FormerIds): Edition {
  const { entryByName, figureById } = edition;
  const nameNow = (entry: ManifestEntry) =>
    nameOf({ id: presentOutputId(entry, formerIds), language: entry.language });
  const records = figureById && [...figureById.values()];
  const present = records?.map((record) => presentRecord(record, formerIds));
  return {
    ...edition,
    formerIds,
    entryByName: new Map([...entryByName.values()].map((entry) => [nameNow(entry), entry])),
    figureById: present ? new Map(present.map((record) => [record.id, record])) : null,
    names: edition.names && presentNames(edition.names, formerIds),
  };
}

function presentNames(names: EditionNames, formerIds: FormerIds): EditionNames {
  const said = Object.entries(names.figures ?? {});
  const figures = said.map(([id, figure]) => [presentFigureId(id, formerIds), figure] as const);
  return { ...names, figures: Object.fromEntries(figures) };
}

/** A figure with the present ids of its place and its indicator. */
export function presentRecord(record: ExportRecord, formerIds: FormerIds): ExportRecord {
  return {
    ...record,
    region: presentId("region", record.region, formerIds),
    indicator: presentId("indicator", record.indicator, formerIds),
    id: presentFigureId(record.id, formerIds),
  };
}

/** Path of a file of an output, which is called by what the output was called when it was made. */
export function fileOf(
  { folder, entryByName }: Edition,
  name: string,
  kind: Parameters<typeof pathOf>[1],
): string {
  const entry = entryByName.get(name);
  return join(folder, pathOf(entry ? nameOf(entry) : name, kind));
}

/** True where a folder is that of an edition, also under another path, e.g. by a symbolic link. */
export function isIn(folder: string, edition: Edition): boolean {
  return existsSync(folder) && realpathSync.native(folder) === realpathSync.native(edition.folder);
}

function readManifestFile(file: string): Manifest {
  const hint = "name the folder that `briefings build` wrote, or the manifest.json in it";
  if (!existsSync(file)) {
    throw new ReportError("INPUT_UNREADABLE", `There is no manifest at ${file}`, { hint });
  }
  const manifest = readJson<Manifest>(file);
  const isWhole = manifest?.outputs?.every(({ key, files }) => key && files) ?? false;
  if (manifest && isWhole) return manifest;
  throw new ReportError("INPUT_UNREADABLE", `${file} is not a manifest of this version`, { hint });
}

/** Reads a JSON file; null where it is missing or cut short, or a pipe, which may never end. */
function readJson<T>(file: string): T | null {
  try {
    if (!statSync(file).isFile()) return null;
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}

/** The figures that an output shows or works with, by its facts file; none where that is not there. */
export function figuresShown(edition: Edition, name: string): readonly string[] {
  return [...new Set(factsOf(edition, name).flatMap(({ figures }) => figures))];
}

/** Every number that an output prints; none where its facts file is not there. */
export function factsOf(edition: Edition, name: string): readonly Fact[] {
  const file = fileOf(edition, name, "facts");
  const facts = readJson<{ readonly facts: readonly Fact[] }>(file)?.facts ?? [];
  return facts.map((fact) => ({
    ...fact,
    figures: fact.figures.map((id) => presentFigureId(id, edition.formerIds)),
  }));
}
