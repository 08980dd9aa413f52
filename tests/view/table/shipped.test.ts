import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { draftBriefing } from "../../../src/briefing.ts";
import { readDataFolder } from "../../../src/dataset/folder.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import { loadDesign } from "../../../src/design.ts";
import { packageHome } from "../../../src/package.ts";
import type { CellView, TableView } from "../../../src/view/model.ts";

async function headline(): Promise<TableView> {
  const { value: dataset } = readDataset(await readDataFolder(join(packageHome(), "data")));
  const spec = dataset?.briefings.get("five-places");
  if (!dataset || !spec) throw new Error("The shipped data has faults");
  const { localeByLanguage, ...design } = await loadDesign(packageHome());
  const request = { dataset, spec, regions: spec.regions, locale: localeByLanguage.zh };
  const { view } = draftBriefing({ ...request, ...design });
  if (!view.headline) throw new Error("There is no headline table");
  return view.headline;
}

/** Decimals shown and decimals made up for by empty space. */
function lengthOf({ numerals, pad }: CellView): number {
  const shown = numerals.at(-1)?.text.split(".")[1]?.length ?? 0;
  return shown + Number(pad.match(/\d/)?.[0] ?? 0);
}

describe("the numbers of a table", () => {
  it("stand under each other at the point in every column, whole amounts at its end", async () => {
    const { columns, rows } = await headline();
    for (const index of columns.keys()) {
      const cells = rows
        .filter(({ cells }) => cells.some(({ numerals }) => numerals.at(-1)?.text.includes(".")))
        .flatMap((row) => row.cells[index] ?? [])
        .filter(({ isNumber }) => isNumber);
      expect(new Set(cells.map(lengthOf)).size).toBe(1);
    }
    const jobs = rows.find(({ name }) => name === "城镇新增就业");
    expect(jobs?.cells.map(({ pad }) => pad)).toEqual(["", "", "", "", ""]);
  });
});
