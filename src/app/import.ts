import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { MAX_FILE_BYTES } from "../dataset/files.ts";
import { readDataFolder } from "../dataset/folder.ts";
import { readerFor } from "../dataset/formats/table.ts";
import type { Checked } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import { ReportError } from "../error.ts";
import { cancelled } from "../pdf/cancel.ts";
import { writeFiles } from "../store/folder.ts";
import { readUpTo } from "./read-up-to.ts";

/** What is asked of an import. */
export interface ImportOptions {
  /** The CSV or workbook. */
  readonly file: string;
  /** The data folder that it goes into. */
  readonly data: string;
}

/** What an import did to the data folder; paths are below it. */
interface Imported {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly counts: readonly RegionCount[];
}

/** How many figures of a region there are, and were. */
interface RegionCount {
  readonly region: string;
  readonly before: number;
  readonly after: number;
}

/**
 * Turns a CSV or workbook back into YAML.
 *
 * Shape: null where it has a fault; nothing is written then.
 * Errors: INPUT_UNREADABLE, OUTPUT_FAULT; CANCELLED, before anything is written.
 */
export async function importData(
  { file, data }: ImportOptions,
  { cwd, signal }: Pick<Environment, "cwd" | "signal">,
): Promise<Checked<Imported>> {
  const folder = resolve(cwd, data);
  const figures = { path: file, bytes: await readFigures(resolve(cwd, file), file) };
  const { value, ...told } = await readerFor(file)(figures, await readDataFolder(folder), data);
  if (value === null) return { ...told, value: null };
  const { files, written, removed, counts } = value;
  if (signal.aborted) throw cancelled(signal);
  await writeFiles(
    folder,
    files.filter(({ path }) => written.includes(path)),
  );
  await Promise.all(removed.map((path) => rm(join(folder, path), { force: true })));
  return { ...told, value: { written, removed, counts } };
}

async function readFigures(path: string, named: string): Promise<Uint8Array> {
  try {
    return await readUpTo(path, MAX_FILE_BYTES);
  } catch (cause) {
    throw new ReportError("INPUT_UNREADABLE", `Cannot read ${named}`, {
      hint: "name a CSV or workbook that `briefings data` wrote",
      cause,
    });
  }
}
