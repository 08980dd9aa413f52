import type { ShardRecord } from "../../cache/shard-record.ts";
import type { Manifest } from "../../results/manifest.ts";
import type { Store } from "../../store/store.ts";

/** What is asked of a merge. */
export interface MergeOptions {
  /** Output folders of the shards. */
  readonly folders: readonly string[];
  /** The data folder that they were built of. */
  readonly data: string;
  /** The output folder. */
  readonly out: string;
}

/** What a merge came to. */
export interface MergeOutcome {
  readonly shards: readonly MergedShard[];
  /** Outputs of all shards. */
  readonly outputs: number;
  /** Those of them that are other than what the output folder, or the shard's, had before. */
  readonly changed: number;
}

interface MergedShard {
  /** As it was named. */
  readonly folder: string;
  readonly number: number;
  readonly of: number;
  readonly outputs: number;
}

/** Told how far a merge is. */
export interface MergeProgress {
  /** An output was put into its place, so many of all. */
  copied(name: string, done: number, total: number): void;
}

/** The folder of a shard and what its build says of it. */
export interface OpenedShard {
  /** As it was named. */
  readonly folder: string;
  readonly store: Store;
  readonly manifest: Manifest;
  readonly record: ShardRecord;
}
