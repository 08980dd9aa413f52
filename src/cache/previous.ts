import type { Language } from "../dataset/model.ts";
import type { Listed } from "../diagnostic.ts";
import { type Shard, sayShard } from "../results/shard.ts";
import type { LeftOut } from "../results/variant.ts";
import { sha256 } from "../store/folder.ts";
import { getJson, jsonFile, type Store } from "../store/store.ts";
import { CACHE_FOLDER } from "./folder.ts";

/** What a build with certain inputs left behind, all of it up to date. */
export interface PreviousBuild {
  /** Path below the output folder → SHA-256. */
  readonly files: Readonly<Record<string, string>>;
  readonly outputs: readonly PreviousOutput[];
  readonly leftOut: readonly LeftOut[];
  /** What the data was told of: it is no less so where nothing has changed. */
  readonly told: Listed;
}

interface PreviousOutput {
  readonly id: string;
  readonly base: string;
  readonly language: Language;
  readonly pages: number;
  readonly bytes: number;
}

interface Kept {
  readonly format: string;
  /** Milliseconds since 1970. */
  readonly keptMs: number;
  readonly build: PreviousBuild;
}

const FOLDER = `${CACHE_FOLDER}/builds`;
/** Changes with the shape of the file; a file of another format is ignored. */
const FORMAT = "2";
/** How many builds are kept: requests may alternate in one folder, e.g. all briefings, one of them, one language. */
const MOST_KEPT = 8;

/** The inputs of a build, or of a shard of it. */
export function keyOfBuild(inputs: string, shard: Shard | undefined): string {
  return shard ? sha256(`${inputs} ${sayShard(shard)}`) : inputs;
}

const pathOf = (inputs: string) => `${FOLDER}/${inputs}.json`;

/** Finds a build whose inputs were the same and whose files are all still as it left them. */
export async function findPreviousBuild(
  store: Store,
  inputs: string,
): Promise<PreviousBuild | null> {
  const kept = await getJson<Kept>(store, pathOf(inputs));
  if (kept?.format !== FORMAT) return null;
  const isWhole = Object.entries(kept.build.files).every(
    ([path, hash]) => store.hashOf(path) === hash,
  );
  return isWhole ? kept.build : null;
}

/** True where any build was kept. */
export async function hasPreviousBuilds(store: Store): Promise<boolean> {
  return (await store.list(FOLDER)).length > 0;
}

/** Keeps a build in a file of its own and removes all but the latest `MOST_KEPT`. Errors: OUTPUT_FAULT. */
export async function keepBuild(
  store: Store,
  inputs: string,
  build: PreviousBuild,
  nowMs: number,
): Promise<void> {
  await store.put([jsonFile(pathOf(inputs), { format: FORMAT, keptMs: nowMs, build })]);
  const kept = await Promise.all(
    (await store.list(FOLDER)).map(async (name) => {
      const path = `${FOLDER}/${name}`;
      return { path, keptMs: (await getJson<Kept>(store, path))?.keptMs ?? 0 };
    }),
  );
  const old = kept.toSorted((a, b) => b.keptMs - a.keptMs).slice(MOST_KEPT);
  for (const { path } of old) await store.remove(path);
}

/** Forgets what a build with certain inputs left. */
export function forgetBuild(store: Store, inputs: string): Promise<void> {
  return store.remove(pathOf(inputs));
}
