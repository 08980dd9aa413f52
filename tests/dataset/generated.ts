import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateDataset } from "../../bench/dataset/generate.ts";
import type { DatasetOptions } from "../../bench/dataset/options.ts";
import type { DatasetFiles } from "../../src/dataset/files.ts";
import { filesOf } from "./fixture.ts";

/** The files of a dataset of invented places, without its documents. */
export function generatedFiles(options: Partial<DatasetOptions>): DatasetFiles {
  const files = generateDataset(options).filter(({ path }) => !path.startsWith("sources/"));
  return filesOf(Object.fromEntries(files.map(({ path, text }) => [path, text])));
}

/** Writes a dataset of invented places into a folder and gives its path back. */
export function writeGenerated(folder: string, options: Partial<DatasetOptions>): string {
  for (const { path, text } of generateDataset(options)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
