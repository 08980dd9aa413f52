import { resolve } from "node:path";
import { openStamps } from "../../cache/stamps.ts";
import { formatsFor, writeFormat } from "../../dataset/formats/table.ts";
import type { Dataset } from "../../dataset/model.ts";
import { pathOfFigures } from "../../gallery/dataset-files.ts";
import {
  describeFile,
  type FileDescription,
  type OutputFile,
  requireFolder,
} from "../../store/folder.ts";
import { getJson, jsonFile, openFolder } from "../../store/store.ts";

/** Tells which files of a folder are a site's, so that the next writing removes those that it has not any more. */
const LIST = "site.json";

interface SiteList {
  readonly files: readonly FileDescription[];
}

/** Writes the files of a site, and removes those of an earlier writing that it has no more. Errors: OUTPUT_FAULT. */
export async function keepSite(folder: string, files: readonly OutputFile[]): Promise<void> {
  await requireFolder(folder);
  const store = openFolder(resolve(folder), openStamps(folder));
  const before = await getJson<SiteList>(store, LIST);
  await store.putMissing(files);
  const now = new Set(files.map(({ path }) => path));
  for (const { path } of before?.files ?? []) if (!now.has(path)) await store.remove(path);
  await store.put([jsonFile(LIST, { files: files.map(describeFile) } satisfies SiteList)]);
}

/** The whole dataset in every format that is given out beside briefings. */
export function datasetFiles(dataset: Dataset): Promise<readonly OutputFile[]> {
  return Promise.all(
    formatsFor("gallery").map(async (format) => ({
      path: pathOfFigures(format),
      bytes: await writeFormat(format, dataset, "gallery"),
    })),
  );
}
