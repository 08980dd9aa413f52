import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { draftBriefing } from "../../src/briefing.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Language } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { packageHome } from "../../src/host.ts";
import { loadStationery } from "../../src/stationery.ts";
import type { ChartView } from "../../src/view/model.ts";
import { plainText } from "../../src/view/sentence.ts";

/** The first chart of the shipped comparison: growth of several indicators, one panel each. */
async function overviewOf(language: Language, regions: string): Promise<ChartView> {
  const { value: dataset } = readDataset(await readDataFolder(join(packageHome(), "data")));
  const spec = dataset?.briefings.get("five-places");
  if (!dataset || !spec) throw new Error("The shipped data has faults");
  const { localeByLanguage, ...stationery } = await loadStationery(packageHome());
  const locale = localeByLanguage[language];
  const asked = { dataset, spec, regions: regions.split(","), locale, ...stationery };
  const chart = draftBriefing(asked).view.sections[0]?.charts[0];
  if (!chart) throw new Error("There is no chart");
  return chart;
}

const ALL = "pingyin,zhangdian,yicheng,boshan,gaoqing";

describe("a chart of several panels", () => {
  it("sets places of other years apart from those of the common year, all in the order of the page", async () => {
    const { spec } = await overviewOf("zh", ALL);
    const names = spec.groups.map(({ rows }) => rows.map(({ label }) => label));
    expect(names).toEqual([
      ["平阴", "张店", "博山"],
      ["峄城", "高青"],
    ]);
    expect(spec.groups.map(({ isSetApart }) => isSetApart)).toEqual([false, true]);
  });

  it("keeps places of different years in one group where no two share a year", async () => {
    const { spec } = await overviewOf("zh", "yicheng,gaoqing,boshan");
    expect(spec.groups.map(({ rows }) => rows.length)).toEqual([3]);
  });

  it("says which rate fell, and ranks none", async () => {
    const { title, spec } = await overviewOf("en", ALL);
    expect(plainText(title)).toBe("Growth: only imports and exports in Zhangdian fell");
    expect(
      spec.groups.flatMap(({ rows }) => rows).flatMap(({ cells }) => cells.map((c) => c.rank)),
    ).toEqual(Array(20).fill(""));
  });

  it("says that all rose only where none fell", async () => {
    const { title } = await overviewOf("en", "pingyin,boshan");
    expect(plainText(title)).toBe("Growth: every published rate is a rise");
  });

  it("says for which panel a basis holds", async () => {
    const { subtitle } = await overviewOf("en", ALL);
    expect(plainText(subtitle)).toContain("Budget revenue, basis: Zhangdian and Boshan");
  });
});
