import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../dataset/model.ts";
import { sha256, writeFiles } from "../../store/folder.ts";
import type { LeftOut } from "../variant.ts";
import { type FileHashes, openFileHashes, type Stamp } from "./file-hashes.ts";
import type { Inputs } from "./inputs.ts";

/** Folder below the output folder where a build remembers what it did; it may be deleted at any time. */
export const CACHE_FOLDER = ".cache";

/** What a build with certain inputs left behind, all of it up to date. */
export interface Settled {
  /** Path below the output folder → SHA-256. */
  readonly files: Readonly<Record<string, string>>;
  readonly outputs: readonly SettledOutput[];
  readonly leftOut: readonly LeftOut[];
}

interface SettledOutput {
  readonly id: string;
  readonly base: string;
  readonly language: Language;
  readonly pages: number;
  readonly bytes: number;
}

/** What the builds in an output folder know of each other. */
export interface State {
  readonly hashes: FileHashes;
  /** Hash of all inputs → what a build with them left, the latest last. */
  readonly settledByInputs: ReadonlyMap<string, Settled>;
}

interface StateFile {
  readonly format: string;
  readonly stamps: Readonly<Record<string, Stamp>>;
  readonly settled: Readonly<Record<string, Settled>>;
}

const FILE = `${CACHE_FOLDER}/state.json`;
/** Changes with the shape of the file; a state of another shape is as good as none. */
const FORMAT = "2";
/** As many requests take turns in one folder: all briefings, one of them, one language. */
const KEPT = 8;

/** Reads the state of an output folder; an empty one where there is none that can be read. */
export function readState(folder: string): State {
  const path = join(folder, FILE);
  try {
    const keptMs = statSync(path).mtimeMs;
    const file = JSON.parse(readFileSync(path, "utf8")) as StateFile;
    if (file.format !== FORMAT) return emptyState();
    return {
      hashes: openFileHashes(file.stamps, keptMs),
      settledByInputs: new Map(Object.entries(file.settled)),
    };
  } catch {
    // Not there, cut short or of another version: what it said is found out again.
    return emptyState();
  }
}

function emptyState(): State {
  return { hashes: openFileHashes(), settledByInputs: new Map() };
}

/** Keeps a state for the next build. Errors: OUTPUT_FAULT. */
export async function writeState(folder: string, state: State): Promise<void> {
  const latest = [...state.settledByInputs].slice(-KEPT);
  const file: StateFile = {
    format: FORMAT,
    stamps: state.hashes.stamps(),
    settled: Object.fromEntries(latest),
  };
  await writeFiles(folder, [
    { path: FILE, bytes: new TextEncoder().encode(`${JSON.stringify(file)}\n`) },
  ]);
}

/** Finds a build whose inputs were the same and whose files are all still as it left them. */
export function findSettled(state: State, folder: string, inputs: string): Settled | null {
  const settled = state.settledByInputs.get(inputs);
  if (!settled) return null;
  const isWhole = Object.entries(settled.files).every(
    ([path, hash]) => state.hashes.hashOf(join(folder, path)) === hash,
  );
  return isWhole ? settled : null;
}

/** Hashes everything that goes into a build: files by label, and settings. */
export function hashInputs(hashes: FileHashes, { files, settings }: Inputs): string {
  const lines = files.map(([label, path]) => `${label}\n${hashes.hashOf(path)}`);
  return sha256(JSON.stringify([lines.sort(), settings]));
}
