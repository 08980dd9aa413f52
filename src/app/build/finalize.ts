import { leadPath } from "../../cache/input-key.ts";
import { forgetBuild, keepBuild, keyOfBuild, type PreviousBuild } from "../../cache/previous.ts";
import { readRecord, recordPath } from "../../cache/record.ts";
import {
  hashPlan,
  type PlannedOutput,
  type ShardRecord,
  shardFile,
} from "../../cache/shard-record.ts";
import { keepStamps } from "../../cache/stamps.ts";
import { recordFormerIds } from "../../dataset/former-ids.ts";
import type { BriefingSpec, Dataset, Language } from "../../dataset/model.ts";
import type { Listed } from "../../diagnostic.ts";
import { readFont } from "../../fonts/folder.ts";
import { type Changes, changesFile, readChanges, realReasons } from "../../gallery/changes.ts";
import { keepDatasetFiles } from "../../gallery/dataset-files.ts";
import { renderGallery } from "../../gallery/gallery.ts";
import { keepThumbnail } from "../../gallery/thumbnail.ts";
import {
  type Manifest,
  type ManifestEntry,
  type ManifestFile,
  manifestFile,
  mergeEntries,
  nameOf,
  readManifest,
} from "../../results/manifest.ts";
import type { Shard, ShardNote } from "../../results/shard.ts";
import { isKnown, type LeftOut } from "../../results/variant.ts";
import type { FileHashes } from "../../store/file-hashes.ts";
import { describeFile, type OutputFile } from "../../store/folder.ts";
import type { Store } from "../../store/store.ts";
import type { Kind } from "../../view/kind.ts";
import type { Locale } from "../../view/locale.ts";
import type { TemplateTree } from "../../web/web-templates.ts";
import type { Job, Result } from "./job.ts";

/** What is needed to close a build. */
export interface Closing {
  /** The output folder. */
  readonly store: Store;
  readonly hashes: FileHashes;
  /** True where an earlier build had left outputs when this one began: only then is anything new. */
  readonly hadEarlier: boolean;
  /** Hash of all inputs when the build began; null where it is not to be remembered. */
  readonly inputs: string | null;
  readonly readInputs: () => Promise<string>;
  /** Hash of the inputs that all shards of a build have in common; asked for where a shard was built. */
  readonly readCommon?: () => Promise<string>;
  readonly dataset: Dataset;
  readonly kindById: ReadonlyMap<string, Kind>;
  readonly leftOut: readonly LeftOut[];
  /** What the data was told of. */
  readonly told: Listed;
  readonly generator: string;
  /** Key of the code that draws first pages and writes the dataset. */
  readonly galleryKey: string;
  /** True where every briefing there is was asked for. */
  readonly isAll: boolean;
  /** Where only a part of the outputs was made: which, and what all of them are. */
  readonly shard?: ShardOfPlan | undefined;
  /** Fonts that the pages share. */
  readonly fontFiles: readonly OutputFile[];
  readonly tree: TemplateTree;
  readonly localeByLanguage: Readonly<Record<Language, Locale>>;
}

interface ShardOfPlan extends Shard {
  /** All outputs, in the order of the whole build. */
  readonly planned: readonly PlannedOutput[];
}

/** How one output fared, as far as the end of a build has to know. */
export type Finished = Pick<Result, "reasons" | "entry" | "pages" | "bytes" | "error"> & {
  readonly job: Pick<Job, "id" | "language"> & { readonly spec: Pick<BriefingSpec, "id"> };
};

const GALLERY = "index.html";

/**
 * Closes a build: manifest, gallery, shared files, and what the next build has to know.
 *
 * Shape: what there is now, made by this build or before. The gallery is laid out where all briefings were asked for, and kept right where there is one.
 * Errors: OUTPUT_FAULT.
 */
export async function finalizeBuild(
  results: readonly Finished[],
  closing: Closing,
): Promise<Manifest> {
  return closing.store.lock("manifest", () => finalizeAlone(results, closing));
}

async function finalizeAlone(results: readonly Finished[], closing: Closing): Promise<Manifest> {
  const { store, dataset, generator } = closing;
  const earlier = await forgetGone((await readManifest(store))?.outputs ?? [], closing);
  const outputs = mergeEntries(earlier, await entriesOf(results, store));
  const fontFiles = [...closing.fontFiles, ...rareFonts(outputs)];
  const files = fontFiles.map(describeFile);
  const formerIds = recordFormerIds(dataset.formerIds);
  const shard = await keepShard(results, closing);
  const manifest: Manifest = {
    generator,
    dataset: dataset.version,
    outputs,
    ...(formerIds ? { formerIds } : {}),
    ...(shard ? { shard: shard.note } : {}),
    files,
  };
  await store.putMissing(fontFiles);
  const hasGallery = closing.isAll || store.has(GALLERY);
  const changes = await keepChanges(results, store, closing.hadEarlier);
  const gallery = hasGallery ? await layOut(manifest, changes, closing) : { files: [], pages: [] };
  const pages = [
    ...gallery.pages,
    manifestFile({ ...manifest, files: [...manifest.files, ...gallery.files] }),
  ];
  await store.putMissing(pages);
  const own = [...pages, ...(shard ? [shard.file] : [])];
  const shared = [...manifest.files, ...gallery.files, ...own.map(describeFile)];
  await keepOrForget(results, shared, closing);
  return manifest;
}

