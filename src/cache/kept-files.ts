import type { ManifestFile } from "../results/manifest.ts";
import { describeFile, type OutputFile } from "../store/folder.ts";
import { getJson, jsonFile, type Store } from "../store/store.ts";
import { CACHE_FOLDER } from "./folder.ts";

/** Files that are made of something with a key. */
interface Keeping {
  readonly store: Store;
  /** Under which name they are remembered. */
  readonly name: string;
  /** Changes with anything that they are made of. */
  readonly key: string;
}

const notePath = (name: string) => `${CACHE_FOLDER}/kept/${name}.json`;

interface Kept {
  readonly key: string;
  readonly files: readonly ManifestFile[];
}

/** Writes files, unless they are all there as they were last written and nothing they are made of has changed. */
export async function keepFiles(
  { store, name, key }: Keeping,
  make: () => Promise<readonly OutputFile[]>,
): Promise<readonly ManifestFile[]> {
  const path = notePath(name);
  const kept = await getJson<Kept>(store, path);
  const isWhole = kept?.files.every((file) => store.hashOf(file.path) === file.sha256);
  if (kept?.key === key && isWhole) return kept.files;
  const made = await make();
  const files = made.map(describeFile);
  await store.put(made);
  await store.put([jsonFile(path, { key, files })]);
  return files;
}

/** Gives what is kept under a name, with the note of it, to be put into another folder; nothing where a file is gone or edited. */
export async function takeKept(store: Store, name: string): Promise<readonly OutputFile[]> {
  const note = await getJson<Kept>(store, notePath(name));
  if (!note?.files.every(({ path, sha256 }) => store.hashOf(path) === sha256)) return [];
  const paths = [...note.files.map(({ path }) => path), notePath(name)];
  const files = await Promise.all(
    paths.map(async (path) => ({ path, bytes: await store.get(path) })),
  );
  return files.flatMap(({ path, bytes }) => (bytes ? [{ path, bytes }] : []));
}
