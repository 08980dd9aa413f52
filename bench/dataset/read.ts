import type { DatasetFile } from "../../src/dataset/files.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { mustRead } from "../parts.ts";
import { generateDataset } from "./generate.ts";
import type { DatasetOptions } from "./options.ts";

/** Names, units and numbers as long as there are, and some of each case that a figure may be. */
export const HARD: Partial<DatasetOptions> = {
  longNames: 2,
  longUnits: true,
  words: 0.15,
  contradictions: 0.08,
  estimates: 0.2,
  years: 2,
};

/** Makes a dataset of invented places and reads it, without its documents. */
export function inventDataset(options: Partial<DatasetOptions>): Dataset {
  const files = generateDataset(options)
    .filter(({ path }) => !path.startsWith("sources/"))
    .map(({ path, text }): DatasetFile => ({ path, bytes: new TextEncoder().encode(text) }));
  return mustRead(files);
}
