import type { Language } from "../dataset/model.ts";
import type { Listed } from "../diagnostic.ts";
import type { ShardNote } from "../results/shard.ts";
import type { LeftOut } from "../results/variant.ts";
import { type OutputFile, sha256 } from "../store/folder.ts";
import { getJson, jsonFile, type Store } from "../store/store.ts";
import { CACHE_FOLDER } from "./folder.ts";
import type { Reason } from "./reasons.ts";

/** What a build of a shard remembers for the merge. */
export interface ShardRecord extends ShardNote {
  /** Hash of all inputs, those of a build of all where each shard was given the same edition before. */
  readonly inputs: string;
  /** Hash of the inputs that all shards have in common, whatever edition before each was given. */
  readonly common: string;
  /** Version of the dataset. */
  readonly dataset: string;
  /** Key of all code. */
  readonly program: string;
  /** True where every briefing there is was asked for. */
  readonly isAll: boolean;
  /** True where the folder had outputs before. */
  readonly hadEarlier: boolean;
  /** The outputs of this shard. */
  readonly outputs: readonly ShardOutput[];
  readonly leftOut: readonly LeftOut[];
  readonly told: Listed;
}

/** One output of a shard, and how it went. */
export interface ShardOutput extends PlannedOutput {
  /** Why it was made; none where it was up to date. */
  readonly reasons: readonly Reason[];
  /** True where it could not be made. */
  readonly hasFailed: boolean;
}

/** An output of a plan. */
export interface PlannedOutput {
  /** Its place in the whole plan. */
  readonly at: number;
  readonly id: string;
  readonly base: string;
  readonly language: Language;
}

/** Changes with the shape of the record; one of another format is of another version of the program. */
const FORMAT = "1";
const FILE = `${CACHE_FOLDER}/shard.json`;

/** The record as a file. */
export function shardFile(record: ShardRecord): OutputFile {
  return jsonFile(FILE, { format: FORMAT, record });
}

/** What the build of a shard remembered in its folder; null where that is nothing. */
export async function readShardRecord(store: Pick<Store, "get">): Promise<ShardRecord | null> {
  const kept = await getJson<{ format: string; record: ShardRecord }>(store, FILE);
  return kept?.format === FORMAT ? kept.record : null;
}

/** Hashes a plan: its outputs in their order, the data and the program. */
export function hashPlan(
  outputs: readonly Pick<PlannedOutput, "id" | "language">[],
  { dataset, program }: Pick<ShardRecord, "dataset" | "program">,
): string {
  const names = outputs.map(({ id, language }) => `${id}.${language}`);
  return sha256(JSON.stringify([names, dataset, program]));
}
