import { leadPath } from "../../cache/input-key.ts";
import { FIGURES_FILE } from "../../cache/kept-figures.ts";
import { takeKept } from "../../cache/kept-files.ts";
import { findReasons, type Reason } from "../../cache/reasons.ts";
import {
  type OutputRecord,
  readRecord,
  recordFile,
  withPresentFigures,
} from "../../cache/record.ts";
import type { ShardOutput } from "../../cache/shard-record.ts";
import type { FormerIds } from "../../dataset/former-ids.ts";
import { ReportError } from "../../error.ts";
import { type Changes, changesFile, readChanges } from "../../gallery/changes.ts";
import { DATASET_KEPT } from "../../gallery/dataset-files.ts";
import { thumbnailKept } from "../../gallery/thumbnail.ts";
import { nameOf } from "../../results/manifest.ts";
import { pathOf } from "../../results/output-kinds.ts";
import type { OutputFile } from "../../store/folder.ts";
import type { Store } from "../../store/store.ts";
import type { Finished } from "../build/finalize.ts";
import type { MergeProgress, OpenedShard } from "./model.ts";

interface Copying {
  /** The output folder. */
  readonly store: Store;
  readonly formerIds: FormerIds;
  readonly signal: AbortSignal;
  readonly progress: MergeProgress;
}

/**
 * Puts the outputs of all shards, and what is remembered of each, into the output folder.
 *
 * Shape: how each fared, in the order of the whole plan. It changed where it is other than what that folder had before; where that
 * had none, as its shard says. Errors: OUTPUT_FAULT, CANCELLED.
 */
export async function copyOutputs(
  shards: readonly OpenedShard[],
  { store, formerIds, signal, progress }: Copying,
): Promise<readonly Finished[]> {
  const planned = shards
    .flatMap((shard) => shard.record.outputs.map((output) => ({ shard, output })))
    .sort((one, other) => one.output.at - other.output.at);
  const finished: Finished[] = [];
  // One output after the other: no more of them are held at a time.
  for (const { shard, output } of planned) {
    if (signal.aborted) throw new ReportError("CANCELLED", "Stopped before the merge was done");
    finished.push(await copyOutput(shard.store, output, store, formerIds));
    progress.copied(nameOf(output), finished.length, planned.length);
  }
  return finished;
}

async function copyOutput(
  from: Store,
  output: ShardOutput,
  store: Store,
  formerIds: FormerIds,
): Promise<Finished> {
  const name = nameOf(output);
  const record = await readRecord(from, name);
  if (record === null) throw changedMeanwhile(name);
  const { entry } = record;
  const before = await readRecord(store, name);
  const reasons = before
    ? reasonsOf(record, withPresentFigures(before, formerIds), store)
    : output.reasons;
  const paths = entry.files.map(({ path }) => path);
  const isThere = entry.files.every(({ path, sha256 }) => store.hashOf(path) === sha256);
  const files = await takeAll(from, [...(isThere ? [] : paths), leadPath(name)]);
  await store.lock(output.id, async () => {
    await store.putAlone(files.filter(({ path }) => path !== leadPath(name)));
    const remembered = files.filter(({ path }) => path === leadPath(name));
    await store.putAlone([recordFile(name, record), ...remembered]);
  });
  await store.putMissing(await takeKept(from, thumbnailKept(name)));
  const bytes = entry.files.find(({ path }) => path === pathOf(name, "pdf"))?.bytes ?? 0;
  const job = { id: output.id, language: output.language, spec: { id: output.base } };
  return { job, reasons, entry, pages: entry.pages, bytes, error: null };
}

function reasonsOf(
  { entry: { key, madeOf }, figures }: OutputRecord,
  before: OutputRecord,
  { hashOf }: Store,
): readonly Reason[] {
  return findReasons({ key, madeOf, figures }, before, hashOf);
}

/** Puts what builds keep beside the outputs: the dataset's files and the figures as they were read. */
export async function copyKept([first]: readonly OpenedShard[], store: Store): Promise<void> {
  if (!first) return;
  const figures = await first.store.get(FIGURES_FILE);
  const kept = await takeKept(first.store, DATASET_KEPT);
  await store.putMissing([...kept, ...(figures ? [{ path: FIGURES_FILE, bytes: figures }] : [])]);
}

/** Keeps what changed before, where nothing changed with these shards and the output folder knows of nothing. */
export async function copyChanges(shards: readonly OpenedShard[], store: Store): Promise<void> {
  const known = await Promise.all(shards.map((shard) => readChanges(shard.store)));
  const changes: Changes = Object.assign({}, ...known);
  if (Object.keys(changes).length > 0) await store.putMissing([changesFile(changes)]);
}

/** Errors: OUTPUT_FAULT where a file is not there any more. */
async function takeAll(from: Store, paths: readonly string[]): Promise<readonly OutputFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      const bytes = await from.get(path);
      if (bytes === null) throw changedMeanwhile(path);
      return { path, bytes };
    }),
  );
}

function changedMeanwhile(name: string): ReportError {
  return new ReportError("OUTPUT_FAULT", `${name} was removed from its shard meanwhile`, {
    hint: "merge again when nothing is written to the shards any more",
  });
}
