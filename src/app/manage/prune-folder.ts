import { lstat, readdir, rmdir, unlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { CACHE_FOLDER } from "../../cache/folder.ts";
import { openStamps } from "../../cache/stamps.ts";
import type { Correction } from "../../dataset/model.ts";
import type { Environment } from "../../environment.ts";
import { ReportError } from "../../error.ts";
import { isShortFingerprint, RESULTS, shortFingerprint } from "../../results/address.ts";
import { nameOf, readManifest } from "../../results/manifest.ts";
import { getJson, openFolder, type Store } from "../../store/store.ts";
import { readData } from "../load.ts";

/** What is kept in an output folder. */
interface FolderAsked {
  readonly out: string;
  /** The data folder, whose corrections name results. */
  readonly data: string;
  /** For how many days what nobody asked for. */
  readonly days: number;
  /** True where nothing is removed. */
  readonly dryRun?: boolean;
}

/** What went, or would go. */
interface PrunedFolder {
  /** Files below the output folder. */
  readonly files: readonly string[];
  readonly results: number;
  readonly bytes: number;
}

/**
 * Removes from an output folder the results of the service that were neither made nor read for so long, and what leads to them.
 *
 * What corrections or the manifest name stays, as does every output.
 * Errors: DATASET_FAULT where nobody can say what corrections name; INPUT_UNREADABLE; OUTPUT_FAULT.
 */
export async function pruneFolder(
  { out, data, days, dryRun = false }: FolderAsked,
  environment: Environment,
  nowMs: number,
): Promise<PrunedFolder> {
  const folder = resolve(environment.cwd, out);
  await requireOutputs(folder, out);
  const store = openFolder(folder, openStamps(folder));
  const manifest = await readManifest(store);
  const outputs = manifest?.outputs ?? [];
  const needed = new Set([
    ...outputs.map(({ key }) => shortFingerprint(key)),
    ...namedBy(await readCorrections(data, environment)),
  ]);
  const beforeMs = nowMs - days * DAY_MS;
  const old: Found[] = [];
  let results = 0;
  for (const name of await store.list(RESULTS)) {
    // Whatever else somebody put there is none of ours.
    if (!isShortFingerprint(name) || needed.has(name)) continue;
    const files = await filesIn(folder, `${RESULTS}/${name}`);
    if (files.some(({ usedMs }) => usedMs >= beforeMs)) continue;
    results += 1;
    old.push(...files);
  }
  const gone = new Set(old.map(({ path }) => path));
  const names = new Set(outputs.map(nameOf));
  const isOldNote = ({ path, usedMs }: Found) =>
    usedMs < beforeMs && !names.has(path.replace(/^.*\/(.*)\.json$/, "$1"));
  old.push(
    ...(await leadingTo(gone, store, folder)),
    ...(await filesIn(folder, `${CACHE_FOLDER}/inputs`)).filter(isOldNote),
  );
  if (!dryRun) await removeAll(folder, old);
  const files = old.map(({ path }) => path).sort();
  return { files, results, bytes: old.reduce((sum, { bytes }) => sum + bytes, 0) };
}

const DAY_MS = 24 * 60 * 60 * 1000;

interface Found {
  /** Below the output folder. */
  readonly path: string;
  readonly bytes: number;
  /** When it was last written or read, as far as the disk notes that. */
  readonly usedMs: number;
}

async function filesIn(folder: string, path: string): Promise<readonly Found[]> {
  const names = await readdir(join(folder, path)).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const file = await lstat(join(folder, path, name));
      const usedMs = Math.max(file.atimeMs, file.mtimeMs);
      return file.isFile() ? [{ path: `${path}/${name}`, bytes: file.size, usedMs }] : [];
    }),
  );
  return found.flat();
}

/** The notes that lead from the bytes of a PDF to where it was. */
async function leadingTo(
  gone: ReadonlySet<string>,
  store: Store,
  folder: string,
): Promise<readonly Found[]> {
  const leading: Found[] = [];
  for (const note of gone.size > 0 ? await filesIn(folder, `${CACHE_FOLDER}/printed`) : []) {
    const led = await getJson<{ readonly path: string }>(store, note.path);
    if (led !== null && gone.has(led.path)) leading.push(note);
  }
  return leading;
}

async function removeAll(folder: string, files: readonly Found[]): Promise<void> {
  try {
    for (const { path } of files) await unlink(join(folder, path));
  } catch (cause) {
    throw new ReportError("OUTPUT_FAULT", `Cannot remove from ${folder}: ${messageOf(cause)}`, {
      hint: "check that the folder may be written to",
      cause,
    });
  }
  const folders = new Set(files.map(({ path }) => path.slice(0, path.lastIndexOf("/"))));
  // Where something came meanwhile it stays.
  for (const one of folders) await rmdir(join(folder, one)).catch(() => {});
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

async function requireOutputs(folder: string, named: string): Promise<void> {
  if (await readdir(folder).catch(() => null)) return;
  throw new ReportError("INPUT_UNREADABLE", `There is no folder ${named} that can be read`, {
    hint: "name an output folder with --out, or a database with --database",
  });
}

async function readCorrections(
  data: string,
  environment: Environment,
): Promise<readonly Correction[]> {
  const { value } = await readData(environment, data);
  if (value !== null) return value.corrections;
  throw new ReportError("DATASET_FAULT", `The data in ${data} has faults, so nothing was removed`, {
    hint: "`briefings check` lists them; what its corrections name has to stay",
  });
}

function namedBy(corrections: readonly Correction[]): readonly string[] {
  return corrections.flatMap(({ result, replacedBy }) =>
    [result, replacedBy].flatMap((one) => (one ? [shortFingerprint(one.fingerprint)] : [])),
  );
}
