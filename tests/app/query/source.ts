import type { Answer, Source } from "../../../src/app/query/resource.ts";
import { RESOURCES } from "../../../src/app/query/resources.ts";
import type { DatasetFiles } from "../../../src/dataset/files.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../../src/design.ts";
import { packageHome } from "../../../src/package.ts";
import { generatedFiles } from "../../dataset/generated.ts";

export type ResourceName = keyof typeof RESOURCES;

let design: Promise<Design> | null = null;

/** A source of invented data. */
export async function sourceOf(files: DatasetFiles): Promise<Source> {
  design ??= loadDesign(packageHome());
  const { value, diagnostics } = readDataset(files);
  if (!value) throw new Error(`The data has faults: ${JSON.stringify(diagnostics)}`);
  return { ...(await design), dataset: value };
}

/** Twelve places of three cities, with revisions, words, bounds and contradictions. */
export const VARIED = generatedFiles({
  ...{ places: 12, indicators: 14, editions: 2, cities: 3, sameNames: 1, compared: 4, seed: 7 },
  ...{ bounds: 0.2, contradictions: 0.1, words: 0.2, estimates: 0.2, missing: 0.2 },
});

export type Raw = Readonly<Record<string, unknown>>;

export function ask(source: Source, name: ResourceName, raw: Raw = {}): Answer<Raw> {
  return RESOURCES[name].answer(source, raw);
}

/** What a field of all items of an answer is. */
export function each(source: Source, name: ResourceName, field: string, raw: Raw = {}) {
  return ask(source, name, { limit: "1000", ...raw }).items.map((item) => item[field]);
}