/** Remembers of a shard what a merge has to know. Shape: what the manifest says of it; null for a whole build. */
async function keepShard(
  results: readonly Finished[],
  { shard, store, inputs, dataset, galleryKey, ...closing }: Closing,
): Promise<{ readonly note: ShardNote; readonly file: OutputFile } | null> {
  if (!shard || inputs === null) return null;
  const { planned, number, of } = shard;
  const versions = { dataset: dataset.version, program: galleryKey };
  const common = (await closing.readCommon?.()) ?? inputs;
  const note = { number, of, plan: hashPlan(planned, versions) };
  const { isAll, hadEarlier, leftOut, told } = closing;
  const byName = new Map(results.map((result) => [nameOf(result.job), result]));
  const outputs = planned.flatMap((output) => {
    const result = byName.get(nameOf(output));
    if (!result) return [];
    return [{ ...output, reasons: realReasons(result.reasons), hasFailed: result.error !== null }];
  });
  const record: ShardRecord = {
    ...{ ...note, ...versions, inputs, common, isAll, hadEarlier },
    ...{ outputs, leftOut, told },
  };
  const file = shardFile(record);
  await store.put([file]);
  return { note, file };
}

/** Another build may have made an output again since: its record tells what is there. */
async function entriesOf(
  results: readonly Finished[],
  store: Store,
): Promise<readonly ManifestEntry[]> {
  const made = results.flatMap(({ entry }) => entry ?? []);
  return Promise.all(
    made.map(async (entry) => (await readRecord(store, nameOf(entry)))?.entry ?? entry),
  );
}

/** The fonts of rare characters that some page asks for. */
function rareFonts(outputs: readonly ManifestEntry[]): readonly OutputFile[] {
  const paths = new Set(outputs.flatMap(({ fonts = [] }) => fonts));
  return [...paths].sort().flatMap((path) => {
    const bytes = readFont(path.replace(/^fonts\//, ""));
    return bytes ? [{ path, bytes }] : [];
  });
}

/** Drops what there is no briefing or place for any more, and what is not there any more itself. */
async function forgetGone(
  earlier: readonly ManifestEntry[],
  { store, isAll, dataset, kindById }: Closing,
): Promise<readonly ManifestEntry[]> {
  const known = { ...dataset, kindById };
  const gone = isAll ? earlier.filter((entry) => !isKnown(entry, known)) : [];
  await Promise.all(gone.map((entry) => removeOutput(store, entry)));
  return earlier.filter(
    (entry) => !gone.includes(entry) && entry.files.every(({ path }) => store.has(path)),
  );
}

/** Removes what an earlier build made, unless somebody has changed it since. */
async function removeOutput(store: Store, { files, ...entry }: ManifestEntry): Promise<void> {
  for (const { path, sha256: written } of files) {
    if (store.hashOf(path) === written) await store.remove(path);
  }
  const name = nameOf(entry);
  for (const path of [`thumbnails/${name}.webp`, recordPath(name), leadPath(name)])
    await store.remove(path);
}

/** A build in which nothing had changed leaves standing what changed before. */
async function keepChanges(
  results: readonly Finished[],
  store: Store,
  hasEarlier: boolean,
): Promise<Changes> {
  const named = results.map(({ job, reasons }) => [nameOf(job), realReasons(reasons)] as const);
  const changed = named.filter(([, reasons]) => reasons.length > 0);
  if (!hasEarlier || changed.length === 0) return hasEarlier ? readChanges(store) : {};
  const changes = Object.fromEntries(changed);
  await store.putMissing([changesFile(changes)]);
  return changes;
}

async function layOut(manifest: Manifest, changes: Changes, closing: Closing) {
  const { store, galleryKey, dataset } = closing;
  const site = { store, key: galleryKey };
  const downloads = await keepDatasetFiles(dataset, closing.localeByLanguage, site);
  const thumbnails = new Map<string, Awaited<ReturnType<typeof keepThumbnail>>>();
  // One after another: each page drawn takes a few megabytes.
  for (const entry of manifest.outputs)
    thumbnails.set(nameOf(entry), await keepThumbnail(entry, site));
  const thumbnailByName = new Map(
    [...thumbnails].flatMap(([name, thumbnail]) => (thumbnail ? [[name, thumbnail]] : [])),
  );
  const page = renderGallery({ ...closing, manifest, thumbnailByName, downloads, changes });
  const pictures = [...thumbnailByName.values()].map(({ file }) => file);
  return { pages: [page], files: [...downloads, ...pictures] };
}

/** A build whose inputs changed under it has nothing to say about either state of them. */
async function keepOrForget(
  results: readonly Finished[],
  shared: readonly ManifestFile[],
  { store, hashes, inputs, readInputs, leftOut, told, shard }: Closing,
): Promise<void> {
  if (inputs === null) return;
  const isWhole = results.every(({ error }) => error === null) && (await readInputs()) === inputs;
  const key = keyOfBuild(inputs, shard);
  if (!isWhole) return forgetBuild(store, key);
  const build = { ...describeBuild(results, shared), leftOut, told };
  for (const path of Object.keys(build.files)) store.hashOf(path);
  await keepBuild(store, key, build, Date.now());
  await keepStamps(store, hashes);
}

function describeBuild(
  results: readonly Finished[],
  shared: readonly ManifestFile[],
): Omit<PreviousBuild, "leftOut" | "told"> {
  const files = [...results.flatMap(({ entry }) => entry?.files ?? []), ...shared];
  return {
    files: Object.fromEntries(files.map(({ path, sha256: hash }) => [path, hash])),
    outputs: results.map(({ job, pages, bytes }) => ({
      id: job.id,
      base: job.spec.id,
      language: job.language,
      pages,
      bytes,
    })),
  };
}
