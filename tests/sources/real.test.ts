import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { formatDiagnostic } from "../../src/diagnostic.ts";
import { readSourcesFolder } from "../../src/sources/folder.ts";
import { proveSources } from "../../src/sources/prove.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** The published documents are not part of the project; they may lie beside it. */
const SOURCES = here("../../../shared/sources");

describe("the figures of data/", () => {
  it.skipIf(!existsSync(SOURCES))("are proved by the documents in ../shared/sources", async () => {
    const { value: dataset, diagnostics } = readDataset(await readDataFolder(here("../../data")));
    expect(
      diagnostics.filter(({ severity }) => severity === "error").map(formatDiagnostic),
    ).toEqual([]);
    if (!dataset) return;
    const report = proveSources(dataset, await readSourcesFolder(SOURCES, dataset));
    expect(report.diagnostics.map(formatDiagnostic)).toEqual([]);
    expect(report.counts.map(({ region }) => region)).toEqual([...dataset.regionById.keys()]);
  });
});
