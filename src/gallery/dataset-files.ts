import { keepFiles } from "../cache/kept-files.ts";
import { FORMATS, type Format, formatsFor, writeFormat } from "../dataset/formats/table.ts";
import type { Dataset } from "../dataset/model.ts";
import type { ManifestFile } from "../results/manifest.ts";
import { type OutputFile, sha256 } from "../store/folder.ts";
import { namesOf } from "../web/names.ts";
import type { GallerySite } from "./site.ts";

/** Folder of the dataset's files below the output folder. */
const DATA_FOLDER = "data";

/** Where the figures of a format stand below the output folder. */
export function pathOfFigures(format: Format): string {
  return `${DATA_FOLDER}/figures.${FORMATS[format].ending}`;
}

/** Writes the dataset in each format of the gallery, and the names of the ids in it; keeps files already up to date. */
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
  const written = formatsFor("gallery")
    .toSorted()
    .map(async (format) => ({
      path: pathOfFigures(format),
      bytes: await writeFormat(format, dataset, "gallery"),
    }));
  const names = `${JSON.stringify(namesOf(dataset), null, 1)}\n`;
  return [
    ...(await Promise.all(written)),
    { path: `${DATA_FOLDER}/names.json`, bytes: new TextEncoder().encode(names) },
  ];
}
