import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { proveSources } from "../../src/sources/prove.ts";
import { readCase, starterWith } from "../dataset/starter-cases.ts";

describe("proveSources(dataset, files) on text copied out of a PDF", () => {
  it("reads radicals as the characters that they look like, and checks the file as it is", async () => {
    const files = await starterWith("documents.yaml", "data/documents-radicals.yaml");
    const dataset = readDataset(files).value as Dataset;
    const names = ["jia-2024-plan.txt", "yi-2024-plan.txt"];
    const sources = await Promise.all(
      names.map(async (file) => ({ file, bytes: await readCase(`data/sources-radicals/${file}`) })),
    );
    const { diagnostics, counts } = proveSources(dataset, sources);
    expect(diagnostics).toEqual([]);
    expect(counts.every(({ figures, proved }) => figures > 0 && proved === figures)).toBe(true);
  });
});
