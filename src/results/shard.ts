import { sha256 } from "../store/folder.ts";

/** One of the equal parts that a build is divided into, e.g. for several machines. */
export interface Shard {
  /** From 1. */
  readonly number: number;
  /** How many there are. */
  readonly of: number;
}

/** What the manifest of a shard says of it. */
export interface ShardNote extends Shard {
  /** Hash of the whole plan: of all outputs, the data and the program. The shards of one build have the same. */
  readonly plan: string;
}

/** As many as a number bears exactly. */
const DIGITS = 12;

/**
 * True for the outputs of a shard.
 *
 * By the id of the output alone: its languages are of one shard, which they stay of whatever is added beside them.
 */
export function isInShard(id: string, { number, of }: Shard): boolean {
  return Number.parseInt(sha256(id).slice(0, DIGITS), 16) % of === number - 1;
}

/** A shard as a user writes it, e.g. `3/8`. */
export function sayShard({ number, of }: Shard): string {
  return `${number}/${of}`;
}
