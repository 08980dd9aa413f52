import { resolve } from "node:path";
import { readShardRecord } from "../../cache/shard-record.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import type { DiagnosticCode } from "../../diagnostic-codes.ts";
import { readManifest } from "../../results/manifest.ts";
import { openFileHashes } from "../../store/file-hashes.ts";
import { openFolder } from "../../store/store.ts";
import type { OpenedShard } from "./model.ts";

/** Folders of shards, and what is wrong with those that are none. */
interface Opened {
  readonly shards: readonly OpenedShard[];
  readonly faults: readonly Diagnostic[];
}

/** Opens the folders of shards, without looking at their outputs. */
export async function openShards(folders: readonly string[], cwd: string): Promise<Opened> {
  const opened = await Promise.all(folders.map((folder) => openShard(folder, cwd)));
  return {
    shards: opened.flatMap((one) => ("record" in one ? [one] : [])),
    faults: opened.flatMap((one) => ("record" in one ? [] : [one])),
  };
}

async function openShard(folder: string, cwd: string): Promise<OpenedShard | Diagnostic> {
  const store = openFolder(resolve(cwd, folder), openFileHashes());
  const manifest = await readManifest(store);
  if (manifest === null) {
    const hint = "name folders that `briefings build --shard` wrote";
    return shardFault(folder, "not-a-shard", "the folder has no manifest of a build", hint);
  }
  if (manifest.shard === undefined) {
    const hint = "build it with --shard";
    return shardFault(folder, "not-a-shard", "the folder holds a whole build, no shard", hint);
  }
  const record = await readShardRecord(store);
  if (record?.plan !== manifest.shard.plan || record.number !== manifest.shard.number) {
    const hint = "copy the folder with all that is hidden in it, or build the shard again";
    return shardFault(
      folder,
      "not-a-shard",
      ".cache/shard.json is missing or of another build",
      hint,
    );
  }
  return { folder, store, manifest, record };
}

/** A fault of a shard, at its manifest. */
export function shardFault(
  folder: string,
  code: DiagnosticCode,
  message: string,
  hint: string,
): Diagnostic {
  const at = { file: `${folder.replace(/\/+$/, "")}/manifest.json`, line: 1, col: 1 };
  return { severity: "error", code, message, at, hint };
}
