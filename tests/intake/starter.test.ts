import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { differencesOf, goldOf } from "../../bench/intake/gold.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { readDocument } from "../../src/intake/read.ts";
import { yearsOf } from "../../src/intake/when.ts";
import { packageHome } from "../../src/package.ts";

const STARTER = join(packageHome(), "templates/starter");

describe("the starter's documents", () => {
  it("are read, plans and monthly reports, as the figures that stand in its data", async () => {
    const { value: dataset } = readDataset(await readDataFolder(STARTER));
    if (!dataset) throw new Error("The starter has faults.");
    for (const document of dataset.documentById.values()) {
      const text = readFileSync(join(STARTER, "sources", document.proof?.file ?? ""), "utf8");
      const years = yearsOf(document);
      if (!years) throw new Error(`${document.id} has no years.`);
      const reading = readDocument({ text, grids: [] }, years, dataset);
      const gold = goldOf(dataset, document.id, text, reading);
      expect(gold.size).toBeGreaterThan(5);
      const read = reading.candidates.filter(({ start }) => gold.has(start));
      const wrong = read.filter((one) => {
        return differencesOf(one, gold.get(one.start) ?? [], dataset).length > 0;
      });
      expect(wrong).toEqual([]);
      expect(read.length).toBe(gold.size);
      expect(reading.unread).toEqual([]);
    }
  });
});
