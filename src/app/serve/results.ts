import { CACHE_FOLDER } from "../../cache/folder.ts";
import type { Language } from "../../dataset/model.ts";
import { asResult, resultPath } from "../../results/address.ts";
import type { ManifestEntry } from "../../results/manifest.ts";
import { type OutputFile, sha256 } from "../../store/folder.ts";
import { getJson, jsonFile, type Store } from "../../store/store.ts";

/** What is known of a result that has all its files. */
export interface ResultRecord {
  /** SHA-256 over all that it is made of. */
  readonly fingerprint: string;
  /** The name that its files share, e.g. `five-places.zh`. */
  readonly name: string;
  readonly title: string;
  /** ISO date printed on it. */
  readonly date: string;
  readonly language: Language;
  readonly pages: number;
  /** Version of the dataset that it was made of. */
  readonly dataset: string;
  readonly generator: string;
}

const recordFile = (name: string) => `${name}.result.json`;

/** Reads what is known of a result; null where not all of it is there. */
export function readResult(
  store: Pick<Store, "get">,
  fingerprint: string,
  name: string,
): Promise<ResultRecord | null> {
  return getJson<ResultRecord>(store, resultPath(fingerprint, recordFile(name)));
}

/** Puts all files of a result where they stay, what is known of it last. Errors: OUTPUT_FAULT. */
export async function keepResult(
  store: Store,
  result: ResultRecord,
  files: readonly OutputFile[],
): Promise<void> {
  const { fingerprint, name } = result;
  await store.put(asResult(fingerprint, files));
  await store.put(asResult(fingerprint, [jsonFile(recordFile(name), result)]));
  const pdf = files.find(({ path }) => path.endsWith(".pdf"));
  if (!pdf) return;
  const path = resultPath(fingerprint, pdf.path);
  await store.put([jsonFile(printedPath(pdf.bytes), { path })]);
}

/** Leads from the bytes of a PDF to where it stays. */
function printedPath(bytes: Uint8Array): string {
  return `${CACHE_FOLDER}/printed/${sha256(bytes)}.json`;
}

/** The address for good of a PDF by its bytes; null where it was not made here. */
export async function findPrinted(
  store: Pick<Store, "get">,
  bytes: Uint8Array,
): Promise<string | null> {
  const found = await getJson<{ readonly path: string }>(store, printedPath(bytes));
  return found && `/${found.path}`;
}

/**
 * Keeps what a build has made of the same.
 *
 * Shape: false where a file of the build is not there, or not as it was made. Errors: OUTPUT_FAULT.
 */
export async function copyBuilt(
  store: Store,
  { files }: Pick<ManifestEntry, "files">,
  result: ResultRecord,
): Promise<boolean> {
  const built: OutputFile[] = [];
  for (const { path, sha256 } of files) {
    if (store.hashOf(path) !== sha256) return false;
    const bytes = await store.get(path);
    if (bytes === null) return false;
    built.push({ path, bytes });
  }
  await keepResult(store, result, built);
  return true;
}
