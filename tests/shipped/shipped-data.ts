import { join } from "node:path";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { packageHome } from "../../src/package.ts";

/** The figures that come with the package. */
export async function readShippedData(): Promise<Dataset> {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "data")));
  if (!value) throw new Error("The shipped data has faults");
  return value;
}
