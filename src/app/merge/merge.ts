import { resolve } from "node:path";
import { keepFigures } from "../../cache/kept-figures.ts";
import { programKey } from "../../cache/program.ts";
import type { Dataset } from "../../dataset/model.ts";
import { type Design, loadDesign } from "../../design.ts";
import type { Checked, Diagnostic, Listed } from "../../diagnostic.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { FaultList } from "../../fault-list.ts";
import { codeFolder, generatorOf } from "../../package.ts";
import { hasOutputs } from "../../results/manifest.ts";
import { openFileHashes } from "../../store/file-hashes.ts";
import { requireFolder } from "../../store/folder.ts";
import { openFolder } from "../../store/store.ts";
import { finalizeBuild } from "../build/finalize.ts";
import { readBriefings } from "../load.ts";
import { checkShards } from "./check.ts";
import { copyChanges, copyKept, copyOutputs } from "./copy.ts";
import type { MergeOptions, MergeOutcome, MergeProgress, OpenedShard } from "./model.ts";
import { openShards } from "./open.ts";

/**
 * Puts the shards of one build together: what a build of all would have written, and remembered.
 *
 * Shape: null where the data has faults, or the shards are not one build; the output folder is as it was then.
 * Errors: USAGE, INPUT_UNREADABLE, TEMPLATE_FAULT, OUTPUT_FAULT, CANCELLED.
 */
export async function mergeShards(
  options: MergeOptions,
  environment: Environment,
  progress: MergeProgress,
): Promise<Checked<MergeOutcome>> {
  const { cwd, home } = environment;
  requireApart(options, cwd);
  const opened = await openShards(options.folders, cwd);
  const design = await loadDesign(home);
  const program = programKey(codeFolder(), home);
  const read = await readDataset(options, environment, design, { program, opened });
  const { value: dataset, ...told } = read;
  if (dataset === null) return { ...told, value: null };
  const versions = { dataset: dataset.version, program, data: options.data };
  const faults = [...opened.faults, ...(await checkShards(opened.shards, versions))];
  if (faults.length > 0) return refuse(told, faults);
  const merging = { dataset, design, program, progress };
  return { ...told, value: await putTogether(opened.shards, options, environment, merging) };
}

/** Errors: USAGE where a shard would be written into. */
function requireApart({ folders, out }: MergeOptions, cwd: string): void {
  const own = folders.find((folder) => resolve(cwd, folder) === resolve(cwd, out));
  if (own === undefined) return;
  throw new ReportError("USAGE", `--out names ${out}, which is one of the shards`, {
    hint: "name another folder for the whole",
  });
}

async function readDataset(
  { data }: MergeOptions,
  environment: Environment,
  { kindById }: Design,
  { program, opened }: { readonly program: string; readonly opened: Opened },
): Promise<Checked<Dataset>> {
  const [first] = opened.shards;
  // What a shard has kept of the same data need not be read again.
  const kept = first ? await keepFigures({ store: first.store, data, program }) : null;
  return readBriefings(environment, data, kindById, kept ? { openForms: kept.open } : {});
}

type Opened = Awaited<ReturnType<typeof openShards>>;

function refuse(told: Listed, faults: readonly Diagnostic[]): Checked<MergeOutcome> {
  const list = new FaultList();
  list.addAll(told);
  for (const fault of faults) list.add(fault);
  return { value: null, ...list.list() };
}

/** The inputs of the whole build; null where each shard was given an edition before of its own. */
function inputsOf(shards: readonly OpenedShard[]): string | null {
  const [one = null, ...others] = new Set(shards.map(({ record }) => record.inputs));
  return others.length > 0 ? null : one;
}

interface Merging {
  readonly dataset: Dataset;
  readonly design: Design;
  readonly program: string;
  readonly progress: MergeProgress;
}

async function putTogether(
  shards: readonly OpenedShard[],
  { out }: MergeOptions,
  { cwd, home, signal }: Environment,
  { dataset, design, program, progress }: Merging,
): Promise<MergeOutcome> {
  const folder = resolve(cwd, out);
  await requireFolder(folder);
  const hashes = openFileHashes();
  const store = openFolder(folder, hashes);
  const hadOutputs = await hasOutputs(store);
  const { formerIds } = dataset;
  const results = await copyOutputs(shards, { store, formerIds, signal, progress });
  await copyKept(shards, store);
  const hadEarlier = hadOutputs || shards.some(({ record }) => record.hadEarlier);
  if (!hadOutputs && hadEarlier) await copyChanges(shards, store);
  const record = shards[0]?.record;
  const inputs = inputsOf(shards);
  await finalizeBuild(results, {
    ...design,
    ...{ store, hashes, dataset, hadEarlier, inputs },
    readInputs: async () => inputs ?? "",
    leftOut: record?.leftOut ?? [],
    told: record?.told ?? { diagnostics: [] },
    generator: generatorOf(home),
    galleryKey: program,
    isAll: record?.isAll ?? false,
  });
  return {
    shards: shards.map((shard) => ({
      folder: shard.folder,
      number: shard.record.number,
      of: shard.record.of,
      outputs: shard.record.outputs.length,
    })),
    outputs: results.length,
    changed: results.filter(({ reasons }) => reasons.length > 0).length,
  };
}
