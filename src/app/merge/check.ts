import { leadPath } from "../../cache/input-key.ts";
import { readRecord } from "../../cache/record.ts";
import type { ShardOutput } from "../../cache/shard-record.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import { nameOf } from "../../results/manifest.ts";
import { isInShard, sayShard } from "../../results/shard.ts";
import type { OpenedShard } from "./model.ts";
import { shardFault } from "./open.ts";

/** What the shards have to be built of and with. */
interface Versions {
  /** Version of the dataset that is merged with. */
  readonly dataset: string;
  /** Key of the program that merges. */
  readonly program: string;
  /** Its folder, as it was named. */
  readonly data: string;
}

/** Finds what keeps shards from being one build: others among them, missing and double ones, and outputs that are not there. */
export async function checkShards(
  shards: readonly OpenedShard[],
  versions: Versions,
): Promise<readonly Diagnostic[]> {
  const isOf = ({ record }: OpenedShard) =>
    record.program === versions.program && record.dataset === versions.dataset;
  const model = shards.find(isOf) ?? shards[0];
  const others = model ? shards.flatMap((shard) => findOther(shard, model, versions)) : [];
  const places = [...findRepeated(shards), ...findMissing(shards)];
  const incomplete: Diagnostic[] = [];
  for (const shard of shards) incomplete.push(...(await findIncomplete(shard)));
  return [...others, ...places, ...incomplete];
}

/** How a shard is of another build: the first difference, as the others mostly follow from it. */
function findOther(
  { folder, record }: OpenedShard,
  { folder: model, record: like }: OpenedShard,
  { dataset, program, data }: Versions,
): readonly Diagnostic[] {
  const differences: readonly (readonly [isOther: boolean, message: string, hint: string])[] = [
    [
      record.program !== program,
      "was built by another version of the program than this one",
      "build and merge with one version of the program",
    ],
    [
      record.dataset !== dataset,
      `was built of other data than ${data} holds`,
      "build all shards of the same data, and name it with --data",
    ],
    [
      record.of !== like.of,
      `is shard ${sayShard(record)}, and ${model} is ${sayShard(like)}`,
      "build all shards of as many",
    ],
    [
      record.plan !== like.plan,
      `is of another plan than ${model}: other briefings or languages were asked for`,
      "build all shards with the same briefings and options",
    ],
    [
      record.common !== like.common,
      `was built with other options, templates, browser or Node than ${model}`,
      "build all shards with the same options, --data and --since included, on machines of one kind",
    ],
  ];
  const found = differences.find(([isOther]) => isOther);
  return found ? [shardFault(folder, "other-shard", found[1], found[2])] : [];
}

function findRepeated(shards: readonly OpenedShard[]): readonly Diagnostic[] {
  return shards.flatMap(({ folder, record }, at) => {
    const before = shards.slice(0, at).find((other) => other.record.number === record.number);
    if (!before) return [];
    const message = `is shard ${sayShard(record)}, as ${before.folder} is`;
    return [shardFault(folder, "repeated-shard", message, "name each shard once")];
  });
}

function findMissing(shards: readonly OpenedShard[]): readonly Diagnostic[] {
  const [first] = shards;
  if (!first) return [];
  const { of } = first.record;
  const there = new Set(shards.map(({ record }) => record.number));
  const numbers = Array.from({ length: of }, (_, index) => index + 1);
  return numbers
    .filter((number) => !there.has(number))
    .map((number) => {
      const message = `shard ${sayShard({ number, of })} of the same build is missing`;
      return shardFault(first.folder, "missing-shard", message, "name the folders of all shards");
    });
}

async function findIncomplete(shard: OpenedShard): Promise<readonly Diagnostic[]> {
  const { folder, record, manifest } = shard;
  const listed = new Set(manifest.outputs.map(nameOf));
  const hint = `build shard ${sayShard(record)} again`;
  const faults: Diagnostic[] = [];
  // One after the other: only so many files may be open.
  for (const output of record.outputs) {
    const message = await findWrong(shard, output, listed);
    if (message !== null) faults.push(shardFault(folder, "incomplete-shard", message, hint));
  }
  return faults;
}

/** What is wrong with an output of a shard; null where it is whole. */
async function findWrong(
  { store, record: shard }: OpenedShard,
  output: ShardOutput,
  listed: ReadonlySet<string>,
): Promise<string | null> {
  const name = nameOf(output);
  if (output.hasFailed) return `${name} failed when the shard was built`;
  if (!isInShard(output.id, shard)) return `${name} belongs to another shard`;
  const record = await readRecord(store, name);
  if (!listed.has(name) || !record) return `${name} is missing, or what the build remembers of it`;
  if (!store.has(leadPath(name))) return `what the build remembers of ${name} is missing`;
  const wrong = record.entry.files.find(({ path, sha256 }) => store.hashOf(path) !== sha256);
  return wrong ? `${wrong.path} is missing or not what the build wrote` : null;
}
