import { keepFiles } from "../cache/kept-files.ts";
import { FORMATS, type Format, formatsFor, writeFormat } from "../dataset/formats/table.ts";
import type { Dataset, Language } from "../dataset/model.ts";
import type { ManifestFile } from "../results/manifest.ts";
import { type OutputFile, sha256 } from "../store/folder.ts";
import type { Locale } from "../view/locale.ts";
import { sayFigures } from "../view/said.ts";
import { type EditionNames, namesOf } from "../web/names.ts";
import type { GallerySite } from "./site.ts";

/** Folder of the dataset's files below the output folder. */
const DATA_FOLDER = "data";

/** Under which name the dataset's files are kept. */
export const DATASET_KEPT = "dataset";

/** Where the figures of a format stand below the output folder. */
export function pathOfFigures(format: Format): string {
  return `${DATA_FOLDER}/figures.${FORMATS[format].ending}`;
}

/** Writes the dataset in each format of the gallery, and the names of the ids in it with each figure as pages say it; keeps files already up to date. */
export async function keepDatasetFiles(
  dataset: Dataset,
  locales: Readonly<Record<Language, Locale>>,
  { store, key: site }: GallerySite,
): Promise<readonly ManifestFile[]> {
  const figures = dataset.figures.map(({ at: _, ...figure }) => figure);
  const lists = [dataset.themeById, dataset.remarkById, dataset.indicatorById];
  const names = { ...namesOf(dataset), figures: sayFigures(dataset, locales) };
  const about = [figures, names, lists.map((list) => [...list.values()])];
  const key = sha256(JSON.stringify([site, about]));
  return keepFiles({ store, name: DATASET_KEPT, key }, () => writeDataset(dataset, names));
}

async function writeDataset(dataset: Dataset, names: EditionNames): Promise<readonly OutputFile[]> {
  const written = formatsFor("gallery")
    .toSorted()
    .map(async (format) => ({
      path: pathOfFigures(format),
      bytes: await writeFormat(format, dataset, "gallery"),
    }));
  return [
    ...(await Promise.all(written)),
    { path: `${DATA_FOLDER}/names.json`, bytes: encodeNames(names) },
  ];
}

function encodeNames(names: EditionNames): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(names, null, 1)}\n`);
}
