import fc from "fast-check";
import { expect, it } from "vitest";
import { NUMBERS } from "../../bench/dataset/options.ts";
import { formatCsv } from "../../src/dataset/csv.ts";
import { importCsv, importWorkbook } from "../../src/dataset/import.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { formatXlsx } from "../../src/dataset/workbook.ts";
import { generatedFiles } from "./generated.ts";

const share = fc.constantFrom(0, 0.3, 1);
const options = fc.record({
  seed: fc.nat(1000),
  places: fc.integer({ min: 1, max: 3 }),
  indicators: fc.integer({ min: 3, max: 40 }),
  editions: fc.integer({ min: 1, max: 2 }),
  numbers: fc.constantFrom(...NUMBERS),
  longUnits: fc.boolean(),
  ...{ estimates: share, bounds: share, bases: share, contradictions: share },
  ...{ repeated: share, words: share },
});

/** Everything of the figures but where they stand. */
function contentOf(files: Parameters<typeof readDataset>[0]) {
  return readDataset(files).value?.figures.map(({ at, ...content }) => content);
}

it("gives back the figures of any dataset, from its CSV and its workbook", async () => {
  await fc.assert(
    fc.asyncProperty(options, async (drawn) => {
      const files = generatedFiles(drawn);
      const dataset = readDataset(files).value as Dataset;
      const before = contentOf(files);
      const csv = new TextEncoder().encode(formatCsv(dataset));
      const fromCsv = importCsv({ path: "f.csv", bytes: csv }, files);
      expect(contentOf(fromCsv.value?.files ?? [])).toEqual(before);
      const bytes = await formatXlsx(dataset, { hasFigures: true });
      const fromWorkbook = await importWorkbook({ path: "f.xlsx", bytes }, files);
      expect(fromWorkbook.value?.files).toEqual(fromCsv.value?.files);
    }),
    { numRuns: 15 },
  );
});
