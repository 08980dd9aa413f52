import { keepFiles } from "../cache/kept-files.ts";
import { formatCsv, formatJson, formatXlsx } from "../dataset/export.ts";
import type { Dataset } from "../dataset/model.ts";
import type { ManifestFile } from "../results/manifest.ts";
import { type OutputFile, sha256 } from "../store/folder.ts";
import { namesOf } from "../web/names.ts";
import type { GallerySite } from "./site.ts";

/** Below the output folder. */
export const DATA_FOLDER = "data";

/** Writes the dataset for others: CSV, JSON and a workbook, and what the ids in them stand for. */
export async function keepDatasetFiles(
  dataset: Dataset,
  { store, key: site }: GallerySite,
): Promise<readonly ManifestFile[]> {
  const figures = dataset.figures.map(({ at: _, ...figure }) => figure);
  const lists = [dataset.themeById, dataset.remarkById, dataset.indicatorById];
  const about = [figures, namesOf(dataset), lists.map((list) => [...list.values()])];
  const key = sha256(JSON.stringify([site, about]));
  return keepFiles({ store, name: "dataset", key }, () => writeDataset(dataset));
}

async function writeDataset(dataset: Dataset): Promise<readonly OutputFile[]> {
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    // Excel takes a CSV for UTF-8 only with a byte order mark.
    { path: `${DATA_FOLDER}/figures.csv`, bytes: encode(formatCsv(dataset, { bom: true })) },
    { path: `${DATA_FOLDER}/figures.json`, bytes: encode(formatJson(dataset)) },
    { path: `${DATA_FOLDER}/figures.xlsx`, bytes: await formatXlsx(dataset) },
    {
      path: `${DATA_FOLDER}/names.json`,
      bytes: encode(`${JSON.stringify(namesOf(dataset), null, 1)}\n`),
    },
  ];
}
