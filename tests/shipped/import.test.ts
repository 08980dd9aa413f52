import { expect, it } from "vitest";
import { formatCsv } from "../../src/dataset/csv.ts";
import type { DatasetFiles } from "../../src/dataset/files.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { importCsv } from "../../src/dataset/import.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";

/** Every line that holds a figure, in the order of files. */
function figureLines(files: DatasetFiles): readonly string[] {
  return files
    .filter(({ path }) => path.startsWith("observations/"))
    .flatMap(({ bytes }) => new TextDecoder().decode(bytes).split("\n"))
    .filter((line) => line.startsWith("    - {"));
}

it("comes back from its own CSV line by line, in the units that were printed", async () => {
  const files = await readDataFolder("data");
  const csv = formatCsv(readDataset(files).value as Dataset);
  const file = { path: "figures.csv", bytes: new TextEncoder().encode(csv) };
  const { value, diagnostics } = importCsv(file, files);
  expect(diagnostics).toEqual([]);
  expect(figureLines(value?.files ?? [])).toEqual(figureLines(files));
});
