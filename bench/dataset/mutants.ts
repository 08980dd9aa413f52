import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DatasetFiles } from "../../src/dataset/files.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { checkPlausibility } from "../../src/dataset/plausibility.ts";
import { readDataset } from "../../src/dataset/read.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { readMemo } from "../../src/memo/read.ts";
import { packageHome } from "../../src/package.ts";
import { mutate } from "./mutate.ts";
import { randomOf } from "./random.ts";

/** What came of reading data of which one file was changed. */
export interface MutantResult {
  readonly seed: number;
  /** The file that was changed. */
  readonly path: string;
  readonly ms: number;
  readonly faults: number;
  /** What was thrown; null where nothing was, as it should be. */
  readonly crash: unknown;
  /** Faults that stand nowhere, or where there is no such place. */
  readonly unlocated: readonly Diagnostic[];
}

/** The data that mutants are made of. */
export interface MutantStock {
  readonly folders: readonly DatasetFiles[];
  readonly memos: DatasetFiles;
}

const MEMOS = ["letter", "minutes", "notice", "report"];
/** Of the mutants, so many are memos. */
const MEMO_SHARE = 0.05;

export async function openStock(): Promise<MutantStock> {
  const home = packageHome();
  const memos = MEMOS.map((id) => {
    const path = `memos/${id}.yaml`;
    return { path, bytes: new Uint8Array(readFileSync(join(home, "data", path))) };
  });
  const folders = [join(home, "templates/starter"), join(home, "data")];
  return { folders: await Promise.all(folders.map((folder) => readDataFolder(folder))), memos };
}

/** Changes one file of the starter's or the shipped data, the same for the same seed, and reads it all. */
export async function tryMutant(stock: MutantStock, seed: number): Promise<MutantResult> {
  const random = randomOf(seed);
  const files = random.pick(stock.folders);
  const isMemo = random.isHit(MEMO_SHARE);
  const { path, bytes } = random.pick(isMemo ? stock.memos : files);
  const changed = { path, bytes: mutate(new TextDecoder().decode(bytes), random) };
  const begun = performance.now();
  try {
    const diagnostics = isMemo
      ? await faultsOfMemo(changed, stock)
      : faultsOf(files.map((file) => (file.path === path ? changed : file)));
    const ms = performance.now() - begun;
    const isFound = isIn([...files, ...stock.memos], changed);
    const unlocated = diagnostics.filter(({ at }) => !isFound(at));
    return { seed, path, ms, faults: diagnostics.length, crash: null, unlocated };
  } catch (crash) {
    return { seed, path, ms: performance.now() - begun, faults: 0, crash, unlocated: [] };
  }
}

function faultsOf(files: DatasetFiles): readonly Diagnostic[] {
  const { value, diagnostics } = readDataset(files, "");
  return value ? [...diagnostics, ...checkPlausibility(value)] : diagnostics;
}

async function faultsOfMemo(file: DatasetFiles[number], { folders }: MutantStock) {
  const { value: dataset } = readDataset(folders.at(-1) ?? [], "");
  if (!dataset) throw new Error("The shipped data has faults");
  const readAttached = async () => null;
  const { diagnostics } = await readMemo({ file, shown: file.path, dataset, readAttached });
  return diagnostics;
}

/** Tells whether a place is one of a file: its line is there, and its column on it or at its end. */
function isIn(files: DatasetFiles, changed: DatasetFiles[number]) {
  const text = new TextDecoder().decode(changed.bytes);
  // A carriage return alone ends a line for some.
  const [lines, fewer] = [/\r\n|\n|\r/, /\r\n|\n/].map((end) => text.split(end));
  const isOn = (line: number, col: number, all: readonly string[] = []) =>
    line <= all.length && col <= (all[line - 1] ?? "").length + 1;
  return ({ file, line, col }: Diagnostic["at"]) => {
    if (line < 1 || col < 1) return false;
    if (file !== changed.path) return files.some(({ path }) => path === file);
    return isOn(line, col, lines) || isOn(line, col, fewer);
  };
}
