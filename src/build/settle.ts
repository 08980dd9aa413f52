import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Dataset } from "../dataset/model.ts";
import type { Result } from "./build.ts";
import { type Settled, type State, writeState } from "./cache/state.ts";
import { type ManifestEntry, manifestFile, mergeEntries, readManifest } from "./manifest.ts";
import { type OutputFile, sha256, writeMissing } from "./output.ts";

/** What is needed to close a build. */
export interface Closing {
  /** The output folder. */
  readonly folder: string;
  readonly state: State;
  /** Hash of all inputs when the build began. */
  readonly inputs: string;
  readonly readInputs: () => Promise<string>;
  readonly dataset: Dataset;
  readonly generator: string;
  /** True where every briefing there is was asked for. */
  readonly isAll: boolean;
  /** Files that the pages share. */
  readonly fontFiles: readonly OutputFile[];
}

/** Closes a build: manifest, shared files, and what the next build has to know. Errors: OUTPUT_FAULT. */
export async function settleBuild(results: readonly Result[], closing: Closing): Promise<void> {
  const { folder, dataset, generator, fontFiles } = closing;
  const earlier = readManifest(folder)?.outputs ?? [];
  const gone = closing.isAll ? earlier.filter(({ id }) => !dataset.briefings.has(id)) : [];
  await Promise.all(gone.map((entry) => removeOutput(folder, entry)));
  const made = results.flatMap(({ entry }) => entry ?? []);
  const kept = earlier.filter((entry) => !gone.includes(entry));
  const manifest = { generator, dataset: dataset.version, outputs: mergeEntries(kept, made) };
  const shared = [...fontFiles, manifestFile(manifest)];
  await writeMissing(folder, shared);
  await keepState(results, shared, closing);
}

/** Removes what an earlier build made of a briefing that is no more, unless somebody has changed it since. */
async function removeOutput(folder: string, { files }: ManifestEntry): Promise<void> {
  for (const { path, sha256: written } of files) {
    const file = join(folder, path);
    if (hashIfThere(file) === written) await rm(file);
  }
}

function hashIfThere(file: string): string | null {
  try {
    return sha256(readFileSync(file));
  } catch {
    return null;
  }
}

/** A build whose inputs changed under it has nothing to say about either state of them. */
async function keepState(
  results: readonly Result[],
  shared: readonly OutputFile[],
  { folder, state, inputs, readInputs }: Closing,
): Promise<void> {
  const isWhole = results.every(({ error }) => error === null) && (await readInputs()) === inputs;
  const settledByInputs = new Map(state.settledByInputs);
  settledByInputs.delete(inputs);
  if (isWhole) settledByInputs.set(inputs, describeSettled(results, shared));
  const { hashes } = state;
  for (const { files } of settledByInputs.values())
    for (const path of Object.keys(files)) hashes.hashOf(join(folder, path));
  await writeState(folder, { hashes, settledByInputs });
}

function describeSettled(results: readonly Result[], shared: readonly OutputFile[]): Settled {
  const made = results.flatMap(({ entry }) => entry?.files ?? []);
  return {
    files: Object.fromEntries([
      ...made.map(({ path, sha256: hash }) => [path, hash]),
      ...shared.map(({ path, bytes }) => [path, sha256(bytes)]),
    ]),
    outputs: results.map(({ job, pages, bytes }) => ({
      id: job.spec.id,
      language: job.language,
      pages,
      bytes,
    })),
  };
}
